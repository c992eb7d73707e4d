import type { FrameStyle } from './axis-drawing.js';
import type { Side } from './frame-content.js';
import type { Mark, PolylineMark, Rect } from './scene.js';

/** Four spines as one outline on whole pixels. */
export function boxMark(rect: Rect, widthPx: number, { theme }: Pick<FrameStyle, 'theme'>): Mark {
  // A line of an odd number of pixels is crisp when it runs through pixel centres.
  const shift = (widthPx % 2) / 2;
  const outline = {
    x: rect.x + shift,
    y: rect.y + shift,
    width: rect.width - 2 * shift,
    height: rect.height - 2 * shift,
  };
  return { kind: 'rect', rect: outline, stroke: theme.ink, widthPx };
}

/** One spine, as long as the axes. */
export function spineMark(
  axes: Rect,
  side: Side,
  widthPx: number,
  { theme }: Pick<FrameStyle, 'theme'>,
): PolylineMark {
  const shift = (widthPx % 2) / 2;
  const [left, top] = [axes.x + shift, axes.y + shift];
  const [right, bottom] = [axes.x + axes.width - shift, axes.y + axes.height - shift];
  const corners: Record<Side, readonly number[]> = {
    left: [left, top, left, bottom],
    right: [right, top, right, bottom],
    top: [left, top, right, top],
    bottom: [left, bottom, right, bottom],
  };
  return {
    kind: 'polyline',
    points: Float64Array.from(corners[side]),
    stroke: theme.ink,
    widthPx,
    cap: 'square',
  };
}
