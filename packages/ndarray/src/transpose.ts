import { ShapeError } from './errors.js';
import type { NdArray, NumericArray } from './ndarray.js';

/**
 * The same elements with permuted axes, without a copy: axis k of the result is axis `order[k]` of `a`.
 * Without an order the axes are reversed.
 * @throws ShapeError when `order` does not name every axis once.
 */
export function transpose<T extends NumericArray>(a: NdArray<T>, order?: readonly number[]): NdArray<T> {
  const axes = a.shape.length;
  const permutation = order ?? a.shape.map((_, axis) => axes - 1 - axis);
  const named = new Set(permutation);
  if (permutation.length !== axes || a.shape.some((_, axis) => !named.has(axis))) {
    throw new ShapeError(
      `The order (${permutation.join(', ')}) does not name each of the ${axes} axes once.`,
      a.shape,
    );
  }
  return {
    data: a.data,
    shape: permutation.map((axis) => a.shape[axis] ?? 1),
    strides: permutation.map((axis) => a.strides[axis] ?? 0),
    offset: a.offset,
  };
}
