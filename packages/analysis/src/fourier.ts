/// <reference path="./fft-js.d.ts" />
import FFT from 'fft.js';

/**
 * The discrete Fourier transform X_k = Σ_j x_j exp(−2πi·jk/n) of one length, any n ≥ 1.
 * Powers of two go through `fft.js`, other lengths through Bluestein's algorithm on top of it
 * (L. I. Bluestein, IEEE Trans. Audio Electroacoust. 18, 451, 1970).
 */
export class FourierTransform {
  readonly #core: PowerOfTwoTransform | BluesteinTransform | null;

  constructor(readonly length: number) {
    if (length === 1) this.#core = null;
    else if (isPowerOfTwo(length)) this.#core = new PowerOfTwoTransform(length);
    else this.#core = new BluesteinTransform(length);
  }

  /** Transforms `2·length` interleaved numbers (re, im) in place. */
  transform(values: Float64Array): void {
    this.#core?.transform(values);
  }
}

class PowerOfTwoTransform {
  readonly #fft: FFT;
  readonly #input: Float64Array;

  constructor(length: number) {
    this.#fft = new FFT(length);
    this.#input = new Float64Array(2 * length);
  }

  transform(values: Float64Array): void {
    this.#input.set(values);
    this.#fft.transform(values, this.#input);
  }
}

/** jk = (j² + k² − (k − j)²)/2 turns the transform into a convolution, done at a power of two ≥ 2n − 1. */
class BluesteinTransform {
  readonly #fft: FFT;
  /** exp(−πi·j²/n), interleaved. */
  readonly #chirp: Float64Array;
  /** The transform of the conjugate chirp, laid out cyclically, over the padded length. */
  readonly #kernel: Float64Array;
  readonly #a: Float64Array;
  readonly #b: Float64Array;

  constructor(readonly length: number) {
    const padded = 2 ** Math.ceil(Math.log2(2 * length - 1));
    this.#fft = new FFT(padded);
    this.#chirp = new Float64Array(2 * length);
    this.#a = new Float64Array(2 * padded);
    this.#b = new Float64Array(2 * padded);
    const conjugate = new Float64Array(2 * padded);
    for (let j = 0; j < length; j++) {
      // j² modulo the period 2n keeps the angle small and so exact.
      const angle = (Math.PI * ((j * j) % (2 * length))) / length;
      const [re, im] = [Math.cos(angle), Math.sin(angle)];
      this.#chirp[2 * j] = re;
      this.#chirp[2 * j + 1] = -im;
      const mirrored = j === 0 ? 0 : padded - j;
      conjugate[2 * j] = conjugate[2 * mirrored] = re;
      conjugate[2 * j + 1] = conjugate[2 * mirrored + 1] = im;
    }
    this.#kernel = new Float64Array(2 * padded);
    this.#fft.transform(this.#kernel, conjugate);
    const scale = 1 / padded;
    for (let k = 0; k < this.#kernel.length; k++) this.#kernel[k] = (this.#kernel[k] as number) * scale;
  }

  transform(values: Float64Array): void {
    const a = this.#a;
    const b = this.#b;
    const chirp = this.#chirp;
    multiply(a, values, chirp, chirp.length);
    a.fill(0, chirp.length);
    this.#fft.transform(b, a);
    multiply(a, b, this.#kernel, b.length);
    // The inverse transform is the forward one of the conjugate, conjugated.
    for (let k = 1; k < a.length; k += 2) a[k] = -(a[k] as number);
    this.#fft.transform(b, a);
    for (let k = 1; k < chirp.length; k += 2) b[k] = -(b[k] as number);
    multiply(values, b, chirp, chirp.length);
  }
}

/** Complex products of the first `length` interleaved numbers. */
function multiply(target: Float64Array, a: Float64Array, b: Float64Array, length: number): void {
  for (let k = 0; k < length; k += 2) {
    const ar = a[k] as number;
    const ai = a[k + 1] as number;
    const br = b[k] as number;
    const bi = b[k + 1] as number;
    target[k] = ar * br - ai * bi;
    target[k + 1] = ar * bi + ai * br;
  }
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}
