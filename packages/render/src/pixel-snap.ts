import type { Rect } from '@emout/figure/scene';
import { pixelEdge } from './axis-weights.js';

/** Points off the direction of a line by less than this are on it, in pixels. */
const STRAIGHT_PX = 1e-3;
/** Longer lines are data, not axes. */
const MAX_SNAPPED_POINTS = 1024;

/** Width of a line that covers whole pixels: at least one. */
export function snappedWidth(widthPx: number): number {
  return Math.max(1, Math.round(widthPx));
}

/** Coordinates that differ from a pixel's edge by rounding errors only are on it. */
const ROUNDING_PX = 1e-6;

/** The nearest centre of a line of whole width that then covers whole pixels. */
export function snappedCenter(coordinate: number, wholeWidth: number): number {
  return wholeWidth % 2 === 1 ? Math.floor(coordinate + ROUNDING_PX) + 0.5 : pixelEdge(coordinate);
}

/** The whole pixels of a rectangle; one that has any extent keeps at least one pixel. */
export function snappedRect(rect: Rect): Rect {
  const x = pixelEdge(rect.x);
  const y = pixelEdge(rect.y);
  const width = pixelEdge(rect.x + rect.width) - x;
  const height = pixelEdge(rect.y + rect.height) - y;
  return {
    x,
    y,
    width: rect.width > 0 ? Math.max(1, width) : 0,
    height: rect.height > 0 ? Math.max(1, height) : 0,
  };
}

/** True when every segment of a polyline runs along x or y; NaN separates pieces. */
export function isAxisParallel(points: Float64Array): boolean {
  if (points.length > 2 * MAX_SNAPPED_POINTS) return false;
  for (let i = 2; i + 1 < points.length; i += 2) {
    const dx = Math.abs((points[i] as number) - (points[i - 2] as number));
    const dy = Math.abs((points[i + 1] as number) - (points[i - 1] as number));
    if (dx > STRAIGHT_PX && dy > STRAIGHT_PX) return false;
  }
  return true;
}

/**
 * An axis-parallel polyline moved so that a stroke of whole width covers whole pixels. Corners move in both
 * directions; a butt end moves to the edge of a pixel along the line.
 */
export function snappedPolyline(points: Float64Array, wholeWidth: number, buttEnds: boolean): Float64Array {
  const snapped = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) snapped[i] = snappedCenter(points[i] as number, wholeWidth);
  if (!buttEnds) return snapped;
  let start = 0;
  for (let i = 0; i <= points.length; i += 2) {
    if (i < points.length && Number.isFinite((points[i] as number) + (points[i + 1] as number))) continue;
    snapEnds(points, snapped, start, i - 2);
    start = i + 2;
  }
  return snapped;
}

function snapEnds(points: Float64Array, snapped: Float64Array, first: number, last: number): void {
  if (last <= first) return;
  const closed = points[first] === points[last] && points[first + 1] === points[last + 1];
  if (closed) return;
  snapEnd(points, snapped, first, first + 2);
  snapEnd(points, snapped, last, last - 2);
}

function snapEnd(points: Float64Array, snapped: Float64Array, end: number, neighbour: number): void {
  const dx = Math.abs((points[end] as number) - (points[neighbour] as number));
  const along = dx > STRAIGHT_PX ? end : end + 1;
  snapped[along] = pixelEdge(points[along] as number);
}

/** The line through the edges of a rectangle, moved so that a stroke of whole width covers whole pixels. */
export function snappedOutline({ x, y, width, height }: Rect, wholeWidth: number): Rect {
  const left = snappedCenter(x, wholeWidth);
  const top = snappedCenter(y, wholeWidth);
  return {
    x: left,
    y: top,
    width: snappedCenter(x + width, wholeWidth) - left,
    height: snappedCenter(y + height, wholeWidth) - top,
  };
}
