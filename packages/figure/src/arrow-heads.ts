import type { Rect } from './scene.js';

/** Where an arrow head stands on a line: its tip, and the unit direction towards it. */
export interface HeadPlace {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  /** Which line it stands on, and the point before it. */
  readonly line: number;
  readonly point: number;
}

/** Lines shorter than this many heads have none. */
const LEAST_HEADS = 1.6;

/**
 * One head of `length` pixels in the middle of each line, along the chord below it; those that would lie outside the
 * area or over another are left out.
 */
export function headPlaces(lines: readonly Float64Array[], length: number, area: Rect): HeadPlace[] {
  const places: HeadPlace[] = [];
  for (const [line, points] of lines.entries()) {
    const total = lengthOf(points);
    if (!(total > LEAST_HEADS * length)) continue;
    const [tailX, tailY] = along(points, (total - length) / 2);
    const [x, y, point] = along(points, (total + length) / 2);
    const chord = Math.hypot(x - tailX, y - tailY);
    const outside =
      x < area.x || y < area.y || x > area.x + area.width || y > area.y + area.height || !(chord > 0);
    if (outside || places.some((other) => Math.hypot(other.x - x, other.y - y) < 1.2 * length)) continue;
    places.push({ x, y, dx: (x - tailX) / chord, dy: (y - tailY) / chord, line, point });
  }
  return places;
}

/** The filled triangles of heads, half as wide to each side as they are long; NaN between them. */
export function headShapes(places: readonly HeadPlace[], length: number): Float64Array {
  const points = new Float64Array(Math.max(0, 8 * places.length - 2)).fill(Number.NaN);
  for (const [k, { x, y, dx, dy }] of places.entries()) {
    const [baseX, baseY] = [x - length * dx, y - length * dy];
    const half = length / 2;
    points.set([x, y, baseX - half * dy, baseY + half * dx, baseX + half * dy, baseY - half * dx], 8 * k);
  }
  return points;
}

function lengthOf(points: Float64Array): number {
  let length = 0;
  for (let k = 2; k + 1 < points.length; k += 2) length += step(points, k);
  return length;
}

/** The point at an arc length, and the number of the point before it. */
function along(points: Float64Array, length: number): [x: number, y: number, point: number] {
  let left = length;
  for (let k = 2; k + 1 < points.length; k += 2) {
    const size = step(points, k);
    if (size >= left) {
      const fraction = size === 0 ? 0 : left / size;
      const [x0, y0] = [points[k - 2] as number, points[k - 1] as number];
      return [
        x0 + fraction * ((points[k] as number) - x0),
        y0 + fraction * ((points[k + 1] as number) - y0),
        k / 2 - 1,
      ];
    }
    left -= size;
  }
  return [points.at(-2) ?? Number.NaN, points.at(-1) ?? Number.NaN, points.length / 2 - 1];
}

function step(points: Float64Array, k: number): number {
  return Math.hypot(
    (points[k] as number) - (points[k - 2] as number),
    (points[k + 1] as number) - (points[k - 1] as number),
  );
}
