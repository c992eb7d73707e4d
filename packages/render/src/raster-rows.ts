import type { RasterMark } from '@emout/figure/scene';
import type { AxisWeights } from './axis-weights.js';
import { loadRow } from './bilinear-kernel.js';
import type { ColorCoder } from './color-coder.js';
import type { RasterPlace } from './raster-place.js';

/**
 * The picture of a raster mark as rows of colour codes. Values are interpolated first and normalised afterwards;
 * a pixel has no value where a contributing node has none (NaN or infinite).
 */
export class RasterRows {
  /** Pixel columns and rows that are covered: from inclusive, to exclusive. */
  readonly fromX: number;
  readonly toX: number;
  readonly fromY: number;
  readonly toY: number;
  /** Codes of the row last asked for, `toX − fromX` of them; overwritten by the next. */
  readonly codes: Uint16Array;

  readonly #nodes: NodeRows;
  readonly #vertical: AxisWeights;
  readonly #coder: ColorCoder;
  /** Weighted sum of several rows of nodes. */
  readonly #sum: Float64Array;
  #lastRow = -1;
  /** What the row last asked for lies between, and how much of the second it has. */
  #above: Float64Array;
  #below: Float64Array;
  #weight = 0;

  constructor(mark: RasterMark, place: RasterPlace, coder: ColorCoder) {
    const { fromX, toX, fromY, toY, horizontal, vertical } = place;
    this.fromX = fromX;
    this.toX = toX;
    this.fromY = fromY;
    this.toY = toY;
    const width = toX - fromX;
    this.#vertical = vertical;
    this.#coder = coder;
    this.#nodes = new NodeRows(new SourceRows(mark, coder), horizontal, vertical.taps);
    this.#sum = new Float64Array(width);
    this.#above = this.#sum;
    this.#below = this.#sum;
    this.codes = new Uint16Array(width);
  }

  /** Computes the codes of pixel row `y`; false when they are those of the row asked for before. */
  code(y: number): boolean {
    if (!this.#find(y)) return false;
    this.#coder.encode(this.#above, this.#below, this.#weight, this.codes);
    return true;
  }

  /** Writes what `colors` has for the codes of pixel row `y` into `target`; false, with nothing written, as `code`. */
  paint(y: number, colors: Uint8Array, target: Uint8Array, at: number): boolean {
    if (!this.#find(y)) return false;
    this.#coder.paint(
      this.#above,
      this.#below,
      this.#weight,
      colors,
      target.subarray(at, at + this.codes.length),
    );
    return true;
  }

  /** Finds the two rows of nodes that a pixel row lies between; false when it is the one asked for before. */
  #find(y: number): boolean {
    const { taps, nodes, weights } = this.#vertical;
    const at = (y - this.fromY) * taps;
    const row = nodes[at] as number;
    if (taps === 1) {
      if (row === this.#lastRow) return false;
      this.#lastRow = row;
      this.#above = this.#nodes.at(row);
      this.#below = this.#above;
      this.#weight = 0;
    } else if (taps === 2) {
      this.#above = this.#nodes.at(row);
      this.#below = this.#nodes.at(nodes[at + 1] as number);
      this.#weight = weights[at + 1] as number;
    } else {
      const sum = this.#sum;
      const start = [0, 1, 2].map((k) => this.#nodes.at(nodes[at + k] as number));
      sumOfThree(sum, start, weights, at);
      for (let k = at + 3; k < at + taps; k++) {
        accumulate(sum, this.#nodes.at(nodes[k] as number), weights[k] as number);
      }
      this.#above = sum;
      this.#below = sum;
      this.#weight = 0;
    }
    return true;
  }
}

const KEPT_SOURCE_ROWS = 2;

/** Rows of the array in the coder's measure; the last two are kept. */
class SourceRows {
  readonly #kept: Float64Array[];
  readonly #keptRows = new Int32Array(KEPT_SOURCE_ROWS).fill(-1);

  constructor(
    readonly mark: RasterMark,
    readonly coder: ColorCoder,
  ) {
    const columns = mark.values.shape[1] ?? 0;
    this.#kept = Array.from({ length: KEPT_SOURCE_ROWS }, () => new Float64Array(columns));
  }

  at(row: number): Float64Array {
    const slot = row % KEPT_SOURCE_ROWS;
    const target = this.#kept[slot] as Float64Array;
    if (this.#keptRows[slot] === row) return target;
    this.#keptRows[slot] = row;
    loadRow(target, this.mark.values, row, 0, this.mark.factor);
    this.coder.measure(target);
    return target;
  }
}

/** Rows of the array interpolated along the row to the pixel columns; the last few are kept. */
class NodeRows {
  readonly #kept: Float64Array[];
  readonly #keptRows: Int32Array;

  constructor(
    readonly source: SourceRows,
    readonly horizontal: AxisWeights,
    verticalTaps: number,
  ) {
    const slots = verticalTaps + 1;
    const width = horizontal.nodes.length / horizontal.taps;
    this.#kept = Array.from({ length: slots }, () => new Float64Array(width));
    this.#keptRows = new Int32Array(slots).fill(-1);
  }

  at(row: number): Float64Array {
    const slot = row % this.#kept.length;
    const target = this.#kept[slot] as Float64Array;
    if (this.#keptRows[slot] === row) return target;
    this.#keptRows[slot] = row;
    interpolateRow(target, this.source.at(row), this.horizontal);
    return target;
  }
}

function interpolateRow(target: Float64Array, source: Float64Array, horizontal: AxisWeights): void {
  const { taps, nodes, weights } = horizontal;
  const count = target.length;
  if (taps === 1) {
    for (let p = 0; p < count; p++) target[p] = source[nodes[p] as number] as number;
  } else if (taps === 2) {
    for (let p = 0, k = 0; p < count; p++, k += 2) {
      const a = source[nodes[k] as number] as number;
      const b = source[nodes[k + 1] as number] as number;
      target[p] = a + (b - a) * (weights[k + 1] as number);
    }
  } else {
    for (let p = 0, k = 0; p < count; p++) {
      let sum = 0;
      for (const end = k + taps; k < end; k++)
        sum += (weights[k] as number) * (source[nodes[k] as number] as number);
      target[p] = sum;
    }
  }
}

/** More than two rows contribute to a pixel row; the first three are added up in one pass. */
function sumOfThree(
  target: Float64Array,
  [a, b, c]: readonly Float64Array[],
  weights: Float64Array,
  at: number,
): void {
  if (a === undefined || b === undefined || c === undefined) return;
  const u = weights[at] as number;
  const v = weights[at + 1] as number;
  const w = weights[at + 2] as number;
  for (let p = 0; p < target.length; p++) {
    target[p] = u * (a[p] as number) + v * (b[p] as number) + w * (c[p] as number);
  }
}

function accumulate(target: Float64Array, source: Float64Array, weight: number): void {
  for (let p = 0; p < target.length; p++) target[p] = (target[p] as number) + weight * (source[p] as number);
}
