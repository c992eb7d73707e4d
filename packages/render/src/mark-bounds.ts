import type { Rect } from '@emout/figure/scene';
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
      // A miter reaches up to ten half widths farther where a slanted line turns sharply.
      const sharp = (mark.join ?? 'miter') === 'miter' && !isAxisParallel(mark.points);
      const bounds = grown(pointExtent(mark.points), (sharp ? 5 : 0.5) * mark.widthPx + 1);
      return mark.clip === undefined ? bounds : intersection(bounds, grown(mark.clip, 1));
    }
    case 'text': {
      const { left, right, up, down } = textBox(mark, metrics);
      const { x, y } = mark;
      if (mark.angleDeg === 0)
        return grown({ x: x + left, y: y - up, width: right - left, height: up + down }, 1);
      const turned = { width: up + down, height: right - left };
      return grown(
        mark.angleDeg === 90
          ? { x: x - up, y: y - right, ...turned }
          : { x: x - down, y: y + left, ...turned },
        1,
      );
    }
  }
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
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
