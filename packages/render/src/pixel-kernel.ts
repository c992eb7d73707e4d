import type { LevelLine } from './color-coder.js';
import { PIXEL_KERNEL } from './pixel-kernel-binary.js';
import { type Bits, CODED } from './run-length-symbols.js';

const KERNEL = new WebAssembly.Module(Buffer.from(PIXEL_KERNEL, 'base64'));
const PAGE_BYTES = 65536;
/** Two doubles are loaded at once. */
const ALIGNMENT = 16;
/** A node to each side of a picture, and one to fill the last pair. */
const MARGIN_NODES = 4;
/** More than the longest code for each of 286 symbols takes: nine bits for eight. */
const DEFLATED_PER_BYTE = 9 / 8;
const DEFLATE_MARGIN = 1024;
/** Palette indices of up to 256 levels and the three special codes. */
const COLOR_CODES = 259;

/** The functions of `assembly/pixel-kernel.ts`; addresses in bytes. */
interface KernelFunctions {
  readonly paintRow: (
    above: number,
    below: number,
    weight: number,
    blend: number,
    columns: number,
    nodes: number,
    weights: number,
    width: number,
    levels: number,
    colors: number,
    target: number,
  ) => number;
  readonly measureRow: (
    values: number,
    columns: number,
    factor: number,
    min: number,
    gain: number,
    target: number,
  ) => void;
  readonly filterUp: (rows: number, stride: number, width: number, height: number, lines: number) => void;
  readonly countCodes: (bytes: number, end: number, counts: number) => void;
  readonly writeCodes: (
    bytes: number,
    end: number,
    codes: number,
    held: number,
    heldCount: number,
    last: number,
    lastCount: number,
    target: number,
  ) => number;
  readonly adler32: (bytes: number, end: number) => number;
}

/**
 * Memory that WebAssembly works on: the palette indices of a picture, its PNG scan lines, and what a row of a map's
 * pixels is painted from. Bounded by the size of the picture.
 */
export class PixelKernel {
  /** Rows of `stride` palette indices. */
  readonly indices: Uint8Array<ArrayBuffer>;
  /** Rows of a filter's number and `widthPx` differences to the row above, after `filterUp`. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** Two rows of nodes in levels above the lower limit. */
  readonly above: Float64Array;
  readonly below: Float64Array;
  /** Values as they are stored, before `measureRow`. */
  readonly stored: Float32Array;
  /** Byte offsets of the two nodes beside each pixel within a row. */
  readonly nodes: Uint32Array;
  /** How much of the second node each pixel has. */
  readonly weights: Float64Array;
  /** Palette index of each level, then of under, over and no value. */
  readonly colors: Uint8Array;
  /** How often each literal and copy of the scan lines occurs, after `countCodes`. */
  readonly counts: Uint32Array;
  /** Bits and their number of each literal and copy. */
  readonly codes: Uint32Array;
  /** Room for the deflated scan lines. */
  readonly deflated: Uint8Array<ArrayBuffer>;
  readonly #blend: number;
  readonly #functions: KernelFunctions;

  /** @param stride bytes from row to row, at least `widthPx` */
  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
    readonly stride: number,
  ) {
    const columns = widthPx + MARGIN_NODES;
    let end = 0;
    const part = (bytes: number): number => {
      const start = end;
      end = Math.ceil((start + bytes) / ALIGNMENT) * ALIGNMENT;
      return start;
    };
    const indices = part(stride * heightPx);
    const lines = part((widthPx + 1) * heightPx);
    const [above, below, blend] = [part(8 * columns), part(8 * columns), part(8 * columns)];
    const stored = part(4 * columns);
    const [nodes, weights, colors] = [part(8 * widthPx), part(8 * widthPx), part(COLOR_CODES)];
    const [counts, codes] = [part(2 * 4 * CODED), part(8 * CODED)];
    const mostDeflated = Math.ceil((widthPx + 1) * heightPx * DEFLATED_PER_BYTE) + DEFLATE_MARGIN;
    const deflated = part(mostDeflated);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
    const { buffer } = memory;
    this.indices = new Uint8Array(buffer, indices, stride * heightPx);
    this.lines = new Uint8Array(buffer, lines, (widthPx + 1) * heightPx);
    this.above = new Float64Array(buffer, above, columns);
    this.below = new Float64Array(buffer, below, columns);
    this.stored = new Float32Array(buffer, stored, columns);
    this.nodes = new Uint32Array(buffer, nodes, 2 * widthPx);
    this.weights = new Float64Array(buffer, weights, widthPx);
    this.colors = new Uint8Array(buffer, colors, COLOR_CODES);
    this.counts = new Uint32Array(buffer, counts, CODED);
    this.codes = new Uint32Array(buffer, codes, 2 * CODED);
    this.deflated = new Uint8Array(buffer, deflated, mostDeflated);
    this.#blend = blend;
    this.#functions = new WebAssembly.Instance(KERNEL, { env: { memory } }).exports as KernelFunctions &
      WebAssembly.Exports;
  }

  /**
   * Paints `width` pixels from index `at` on, from the first `columns` of two rows of nodes, `weight` of the second.
   * @returns whether all of them lie within the levels
   */
  paintRow(
    above: Float64Array,
    below: Float64Array,
    weight: number,
    columns: number,
    width: number,
    levels: number,
    at: number,
  ): boolean {
    const { indices, nodes, weights, colors } = this;
    const within = this.#functions.paintRow(
      above.byteOffset,
      below.byteOffset,
      weight,
      this.#blend,
      columns,
      nodes.byteOffset,
      weights.byteOffset,
      width,
      levels,
      colors.byteOffset,
      indices.byteOffset + at,
    );
    return within !== 0;
  }

  /** Writes the levels above `min`, `gain` of them in a unit, of the values in `stored`; NaN for those that are not finite. */
  measureRow(target: Float64Array, factor: number, { min, gain }: LevelLine): void {
    const { stored } = this;
    this.#functions.measureRow(stored.byteOffset, target.length, factor, min, gain, target.byteOffset);
  }

  /** Writes `lines` from `indices`: each row minus the row above, modulo 256 (PNG's filter 2). */
  filterUp(): void {
    const { indices, lines, stride, widthPx, heightPx } = this;
    this.#functions.filterUp(indices.byteOffset, stride, widthPx, heightPx, lines.byteOffset);
  }

  /** Counts the literals and copies of the scan lines. */
  countCodes(): void {
    const { lines, counts } = this;
    this.#functions.countCodes(lines.byteOffset, lines.byteOffset + lines.length, counts.byteOffset);
  }

  /**
   * Writes the scan lines by `codes` into `deflated`, from byte `at` on; `held` bits go before and `last` ones behind.
   * @returns the end of what was written
   */
  writeCodes(at: number, held: Bits, last: Bits): number {
    const { lines, codes, deflated } = this;
    const end = this.#functions.writeCodes(
      lines.byteOffset,
      lines.byteOffset + lines.length,
      codes.byteOffset,
      held.bits,
      held.count,
      last.bits,
      last.count,
      deflated.byteOffset + at,
    );
    return end - deflated.byteOffset;
  }

  /** The checksum Adler-32 of the scan lines. */
  adler32(): number {
    const { lines } = this;
    return this.#functions.adler32(lines.byteOffset, lines.byteOffset + lines.length) >>> 0;
  }
}
