import { type AxisGrid, coordinateAt } from './data.js';

export type Range = readonly [min: number, max: number];

/** From half a cell before the first node to half a cell after the last, ascending. */
export function cellRange(axis: AxisGrid): Range {
  return ascending(coordinateAt(axis, -0.5), coordinateAt(axis, axis.count - 0.5));
}

/** From the first node to the last, ascending; a single node keeps its cell. */
export function nodeRange(axis: AxisGrid): Range {
  if (axis.count === 1) return cellRange(axis);
  return ascending(coordinateAt(axis, 0), coordinateAt(axis, axis.count - 1));
}

function ascending(a: number, b: number): Range {
  if (a === b) return around(a);
  return a < b ? [a, b] : [b, a];
}

/** A range with one coordinate in its middle, wide enough that its ends differ from it. */
export function around(coordinate: number): Range {
  const half = Math.max(0.5, 1e-9 * Math.abs(coordinate));
  return [coordinate - half, coordinate + half];
}
