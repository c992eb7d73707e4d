import type { RasterMark } from '@emout/figure/scene';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { ColorCoder } from './color-coder.js';
import type { PixelKernel } from './pixel-kernel.js';
import type { RasterPlace } from './raster-place.js';

/**
 * Paints a smooth map on a linear scale by the kernel, where its cells are at least a pixel wide: rows of nodes are
 * blended to the height of each row of pixels, then interpolated along it and looked up at once.
 *
 * @param coder one whose measure is levels above the lower limit
 * @returns whether all values lie within the limits
 */
export function paintBilinear(
  mark: RasterMark,
  { fromX, toX, fromY, toY, horizontal, vertical }: RasterPlace,
  coder: ColorCoder,
  indexOfCode: Uint8Array,
  kernel: PixelKernel,
): boolean {
  const width = toX - fromX;
  const columns = shownColumns(horizontal.nodes);
  if (width === 0 || toY === fromY) return true;
  for (let k = 0; k < 2 * width; k++) kernel.nodes[k] = 8 * ((horizontal.nodes[k] as number) - columns.from);
  for (let p = 0; p < width; p++) kernel.weights[p] = horizontal.weights[2 * p + 1] as number;
  kernel.colors.set(indexOfCode);
  const rows = new MeasuredRows(mark, columns, coder, kernel);
  let within = true;
  for (let y = fromY; y < toY; y++) {
    const at = (y - fromY) * vertical.taps;
    const { above, below, weight } =
      vertical.taps === 2
        ? rows.between(vertical.nodes, vertical.weights, at)
        : rows.sum(vertical.nodes, vertical.weights, at, vertical.taps);
    const inRow = kernel.paintRow(
      above,
      below,
      weight,
      columns.count,
      width,
      coder.levels,
      y * kernel.stride + fromX,
    );
    within &&= inRow;
  }
  return within;
}

/** Whether `paintBilinear` can paint a raster so placed. */
export function suitsKernel(mark: RasterMark, { horizontal }: RasterPlace, coder: ColorCoder): boolean {
  return coder.line !== null && mark.interpolation === 'bilinear' && horizontal.taps === 2;
}

interface Columns {
  readonly from: number;
  readonly count: number;
}

function shownColumns(nodes: Int32Array): Columns {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const node of nodes) {
    if (node < from) from = node;
    if (node > to) to = node;
  }
  return { from, count: to - from + 1 };
}

/** Two rows of nodes, and how much of the second one. */
interface RowPair {
  above: Float64Array;
  below: Float64Array;
  weight: number;
}

/** The shown part of rows of the array, in levels above the lower limit, in the memory of the kernel. */
class MeasuredRows {
  readonly #pair: RowPair;
  /** Which rows `above` and `below` of the kernel hold. */
  readonly #held = new Int32Array(2).fill(-1);
  readonly #slots: readonly [Float64Array, Float64Array];
  readonly #single: Float64Array;
  readonly #sum: Float64Array;
  /** The values, where the kernel can take them as they are. */
  readonly #plain: Float32Array | null;

  constructor(
    readonly mark: RasterMark,
    readonly columns: Columns,
    readonly coder: ColorCoder,
    readonly kernel: PixelKernel,
  ) {
    const { count } = columns;
    const { data, strides } = mark.values;
    this.#plain = data instanceof Float32Array && strides[1] === 1 ? data : null;
    this.#slots = [kernel.above.subarray(0, count), kernel.below.subarray(0, count)];
    [this.#sum, this.#single] = this.#slots;
    this.#pair = { above: this.#sum, below: this.#sum, weight: 0 };
  }

  /** The rows above and below a row of pixels; valid until the next. */
  between(nodes: Int32Array, weights: Float64Array, at: number): RowPair {
    const pair = this.#pair;
    pair.above = this.#row(nodes[at] as number);
    pair.below = this.#row(nodes[at + 1] as number);
    pair.weight = weights[at + 1] as number;
    return pair;
  }

  /** The weighted sum of the rows that a row of pixels covers. */
  sum(nodes: Int32Array, weights: Float64Array, at: number, taps: number): RowPair {
    const sum = this.#sum;
    const single = this.#single;
    sum.fill(0);
    for (let k = at; k < at + taps; k++) {
      const weight = weights[k] as number;
      if (weight === 0) continue;
      this.#load(single, nodes[k] as number);
      for (let column = 0; column < sum.length; column++) {
        sum[column] = (sum[column] as number) + weight * (single[column] as number);
      }
    }
    return this.#pair;
  }

  #row(row: number): Float64Array {
    const slot = row & 1;
    const target = this.#slots[slot] as Float64Array;
    if (this.#held[slot] !== row) {
      this.#held[slot] = row;
      this.#load(target, row);
    }
    return target;
  }

  #load(target: Float64Array, row: number): void {
    const { values, factor } = this.mark;
    const { from, count } = this.columns;
    const { line } = this.coder;
    if (this.#plain !== null && line !== null) {
      const start = values.offset + row * (values.strides[0] as number) + from;
      this.kernel.stored.set(this.#plain.subarray(start, start + count));
      this.kernel.measureRow(target, factor, line);
    } else {
      loadRow(target, values, row, from, factor);
      this.coder.measure(target);
    }
  }
}

/** A part of a row of the array, times a factor. */
export function loadRow(
  target: Float64Array,
  { data, offset, strides }: NdArray,
  row: number,
  column: number,
  factor: number,
): void {
  const stride = strides[1] as number;
  let from = offset + row * (strides[0] as number) + column * stride;
  for (let k = 0; k < target.length; k++) {
    target[k] = (data[from] as number) * factor;
    from += stride;
  }
}
