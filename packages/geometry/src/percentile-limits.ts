import { ndarray } from '@emout/ndarray/ndarray';
import { percentiles } from '@emout/ndarray/reduce';

export interface ValueLimits {
  readonly min: number;
  readonly max: number;
}

export interface PercentileLimitOptions {
  /** 0 to 100; 1 when left out. */
  readonly low?: number;
  /** 0 to 100; 99 when left out. */
  readonly high?: number;
}

/**
 * The range of colours of a field: two percentiles of its finite values with linear interpolation, as
 * `numpy.percentile`. The values stay as they are; as much memory as they take is used meanwhile.
 * @returns null where there is no finite value.
 * @throws RangeError for percentiles outside 0 to 100 or in falling order.
 */
export function percentileLimits(
  values: Float32Array | Float64Array,
  { low = 1, high = 99 }: PercentileLimitOptions = {},
): ValueLimits | null {
  if (low > high) throw new RangeError(`The percentile ${low} for the lower limit is above ${high}.`);
  const [min = Number.NaN, max = Number.NaN] = percentiles(ndarray(values, [values.length]), [low, high]);
  return Number.isNaN(min) ? null : { min, max };
}
