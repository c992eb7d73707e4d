import { normalize } from './norm.js';
import type { Color, ColorScale, Mark, Rect } from './scene.js';

/** One colour between two values of a colour bar. */
export interface ColorBand {
  readonly from: number;
  readonly to: number;
  readonly color: Color;
}

/** The bands of a colour bar as rectangles that meet at whole pixels. */
export function bandRects(
  rect: Rect,
  bands: readonly ColorBand[],
  scale: ColorScale,
  horizontal: boolean,
): Mark[] {
  const length = horizontal ? rect.width : rect.height;
  return bands.flatMap(({ from, to, color }): Mark[] => {
    const [low, high] = [from, to].map((value) => {
      const position = Math.min(1, Math.max(0, normalize(scale, value)));
      return Math.round(position * length);
    });
    if (low === undefined || high === undefined || !(low < high)) return [];
    const place = horizontal
      ? { ...rect, x: rect.x + low, width: high - low }
      : { ...rect, y: rect.y + rect.height - high, height: high - low };
    return [{ kind: 'rect', rect: place, fill: color }];
  });
}

/** The ends of bands that carry ticks: every n-th so that there are at most `most`, zero among them. */
export function bandTicks(bands: readonly ColorBand[], most: number): number[] {
  const ends = [...new Set(bands.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const every = Math.max(1, Math.ceil(ends.length / Math.max(1, most)));
  const sizes = ends.map(Math.abs);
  const nearestZero = sizes.indexOf(Math.min(...sizes));
  return ends.filter((_, i) => (i - nearestZero) % every === 0);
}
