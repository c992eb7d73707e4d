import type { NdArray } from '@emout/ndarray/ndarray';
import { RegionTracer } from './region-above.js';

/** Where a field lies between two levels. */
export interface ContourBand {
  /** −∞ below the lowest level. */
  readonly lower: number;
  /** ∞ above the highest level. */
  readonly upper: number;
  /** column0, row0, column1, row1, … in array coordinates; NaN between rings, even-odd. */
  readonly points: Float64Array;
}

export type BandExtend = 'neither' | 'below' | 'above' | 'both';

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
 * The bands between successive levels (lower < value ≤ upper; a lowest level that is the least value belongs to its
 * band), with `extend` also what lies below the lowest or above the highest. Together they cover each cell once.
 *
 * @param levels ascending.
 * @throws as `regionsAbove`.
 */
export function contourBands(
  values: NdArray,
  levels: readonly number[],
  extend: BandExtend = 'neither',
  signal?: AbortSignal,
): ContourBand[] {
  const bounds = bandBounds(levels, extend);
  const regions = regionsAbove(values, startingAtLeast(bounds, values), signal);
  return bounds.slice(0, -1).map((lower, i) => ({
    lower,
    upper: bounds[i + 1] ?? Number.POSITIVE_INFINITY,
    // Rings that both have cancel out.
    points: joined(regions[i] ?? new Float64Array(), regions[i + 1] ?? new Float64Array()),
  }));
}

/** The levels between which the bands lie: −∞ before and ∞ after them when the bands go on there. */
export function bandBounds(levels: readonly number[], extend: BandExtend): number[] {
  const below = extend === 'below' || extend === 'both' ? [Number.NEGATIVE_INFINITY] : [];
  const above = extend === 'above' || extend === 'both' ? [Number.POSITIVE_INFINITY] : [];
  return [...below, ...levels, ...above];
}

/** Bounds whose first takes in everything when it is the least value itself. */
export function startingAtLeast(bounds: readonly number[], values: NdArray): number[] {
  const [first = 0, ...others] = bounds;
  return [first === leastFinite(values) ? Number.NEGATIVE_INFINITY : first, ...others];
}

function leastFinite({ data, offset, shape, strides }: NdArray): number {
  const [rows = 0, columns = 0] = shape;
  const [rowStride = 0, columnStride = 0] = strides;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    let at = offset + row * rowStride;
    for (let column = 0; column < columns; column++, at += columnStride) {
      const value = data[at] as number;
      if (value < least && value > Number.NEGATIVE_INFINITY) least = value;
    }
  }
  return least;
}

/** Both sets of rings as one. */
export function joined(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const points = new Float64Array(a.length + 2 + b.length).fill(Number.NaN);
  points.set(a);
  points.set(b, a.length + 2);
  return points;
}
