/** The part of `fft.js` that is used: complex transforms of interleaved (re, im) arrays, sizes a power of two above 1. */
declare module 'fft.js' {
  class FFT {
    constructor(size: number);
    /** `out` and `data` have 2·size elements and must differ. */
    transform(out: Float64Array, data: Float64Array): void;
  }
  export = FFT;
}
