import { IndexError, ShapeError } from './errors.js';
import { emptyLike, type NdArray, ndarray, sizeOf } from './ndarray.js';
import { walkRows } from './rows.js';

/**
 * The elements at a list of positions along one axis, as a new contiguous array of the same element type.
 * Positions may repeat and stand in any order; negative ones count from the end as in NumPy.
 * @throws IndexError outside the axis, ShapeError for an axis that the array does not have.
 */
export function gather(
  a: NdArray,
  axis: number,
  positions: readonly number[],
  axisName: string | null = null,
): NdArray {
  const size = a.shape[axis];
  const stride = a.strides[axis];
  if (size === undefined || stride === undefined) {
    throw new ShapeError(`There is no axis ${axis}; the array has ${a.shape.length}.`, a.shape);
  }
  const resolved = positions.map((position) => resolvePosition(position, axis, size, axisName));
  const shape = a.shape.with(axis, positions.length);
  const output = emptyLike(a.data, sizeOf(shape));
  const before = a.shape.slice(0, axis);
  const layer = { shape: a.shape.slice(axis + 1), strides: a.strides.slice(axis + 1), offset: 0 };
  let next = 0;
  walkRows({ shape: before, strides: a.strides.slice(0, axis), offset: a.offset }, (start, step, count) => {
    for (let n = 0; n < count; n++) {
      const at = start + n * step;
      if (layer.shape.length === 0) {
        for (const position of resolved) output[next++] = a.data[at + position * stride] ?? 0;
        continue;
      }
      for (const position of resolved) {
        walkRows({ ...layer, offset: at + position * stride }, (rowStart, rowStride, rowCount) => {
          for (let k = 0, from = rowStart; k < rowCount; k++, from += rowStride) {
            output[next++] = a.data[from] ?? 0;
          }
        });
      }
    }
  });
  return ndarray(output, shape);
}

function resolvePosition(position: number, axis: number, size: number, axisName: string | null): number {
  if (!Number.isSafeInteger(position) || position < -size || position >= size) {
    throw new IndexError(axis, position, size, axisName);
  }
  return position < 0 ? position + size : position;
}
