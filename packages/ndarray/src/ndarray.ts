import { IndexError, ShapeError } from './errors.js';
import { normalizedAxes, walkRows } from './rows.js';

export type NumericArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** A strided view of a typed array; strides and offset count elements, axes are in C order. */
export interface NdArray<T extends NumericArray = NumericArray> {
  readonly data: T;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** The number of elements of an array or of a shape; 1 for no axes. */
export function sizeOf(of: NdArray | readonly number[]): number {
  const shape = 'shape' in of ? of.shape : of;
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** The element strides of a contiguous C-order array of this shape. */
function contiguousStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] ?? 1;
  }
  return strides;
}

/**
 * Wraps a typed array as a contiguous C-order array, without copying.
 * @throws ShapeError when the shape needs another number of elements than `data` has.
 */
export function ndarray<T extends NumericArray>(data: T, shape: readonly number[]): NdArray<T> {
  const whole = shape.every((length) => Number.isSafeInteger(length) && length >= 0);
  const size = sizeOf(shape);
  if (!whole || size !== data.length) {
    throw new ShapeError(`The shape (${shape.join(', ')}) does not hold ${data.length} elements.`, shape);
  }
  return { data, shape: [...shape], strides: contiguousStrides(shape), offset: 0 };
}

/**
 * The element at one index per axis; negative indices are not resolved.
 * @throws ShapeError for another number of indices than axes, IndexError outside an axis.
 */
export function valueAt(a: NdArray, indices: readonly number[]): number {
  if (indices.length !== a.shape.length) {
    throw new ShapeError(
      `${indices.length} indices do not name an element of an array with ${a.shape.length} axes.`,
      a.shape,
    );
  }
  let position = a.offset;
  for (let axis = 0; axis < indices.length; axis++) {
    const index = indices[axis] ?? 0;
    const size = a.shape[axis] ?? 0;
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new IndexError(axis, index, size);
    position += index * (a.strides[axis] ?? 0);
  }
  return a.data[position] ?? Number.NaN;
}

/** True when the elements follow one another in C order; axes of length 1 may have any stride. */
export function isContiguous(a: NdArray): boolean {
  let stride = 1;
  for (let axis = a.shape.length - 1; axis >= 0; axis--) {
    const length = a.shape[axis] ?? 1;
    if (length === 0) return true;
    if (length !== 1 && a.strides[axis] !== stride) return false;
    stride *= length;
  }
  return true;
}

/** A zeroed typed array of the same element type. */
export function emptyLike(data: NumericArray, length: number): NumericArray {
  if (data instanceof Float32Array) return new Float32Array(length);
  if (data instanceof Float64Array) return new Float64Array(length);
  if (data instanceof Int32Array) return new Int32Array(length);
  if (data instanceof Uint32Array) return new Uint32Array(length);
  if (data instanceof Int16Array) return new Int16Array(length);
  if (data instanceof Uint16Array) return new Uint16Array(length);
  if (data instanceof Int8Array) return new Int8Array(length);
  return new Uint8Array(length);
}

/**
 * The same elements in C order with offset 0 and exactly `sizeOf(a)` elements of data.
 * Nothing is copied when the view is contiguous already: then the result shares its memory.
 */
export function toContiguous<T extends NumericArray>(a: NdArray<T>): NdArray<T>;
export function toContiguous(a: NdArray): NdArray {
  const size = sizeOf(a);
  if (isContiguous(a)) {
    const whole = a.offset === 0 && a.data.length === size;
    return ndarray(whole ? a.data : a.data.subarray(a.offset, a.offset + size), a.shape);
  }
  const { data } = a;
  const target = emptyLike(data, size);
  let next = 0;
  if (data instanceof Float32Array && target instanceof Float32Array) {
    walkRows(normalizedAxes(a), (start, stride, count) => {
      for (let k = 0, from = start; k < count; k++, from += stride) target[next++] = data[from] ?? 0;
    });
  } else {
    walkRows(normalizedAxes(a), (start, stride, count) => {
      for (let k = 0, from = start; k < count; k++, from += stride) target[next++] = data[from] ?? 0;
    });
  }
  return ndarray(target, a.shape);
}
