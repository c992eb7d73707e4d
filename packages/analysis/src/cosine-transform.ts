import { FourierTransform } from './fourier.js';
import type { LineTransform } from './line-transform.js';

/**
 * The cosine transform DCT-I, y_k = x_0 + (−1)^k x_n + 2·Σ_j x_j cos(πjk/n) over n + 1 points, both ends included;
 * `cells` is n. Through a Fourier transform of the even extension, whose length is 2n.
 */
export class CosineTransform implements LineTransform {
  readonly length: number;
  readonly gain: number;
  readonly #fourier: FourierTransform;
  readonly #extension: Float64Array;

  constructor(cells: number) {
    this.length = cells + 1;
    this.gain = 2 * cells;
    this.#fourier = new FourierTransform(2 * cells);
    this.#extension = new Float64Array(4 * cells);
  }

  apply(lines: Float64Array, first: number, second: number): void {
    const z = this.#extension;
    const { length } = this;
    for (let j = 0, up = 0, down = z.length; j < length; j++, up += 2, down -= 2) {
      const a = lines[first + j] as number;
      const b = lines[second + j] as number;
      z[up] = a;
      z[up + 1] = b;
      if (j > 0) {
        z[down] = a;
        z[down + 1] = b;
      }
    }
    this.#fourier.transform(z);
    // Of an even real line the transform is real.
    for (let k = 0, at = 0; k < length; k++, at += 2) {
      lines[first + k] = z[at] as number;
      lines[second + k] = z[at + 1] as number;
    }
  }
}
