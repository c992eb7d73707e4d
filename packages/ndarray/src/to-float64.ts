import { type NdArray, type NumericArray, sizeOf } from './ndarray.js';
import { normalizedAxes, walkRows } from './rows.js';

/**
 * Writes `count` elements of any numeric array, from `start` on every `stride`-th, to `output` as doubles, each
 * divided by `divisor`: SI values are EMSES values divided by the ratio of their unit.
 */
export function toFloat64(
  source: NumericArray,
  start: number,
  stride: number,
  output: Float64Array,
  outputStart: number,
  count: number,
  divisor = 1,
): void {
  if (source instanceof Float32Array) {
    fromFloat32(source, start, stride, output, outputStart, count, divisor);
  } else if (source instanceof Float64Array) {
    fromFloat64(source, start, stride, output, outputStart, count, divisor);
  } else {
    fromOther(source, start, stride, output, outputStart, count, divisor);
  }
}

/**
 * Writes all elements of an array or view in C order to `output` from `outputStart`, each divided by `divisor`.
 * @returns the position after the last element written.
 */
export function viewToFloat64(a: NdArray, output: Float64Array, outputStart = 0, divisor = 1): number {
  let next = outputStart;
  walkRows(normalizedAxes(a), (start, stride, count) => {
    toFloat64(a.data, start, stride, output, next, count, divisor);
    next += count;
  });
  return next;
}

/** All elements of an array or view in C order as a new array of doubles, each divided by `divisor`. */
export function float64Values(a: NdArray, divisor = 1): Float64Array {
  const output = new Float64Array(sizeOf(a));
  viewToFloat64(a, output, 0, divisor);
  return output;
}

// Three times the same loop: a function that only ever sees one kind of typed array runs several times faster.
function fromFloat32(
  source: Float32Array,
  start: number,
  stride: number,
  output: Float64Array,
  outputStart: number,
  count: number,
  divisor: number,
): void {
  const end = outputStart + count;
  for (let k = outputStart, from = start; k < end; k++, from += stride) {
    output[k] = (source[from] as number) / divisor;
  }
}

function fromFloat64(
  source: Float64Array,
  start: number,
  stride: number,
  output: Float64Array,
  outputStart: number,
  count: number,
  divisor: number,
): void {
  const end = outputStart + count;
  for (let k = outputStart, from = start; k < end; k++, from += stride) {
    output[k] = (source[from] as number) / divisor;
  }
}

function fromOther(
  source: NumericArray,
  start: number,
  stride: number,
  output: Float64Array,
  outputStart: number,
  count: number,
  divisor: number,
): void {
  const end = outputStart + count;
  for (let k = outputStart, from = start; k < end; k++, from += stride) {
    output[k] = (source[from] as number) / divisor;
  }
}
