import type { NdArray, NumericArray } from './ndarray.js';
import { placeRanks, valueAtRank } from './order-statistics.js';
import { memoryOrder, walkRows } from './rows.js';

/** What a colour range needs to know of the values; NaN and infinities take no part in the limits. */
export interface Extent {
  /** Smallest finite value, null when there is none. */
  readonly min: number | null;
  /** Largest finite value, null when there is none. */
  readonly max: number | null;
  /** Smallest finite value above zero, null when there is none. */
  readonly minPositive: number | null;
  /** All elements. */
  readonly count: number;
  readonly finiteCount: number;
  /** Finite values that are zero or negative. */
  readonly nonPositiveCount: number;
}

/** Running limits and counts, one object for all rows so that the loops allocate nothing. */
interface Running {
  min: number;
  max: number;
  minPositive: number;
  finite: number;
  positive: number;
}

/** The limits and counts of all elements of an array or strided view. */
export function extent(a: NdArray): Extent {
  const running: Running = {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    minPositive: Number.POSITIVE_INFINITY,
    finite: 0,
    positive: 0,
  };
  let count = 0;
  const { data } = a;
  walkRows(memoryOrder(a), (start, stride, length) => {
    count += length;
    if (data instanceof Float32Array && stride !== 0) extentOfFloat32(data, start, stride, length, running);
    else extentOfRow(data, start, stride, length, running);
  });
  return {
    min: running.finite > 0 ? running.min : null,
    max: running.finite > 0 ? running.max : null,
    minPositive: running.positive > 0 ? running.minPositive : null,
    count,
    finiteCount: running.finite,
    nonPositiveCount: running.finite - running.positive,
  };
}

/**
 * Twice the same loop: a function that only ever sees one kind of typed array runs several times faster. Without a
 * condition for each value it is again twice as fast; where one turns out not to be finite, all are looked at anew.
 */
function extentOfFloat32(
  data: Float32Array,
  start: number,
  stride: number,
  count: number,
  running: Running,
): void {
  let { min, max, minPositive } = running;
  let positive = 0;
  let differences = 0;
  const end = start + count * stride;
  for (let k = start; k !== end; k += stride) {
    const value = data[k] as number;
    differences += value - value;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > 0) {
      positive++;
      if (value < minPositive) minPositive = value;
    }
  }
  // The difference is NaN where a value is NaN or infinite.
  if (differences === 0)
    store(running, min, max, minPositive, running.finite + count, running.positive + positive);
  else extentOfRow(data, start, stride, count, running);
}

function extentOfRow(
  data: NumericArray,
  start: number,
  stride: number,
  count: number,
  running: Running,
): void {
  let { min, max, minPositive, finite, positive } = running;
  for (let n = 0, k = start; n < count; n++, k += stride) {
    const value = data[k] as number;
    if (value - value !== 0) continue;
    finite++;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > 0) {
      positive++;
      if (value < minPositive) minPositive = value;
    }
  }
  store(running, min, max, minPositive, finite, positive);
}

function store(
  running: Running,
  min: number,
  max: number,
  minPositive: number,
  finite: number,
  positive: number,
): void {
  running.min = min;
  running.max = max;
  running.minPositive = minPositive;
  running.finite = finite;
  running.positive = positive;
}

/**
 * The percentiles (0 to 100) of the finite values with linear interpolation, as `numpy.percentile` does.
 * @returns one value per entry of `at`, in its order; NaN where there are no finite values.
 * @throws RangeError for an entry outside 0 to 100.
 */
export function percentiles(a: NdArray, at: readonly number[]): number[] {
  for (const percent of at) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new RangeError(`The percentile ${percent} is not between 0 and 100.`);
    }
  }
  const values = finiteValues(a);
  const last = values.length - 1;
  if (last < 0) return at.map(() => Number.NaN);
  const positions = at.map((percent) => (percent / 100) * last);
  placeRanks(
    values,
    positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]),
  );
  return positions.map((position) => valueAtRank(values, position));
}

function finiteValues(a: NdArray): Float32Array | Float64Array {
  const { data } = a;
  const values = data instanceof Float32Array ? new Float32Array(size(a)) : new Float64Array(size(a));
  let next = 0;
  walkRows(memoryOrder(a), (start, stride, count) => {
    for (let n = 0, k = start; n < count; n++, k += stride) {
      const value = data[k] as number;
      if (value - value === 0) values[next++] = value;
    }
  });
  return values.subarray(0, next);
}

function size(a: NdArray): number {
  return a.shape.reduce((product, length) => product * length, 1);
}
