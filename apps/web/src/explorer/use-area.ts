import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { PageMetrics } from './plate-layout';

export interface Area {
  readonly width: number;
  readonly height: number;
  readonly metrics: PageMetrics;
  readonly pixelRatio: number;
  /** Width of the column beside the figure; null where it lies below. */
  readonly column: number | null;
  readonly tickFontPx: number;
}

function readPixels(name: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0;
}

function readMetrics(): PageMetrics {
  const px = readPixels;
  return {
    zAxis: px('--z-axis'),
    xAxis: px('--x-axis'),
    depthX: px('--depth-x'),
    depthY: px('--depth-y'),
    strip: px('--strip'),
    large: window.matchMedia('(min-width: 1800px)').matches,
  };
}

/** The room an element has, with the lengths of the style sheet; null before the first layout. */
export function useArea<Element extends HTMLElement>(): [RefObject<Element | null>, Area | null] {
  const ref = useRef<Element>(null);
  const [area, setArea] = useState<Area | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setArea({
        width,
        height,
        metrics: readMetrics(),
        pixelRatio: window.devicePixelRatio || 1,
        column: window.matchMedia('(max-width: 1059px)').matches ? null : readPixels('--caption'),
        tickFontPx: readPixels('--t-tick') || 12.5,
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return [ref, area];
}
