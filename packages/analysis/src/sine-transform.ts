import { FourierTransform } from './fourier.js';
import type { LineTransform } from './line-transform.js';

/**
 * The sine transform DST-I, y_k = 2·Σ_j x_j sin(π(j+1)(k+1)/n) over the n − 1 points between two ends where the
 * function is zero; `cells` is n. Through a Fourier transform of the odd extension, whose length is 2n.
 */
export class SineTransform implements LineTransform {
  readonly length: number;
  readonly gain: number;
  readonly #fourier: FourierTransform;
  readonly #extension: Float64Array;

  constructor(cells: number) {
    this.length = cells - 1;
    this.gain = 2 * cells;
    this.#fourier = new FourierTransform(2 * cells);
    this.#extension = new Float64Array(4 * cells);
  }

  apply(lines: Float64Array, first: number, second: number): void {
    const z = this.#extension;
    const { length } = this;
    const cells = length + 1;
    z[0] = z[1] = z[2 * cells] = z[2 * cells + 1] = 0;
    for (let j = 0, up = 2, down = z.length - 2; j < length; j++, up += 2, down -= 2) {
      const a = lines[first + j] as number;
      const b = lines[second + j] as number;
      z[up] = a;
      z[up + 1] = b;
      z[down] = -a;
      z[down + 1] = -b;
    }
    this.#fourier.transform(z);
    // Of an odd real line the transform is −i times the sine transform.
    for (let k = 0, at = 2; k < length; k++, at += 2) {
      lines[first + k] = -(z[at + 1] as number);
      lines[second + k] = z[at] as number;
    }
  }
}
