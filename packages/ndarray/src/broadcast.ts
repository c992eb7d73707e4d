import { ShapeError } from './errors.js';
import type { NdArray, NumericArray } from './ndarray.js';

/**
 * The shape that arrays of these shapes have together by the rules of NumPy: axes are matched from the last, and an
 * axis of length 1 takes any other length.
 * @throws ShapeError for lengths that differ.
 */
export function broadcastShapes(shapes: readonly (readonly number[])[]): number[] {
  const axes = shapes.reduce((most, shape) => Math.max(most, shape.length), 0);
  return Array.from({ length: axes }, (_, axis) => {
    let common = 1;
    for (const shape of shapes) {
      const length = shape[axis - axes + shape.length] ?? 1;
      if (length === common || length === 1) continue;
      if (common !== 1) {
        const all = shapes.map((each) => `(${each.join(', ')})`).join(' and ');
        throw new ShapeError(
          `Arrays of the shapes ${all} do not fit together: ${common} and ${length} on one axis.`,
          shape,
        );
      }
      common = length;
    }
    return common;
  });
}

/**
 * The array repeated to another shape by the rules of NumPy, without a copy: repeated axes have stride 0.
 * @throws ShapeError when an axis that is not of length 1 would have to change its length.
 */
export function broadcastTo<T extends NumericArray>(a: NdArray<T>, shape: readonly number[]): NdArray<T> {
  const added = shape.length - a.shape.length;
  const strides = shape.map((length, axis) => {
    const own = a.shape[axis - added] ?? 1;
    if (own === length) return axis < added ? 0 : (a.strides[axis - added] ?? 0);
    if (own === 1) return 0;
    throw new ShapeError(notRepeatable(a.shape, shape), a.shape);
  });
  if (added < 0) throw new ShapeError(notRepeatable(a.shape, shape), a.shape);
  return { data: a.data, shape: [...shape], strides, offset: a.offset };
}

function notRepeatable(from: readonly number[], to: readonly number[]): string {
  return `An array of the shape (${from.join(', ')}) cannot be repeated to (${to.join(', ')}).`;
}
