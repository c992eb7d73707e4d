import type { Rect, TextMark } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import type { VectorMark } from './paint-marks.js';
import { isAxisParallel } from './pixel-snap.js';
import { textBox } from './text-box.js';

/** A rectangle that holds everything a vector mark paints, a pixel or two larger at most. */
export function markBounds(mark: VectorMark, metrics: TextMetrics): Rect {
  switch (mark.kind) {
    case 'rect':
      return grown(mark.rect, mark.stroke === undefined ? 1 : (mark.widthPx ?? 1) / 2 + 1);
    case 'polyline': {
      const sharp = (mark.join ?? 'miter') === 'miter' && !isAxisParallel(mark.points);
      const reach = (sharp ? MITER_LIMIT : 1) * (mark.widthPx / 2);
      return clipped(grown(pointExtent(mark.points), reach + 1), mark.clip);
    }
    case 'polygon': {
      const reach = mark.stroke === undefined ? 0 : MITER_LIMIT * ((mark.widthPx ?? 1) / 2);
      return clipped(grown(pointExtent(mark.points), reach + 1), mark.clip);
    }
    case 'markers': {
      // The corners of a square or a cross lie √2 radii from its centre, those of a stroke as many half widths farther.
      const reach = (mark.sizePx + (mark.widthPx ?? 1)) * Math.SQRT1_2;
      return clipped(grown(pointExtent(mark.points), Math.max(1, reach * SHARPEST_MARKER) + 1), mark.clip);
    }
    case 'text':
      return clipped(textBounds(mark, metrics), mark.clip);
  }
}

/** A miter reaches up to ten half widths farther where a slanted line turns sharply. */
const MITER_LIMIT = 10;
/** The miter at the corner of a triangle is two half widths long. */
const SHARPEST_MARKER = Math.SQRT2;

function textBounds(mark: TextMark, metrics: TextMetrics): Rect {
  const { left, right, up, down } = textBox(mark, metrics);
  const radians = (-mark.angleDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const corners = new Float64Array(8);
  for (const [k, along] of [left, right].entries()) {
    for (const [j, across] of [-up, down].entries()) {
      corners[4 * k + 2 * j] = mark.x + along * cos - across * sin;
      corners[4 * k + 2 * j + 1] = mark.y + along * sin + across * cos;
    }
  }
  return grown(pointExtent(corners), 1 + (mark.halo?.widthPx ?? 0));
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function clipped(bounds: Rect, clip: Rect | undefined): Rect {
  return clip === undefined ? bounds : intersection(bounds, grown(clip, 1));
}

function intersection(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

function pointExtent(points: Float64Array): Rect {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
