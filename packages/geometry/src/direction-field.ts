import type { NdArray } from '@emout/ndarray/ndarray';
import { type GridWindow, wholeGrid } from './grid-window.js';

/**
 * The directions of a vector field over a part of its grid, which is the unit square, bilinear between nodes. The components lie side by side,
 * because a look-up always needs both; they are measured in widths and heights of the square.
 */
export class DirectionField {
  readonly #components: Float32Array;
  readonly #columns: number;
  readonly #rows: number;
  /** The part of the grid that is the unit square. */
  readonly window: GridWindow;
  /** The unit direction that `look` found last. */
  dx = 0;
  dy = 0;

  /** @throws RangeError unless both arrays have the same two axes. */
  constructor(u: NdArray, v: NdArray, window?: GridWindow) {
    const [rows = 0, columns = 0] = u.shape;
    if (u.shape.length !== 2 || v.shape.length !== 2 || v.shape[0] !== rows || v.shape[1] !== columns) {
      throw new RangeError(
        `Streamlines need two arrays with the same two axes, not (${u.shape.join(', ')}) and (${v.shape.join(', ')}).`,
      );
    }
    this.#rows = rows;
    this.#columns = columns;
    this.#components = new Float32Array(2 * rows * columns);
    this.window = window ?? wholeGrid(rows, columns);
    const { width, height } = this.window;
    const largest = Math.max(largestOf(u) / width, largestOf(v) / height);
    // A field without a vector longer than zero has no direction anywhere.
    const unit = largest > 0 ? 1 / largest : 0;
    this.#fill(u, 0, unit / width);
    this.#fill(v, 1, unit / height);
  }

  get columns(): number {
    return this.#columns;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Finds the direction at a point of the unit square; false where the field has none (zero, or a corner without value). */
  look(x: number, y: number): boolean {
    const columns = this.#columns;
    const { left, bottom, width, height } = this.window;
    const gx = left + x * width;
    const gy = bottom + y * height;
    const column = Math.min(gx | 0, columns - 2);
    const row = Math.min(gy | 0, this.#rows - 2);
    const fx = gx - column;
    const fy = gy - row;
    const at = 2 * (row * columns + column);
    const up = at + 2 * columns;
    const f = this.#components;
    const ub = (f[at] as number) + fx * ((f[at + 2] as number) - (f[at] as number));
    const vb = (f[at + 1] as number) + fx * ((f[at + 3] as number) - (f[at + 1] as number));
    const ut = (f[up] as number) + fx * ((f[up + 2] as number) - (f[up] as number));
    const vt = (f[up + 1] as number) + fx * ((f[up + 3] as number) - (f[up + 1] as number));
    const u = ub + fy * (ut - ub);
    const v = vb + fy * (vt - vb);
    const length = Math.sqrt(u * u + v * v);
    if (!(length > 0)) return false;
    this.dx = u / length;
    this.dy = v / length;
    return true;
  }

  #fill({ data, offset, strides }: NdArray, component: 0 | 1, factor: number): void {
    const [rowStride = 0, columnStride = 0] = strides;
    const target = this.#components;
    let to = component;
    for (let row = 0; row < this.#rows; row++) {
      let from = offset + row * rowStride;
      for (let column = 0; column < this.#columns; column++, from += columnStride, to += 2) {
        // An infinite value times 0 is NaN as well.
        const value = data[from] as number;
        target[to] = value - value === 0 ? value * factor : Number.NaN;
      }
    }
  }
}

function largestOf({ data, offset, shape, strides }: NdArray): number {
  const [rows = 0, columns = 0] = shape;
  const [rowStride = 0, columnStride = 0] = strides;
  let largest = 0;
  for (let row = 0; row < rows; row++) {
    let at = offset + row * rowStride;
    for (let column = 0; column < columns; column++, at += columnStride) {
      const size = Math.abs(data[at] as number);
      if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
    }
  }
  return largest;
}
