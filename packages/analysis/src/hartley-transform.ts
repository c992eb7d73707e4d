import { FourierTransform } from './fourier.js';
import type { LineTransform } from './line-transform.js';

/**
 * The Hartley transform y_k = Σ_j x_j (cos + sin)(2πjk/n) of a periodic line. Real like the sine and cosine
 * transforms, it diagonalises every symmetric periodic stencil as the Fourier transform does, with the same
 * eigenvalues, so that no axis needs complex numbers between the passes.
 */
export class HartleyTransform implements LineTransform {
  readonly gain: number;
  readonly #fourier: FourierTransform;
  readonly #pair: Float64Array;

  constructor(readonly length: number) {
    this.gain = length;
    this.#fourier = new FourierTransform(length);
    this.#pair = new Float64Array(2 * length);
  }

  apply(lines: Float64Array, first: number, second: number): void {
    const z = this.#pair;
    const { length } = this;
    for (let j = 0; j < length; j++) {
      z[2 * j] = lines[first + j] as number;
      z[2 * j + 1] = lines[second + j] as number;
    }
    this.#fourier.transform(z);
    for (let k = 0; k < length; k++) {
      const mirrored = k === 0 ? 0 : length - k;
      const re = z[2 * k] as number;
      const im = z[2 * k + 1] as number;
      const mirroredRe = z[2 * mirrored] as number;
      const mirroredIm = z[2 * mirrored + 1] as number;
      // Re − Im of the transform of either line, taken apart by its symmetry.
      lines[first + k] = 0.5 * (re + mirroredRe - im + mirroredIm);
      lines[second + k] = 0.5 * (im + mirroredIm + re - mirroredRe);
    }
  }
}
