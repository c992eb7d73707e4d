import type { NdArray } from '@emout/ndarray/ndarray';
import { RegionTracer } from './region-above.js';

/** Where a field lies between two levels. */
export interface ContourBand {
  readonly lower: number;
  readonly upper: number;
  /** column0, row0, column1, row1, … in array coordinates; NaN between rings, even-odd. */
  readonly points: Float64Array;
}

/**
 * The regions above each level, for painting one over the other without seams between them: each lies inside the one
 * before. Cells with a corner that is not finite are in none. Edges and saddles are those of `contourLines`.
 *
 * @param values shape (rows, columns); any strides.
 * @param levels ascending; −∞ gives all cells that have a value, ∞ none.
 * @returns for each level its rings (NaN between them, even-odd) in array coordinates: a node's value belongs to its
 *   integer column and row.
 * @throws RangeError when `values` does not have two axes; the reason of `signal` when it is aborted.
 */
export function regionsAbove(
  values: NdArray,
  levels: readonly number[],
  signal?: AbortSignal,
): Float64Array[] {
  const tracer = new RegionTracer(values);
  return levels.map((level) => {
    signal?.throwIfAborted();
    return tracer.regionAbove(level);
  });
}

/**
 * The bands between successive bounds (lower < value ≤ upper). Bands from −∞ to ∞ cover each cell that has a value
 * once.
 *
 * @param bounds ascending; −∞ and ∞ make bands of all that lies below or above a level.
 * @throws as `regionsAbove`.
 */
export function contourBands(
  values: NdArray,
  bounds: readonly number[],
  signal?: AbortSignal,
): ContourBand[] {
  const regions = regionsAbove(values, bounds, signal);
  return bounds.slice(0, -1).map((lower, i) => ({
    lower,
    upper: bounds[i + 1] ?? Number.POSITIVE_INFINITY,
    // Rings that both have cancel out.
    points: joinedRings(regions[i] ?? new Float64Array(), regions[i + 1] ?? new Float64Array()),
  }));
}

/** Both sets of rings as one. */
export function joinedRings(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const points = new Float64Array(a.length + 2 + b.length).fill(Number.NaN);
  points.set(a);
  points.set(b, a.length + 2);
  return points;
}
