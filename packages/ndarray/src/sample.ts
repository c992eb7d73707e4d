import { ShapeError } from './errors.js';
import type { NdArray } from './ndarray.js';

/**
 * The value between the nodes of a 2-D array by bilinear interpolation, at a fractional row and column.
 * Within half a cell outside the outermost nodes the edge value holds; further out the result is NaN.
 * @throws ShapeError when the array does not have two axes.
 */
export function bilinearAt(a: NdArray, row: number, column: number): number {
  if (a.shape.length !== 2) {
    throw new ShapeError(`Bilinear sampling needs 2 axes; the array has ${a.shape.length}.`, a.shape);
  }
  const [rows = 0, columns = 0] = a.shape;
  const [rowStride = 0, columnStride = 0] = a.strides;
  if (!(row >= -0.5 && row <= rows - 0.5 && column >= -0.5 && column <= columns - 0.5)) return Number.NaN;
  if (rows === 0 || columns === 0) return Number.NaN;
  const r = Math.min(Math.max(row, 0), rows - 1);
  const c = Math.min(Math.max(column, 0), columns - 1);
  const r0 = Math.floor(r);
  const c0 = Math.floor(c);
  const at = a.offset + r0 * rowStride + c0 * columnStride;
  const below = alongColumn(a, at, columnStride, c - c0);
  // A neighbour of weight 0 is not read: it may be NaN, or not exist.
  return r === r0 ? below : mix(below, alongColumn(a, at + rowStride, columnStride, c - c0), r - r0);
}

function alongColumn(a: NdArray, at: number, stride: number, fraction: number): number {
  const left = a.data[at] ?? Number.NaN;
  return fraction === 0 ? left : mix(left, a.data[at + stride] ?? Number.NaN, fraction);
}

function mix(from: number, to: number, fraction: number): number {
  return from * (1 - fraction) + to * fraction;
}
