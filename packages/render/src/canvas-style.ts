import type { Color, Rect } from '@emout/figure/scene';
import type { CanvasRenderingContext2D } from 'canvas';
import { snappedRect } from './pixel-snap.js';

export function cssColor({ r, g, b, a }: Color): string {
  return `rgba(${r},${g},${b},${a})`;
}

/** Runs `paint` with everything outside the whole pixels of a rectangle left alone. */
export function withClip(context: CanvasRenderingContext2D, clip: Rect | undefined, paint: () => void): void {
  if (clip === undefined) {
    paint();
    return;
  }
  const { x, y, width, height } = snappedRect(clip);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  paint();
  context.restore();
}

const MAX_COORDINATE = 4e6;

/** Cairo keeps coordinates in 24 bits before the point; far beyond the picture a line may bend unseen. */
export function withinCanvas(coordinate: number): number {
  return Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, coordinate));
}
