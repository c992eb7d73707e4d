import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import { percentiles } from '@emout/ndarray/reduce';
import { float64Values } from '@emout/ndarray/to-float64';
import { powerOfTen } from './decimal.js';

/** Of the sizes of the values: a quarter of them is drawn on the linear part. */
const PERCENTILE = 25;
/** The threshold lies at least one and at most six decades below the largest value shown. */
const LEAST_DECADES = 1;
const MOST_DECADES = 6;

/**
 * Where a symmetric logarithm becomes linear: the power of ten nearest to the size that a quarter of the values
 * different from 0 do not reach, but within 10⁻⁶ and 10⁻¹ of `largest`. The result is above 0.
 *
 * @param factor from stored to shown values.
 * @param largest size of the shown limits, in shown values.
 */
export function symlogThreshold(values: NdArray, factor: number, largest: number): number {
  const top = Math.log10(largest);
  const lowest = Math.ceil(top - MOST_DECADES);
  const highest = Math.max(lowest, Math.floor(top - LEAST_DECADES));
  const [typical = Number.NaN] = percentiles(sizes(values), [PERCENTILE]);
  const exponent = Math.round(Math.log10(typical * factor));
  const chosen = Number.isFinite(exponent) ? Math.min(highest, Math.max(lowest, exponent)) : highest;
  return Math.max(Number.MIN_VALUE, powerOfTen(chosen));
}

/** |v| of the elements; 0 becomes NaN, which percentiles leave out. */
function sizes(values: NdArray): NdArray {
  const data = float64Values(values);
  for (let i = 0; i < data.length; i++) data[i] = Math.abs(data[i] as number) || Number.NaN;
  return ndarray(data, [data.length]);
}
