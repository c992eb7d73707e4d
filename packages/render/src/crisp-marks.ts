import type { Color, MarkersMark, PolylineMark, Rect, RectMark } from '@emout/figure/scene';
import type { VectorMark } from './paint-marks.js';
import { isAxisParallel, snappedOutline, snappedPolyline, snappedRect, snappedWidth } from './pixel-snap.js';
import { markerAlpha } from './point-squares.js';

/** Lines wider than this show their round corners and ends. */
const SQUARE_UP_TO_PX = 2;

/** A mark that covers whole pixels only, in one or two opaque colours: it is filled without antialiasing. */
export type CrispMark = PolylineMark | RectMark | MarkersMark;

export function isCrisp(mark: VectorMark): mark is CrispMark {
  switch (mark.kind) {
    case 'text':
    case 'polygon':
      return false;
    case 'markers':
      return mark.shape === 'point' && mark.rgb === undefined && markerAlpha(mark) === 1;
    case 'rect':
      return (mark.fill?.a ?? 1) === 1 && (mark.stroke?.a ?? 1) === 1;
    case 'polyline': {
      if (mark.stroke.a < 1 || (mark.dashPx?.length ?? 0) > 0 || !isAxisParallel(mark.points)) return false;
      const round = mark.cap === 'round' || mark.join === 'round';
      return !round || snappedWidth(mark.widthPx) <= SQUARE_UP_TO_PX;
    }
  }
}

/** Calls `fill` for the whole-pixel rectangles of a crisp mark, in painting order. */
export function crispRects(
  mark: PolylineMark | RectMark,
  fill: (rect: Rect, color: Color, clip?: Rect) => void,
): void {
  if (mark.kind === 'polyline') {
    polylineRects(mark, fill);
    return;
  }
  if (mark.fill !== undefined) fill(snappedRect(mark.rect), mark.fill);
  if (mark.stroke === undefined) return;
  const w = snappedWidth(mark.widthPx ?? 1);
  const { x, y, width, height } = snappedOutline(mark.rect, w);
  const left = x - w / 2;
  const top = y - w / 2;
  fill({ x: left, y: top, width: width + w, height: w }, mark.stroke);
  fill({ x: left, y: top + height, width: width + w, height: w }, mark.stroke);
  fill({ x: left, y: top, width: w, height: height + w }, mark.stroke);
  fill({ x: left + width, y: top, width: w, height: height + w }, mark.stroke);
}

function polylineRects(mark: PolylineMark, fill: (rect: Rect, color: Color, clip?: Rect) => void): void {
  const w = snappedWidth(mark.widthPx);
  const butt = (mark.cap ?? 'butt') === 'butt';
  const points = snappedPolyline(mark.points, w, butt);
  const clip = mark.clip === undefined ? undefined : snappedRect(mark.clip);
  for (const [first, last] of pieces(mark.points)) {
    const closed =
      mark.points[first] === mark.points[last] && mark.points[first + 1] === mark.points[last + 1];
    // Corners and square ends reach half a width farther; butt ends stand on the edge of a pixel already.
    const endReach = butt && !closed ? 0 : w / 2;
    for (let i = first; i < last; i += 2) {
      const start = { x: points[i] ?? 0, y: points[i + 1] ?? 0, reach: i === first ? endReach : w / 2 };
      const end = { x: points[i + 2] ?? 0, y: points[i + 3] ?? 0, reach: i + 2 === last ? endReach : w / 2 };
      fill(segmentRect(start, end, w), mark.stroke, clip);
    }
  }
}

interface SegmentEnd {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

function segmentRect(a: SegmentEnd, b: SegmentEnd, w: number): Rect {
  if (Math.abs(b.x - a.x) > Math.abs(b.y - a.y)) {
    const [left, right] = a.x <= b.x ? [a, b] : [b, a];
    const x = left.x - left.reach;
    return { x, y: a.y - w / 2, width: right.x + right.reach - x, height: w };
  }
  const [top, bottom] = a.y <= b.y ? [a, b] : [b, a];
  const y = top.y - top.reach;
  return { x: a.x - w / 2, y, width: w, height: bottom.y + bottom.reach - y };
}

/** First and last point (positions of their x) of each run of finite points. */
function pieces(points: Float64Array): [number, number][] {
  const found: [number, number][] = [];
  let first = -1;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const finite = Number.isFinite((points[i] as number) + (points[i + 1] as number));
    if (finite && first < 0) first = i;
    if (!finite) {
      if (first >= 0 && i - 2 > first) found.push([first, i - 2]);
      first = -1;
    }
  }
  const last = points.length - (points.length % 2) - 2;
  if (first >= 0 && last > first) found.push([first, last]);
  return found;
}
