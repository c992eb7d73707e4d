/** gifenc 1.0.3 brings no types; this is what is used of it. */
declare module 'gifenc' {
  interface QuantizeOptions {
    readonly format?: 'rgb565' | 'rgb444' | 'rgba4444';
  }

  export interface Gifenc {
    /** Colours, [r, g, b] each, at most `maxColors`, for pixels of four bytes. */
    quantize(rgba: Uint8Array | Uint8ClampedArray, maxColors: number, options?: QuantizeOptions): number[][];
  }
}
