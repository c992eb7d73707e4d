import { placeRanks, valueAtRank } from './order-statistics.js';

export interface QuantileOptions {
  /** NaN takes no part, as in `numpy.nanpercentile`; otherwise one NaN makes the result NaN. Default false. */
  readonly ignoreNaN?: boolean;
}

/**
 * The percentile (0 to 100) of the values with linear interpolation between neighbours, as `numpy.percentile`; NaN
 * without values. The values are reordered.
 * @throws RangeError outside 0 to 100.
 */
export function percentileOf(values: Float64Array, percent: number, options: QuantileOptions = {}): number {
  if (!(percent >= 0 && percent <= 100)) {
    throw new RangeError(`The percentile ${percent} is not between 0 and 100.`);
  }
  const numbers = numbersFirst(values);
  if (numbers < values.length && !(options.ignoreNaN ?? false)) return Number.NaN;
  if (numbers === 0) return Number.NaN;
  const position = (percent / 100) * (numbers - 1);
  const ranked = values.subarray(0, numbers);
  placeRanks(ranked, [Math.floor(position), Math.ceil(position)]);
  return valueAtRank(ranked, position);
}

/** The median of the values, the mean of the middle two when their number is even. The values are reordered. */
export function medianOf(values: Float64Array, options: QuantileOptions = {}): number {
  return percentileOf(values, 50, options);
}

/**
 * Writes the percentile along the middle axis of the contiguous C-order block [outer, reduced, inner], which begins
 * at `start`, to outer·inner elements of `output` from `outputStart`; the block stays as it is.
 * @throws RangeError outside 0 to 100.
 */
export function percentileAlongAxis(
  block: Float64Array,
  start: number,
  outer: number,
  reduced: number,
  inner: number,
  percent: number,
  output: Float64Array,
  outputStart: number,
  options: QuantileOptions = {},
): void {
  const gathered = new Float64Array(reduced);
  let next = outputStart;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let from = start + o * reduced * inner + i;
      for (let r = 0; r < reduced; r++, from += inner) gathered[r] = block[from] as number;
      output[next++] = percentileOf(gathered, percent, options);
    }
  }
}

/** Moves NaN behind the numbers and returns how many numbers there are. */
function numbersFirst(values: Float64Array): number {
  let numbers = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (Number.isNaN(value)) continue;
    if (k !== numbers) {
      values[k] = values[numbers] as number;
      values[numbers] = value;
    }
    numbers++;
  }
  return numbers;
}
