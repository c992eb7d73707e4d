import { BinRangeError } from '@emout/ndarray/errors';

/**
 * The limits of bins as NumPy makes them: `bins` equal ones between the least and the largest value, or the given
 * limits themselves. Equal values get half a unit to either side, no values the range 0 to 1; NaN is left out.
 * @throws BinRangeError when the number is not a whole number above 0 or the limits do not ascend.
 */
export function binEdges(values: Float64Array, bins: number | ArrayLike<number>): Float64Array {
  if (typeof bins !== 'number') return givenEdges(bins);
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < values.length; n++) {
    const value = values[n] as number;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  if (least > largest) [least, largest] = [0, 1];
  else if (least === largest) [least, largest] = [least - 0.5, largest + 0.5];
  if (!Number.isSafeInteger(bins) || bins < 1 || bins > MOST_BINS) {
    const message = `${bins} bins cannot be counted; give a whole number from 1 to ${MOST_BINS}.`;
    throw new BinRangeError(message, least, largest, bins);
  }
  const step = (largest - least) / bins;
  if (!Number.isFinite(step)) {
    throw new BinRangeError(
      `The range ${least} to ${largest} cannot be divided into bins.`,
      least,
      largest,
      bins,
    );
  }
  return Float64Array.from({ length: bins + 1 }, (_, k) => (k === bins ? largest : least + k * step));
}

const MOST_BINS = 1_000_000;

function givenEdges(edges: ArrayLike<number>): Float64Array {
  const limits = Float64Array.from(edges);
  const first = limits[0] ?? Number.NaN;
  const last = limits[limits.length - 1] ?? Number.NaN;
  if (limits.length < 2) {
    throw new BinRangeError(
      `${limits.length} limits make no bin; give 2 or more.`,
      first,
      last,
      limits.length - 1,
    );
  }
  for (let k = 1; k < limits.length; k++) {
    if (!((limits[k] as number) >= (limits[k - 1] as number))) {
      throw new BinRangeError('The limits of the bins do not ascend.', first, last, limits.length - 1);
    }
  }
  return limits;
}

/**
 * Adds the weights of the values that fall into each bin. A bin holds its lower limit, the last one also its upper
 * limit; values outside and NaN are left out.
 */
export function sumIntoBins(values: Float64Array, weights: Float64Array, edges: Float64Array): Float64Array {
  const bins = edges.length - 1;
  const sums = new Float64Array(bins);
  const last = edges[bins] as number;
  for (let n = 0; n < values.length; n++) {
    const value = values[n] as number;
    if (!(value >= (edges[0] as number) && value <= last)) continue;
    let low = 0;
    let high = bins;
    // The bin is the last one whose lower limit is not above the value.
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((edges[middle] as number) <= value) low = middle;
      else high = middle;
    }
    sums[low] = (sums[low] as number) + (weights[n] as number);
  }
  return sums;
}
