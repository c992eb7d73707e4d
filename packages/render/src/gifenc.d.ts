/** gifenc 1.0.3 brings no types. Node sees its CommonJS form as one default export. */
declare module 'gifenc' {
  interface QuantizeOptions {
    readonly format?: 'rgb565' | 'rgb444' | 'rgba4444';
  }

  interface Gifenc {
    /** Colours, [r, g, b] each, at most `maxColors`, for pixels of four bytes. */
    quantize(rgba: Uint8Array | Uint8ClampedArray, maxColors: number, options?: QuantizeOptions): number[][];
  }

  const gifenc: Gifenc;
  export default gifenc;
}
