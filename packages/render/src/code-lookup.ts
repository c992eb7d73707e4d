import type { AxisWeights } from './axis-weights.js';

/** The way from codes to colours for coders that do not look up at once; keeps the room for the codes of a row. */
export class CodeLookup {
  #codes = new Uint16Array(0);
  #pixels = new Float64Array(0);

  paint(encode: (codes: Uint16Array) => void, colors: Uint8Array, target: Uint8Array): void {
    if (this.#codes.length !== target.length) this.#codes = new Uint16Array(target.length);
    const codes = this.#codes;
    encode(codes);
    for (let x = 0; x < target.length; x++) target[x] = colors[codes[x] as number] as number;
  }

  /** The pixels between the nodes of a row; overwritten by the next. */
  between(row: Float64Array, { nodes, weights }: AxisWeights, count: number): Float64Array {
    if (this.#pixels.length !== count) this.#pixels = new Float64Array(count);
    const pixels = this.#pixels;
    for (let p = 0, k = 0; p < count; p++, k += 2) {
      const start = row[nodes[k] as number] as number;
      pixels[p] = start + ((row[nodes[k + 1] as number] as number) - start) * (weights[k + 1] as number);
    }
    return pixels;
  }
}
