import { levelThresholds } from '@emout/figure/norm';
import type { ColorScale } from '@emout/figure/scene';
import { CodeLookup } from './code-lookup.js';
import type { ColorCoder } from './color-coder.js';

/** float32 bits dropped to find the bucket of a value: 2⁷ buckets an octave, 2¹⁶ for all numbers. */
const BUCKET_SHIFT = 16;
/** Rounding to float32 moves a value by less than this part of it. */
const FLOAT32_ROUNDING = 1e-7;
/** The limits themselves belong to the range even after rounding in the interpolation. */
const TOLERANCE = 1e-9;

/**
 * Codes of any scale that grows with the value: the bits of a float32, those of negative numbers turned round, grow
 * with its value, so that their upper part finds a bucket, and the bucket the few levels that begin in it.
 */
export class ThresholdCoder implements ColorCoder {
  readonly line = null;
  /** Level k starts at thresholds[k]. */
  readonly #thresholds: Float64Array;
  readonly #firstBucket: number;
  /** Lowest and highest level in a bucket. */
  readonly #lowest: Uint16Array;
  readonly #highest: Uint16Array;
  readonly #float = new Float32Array(1);
  readonly #bits = new Int32Array(this.#float.buffer);
  readonly #lookup = new CodeLookup();

  constructor(
    readonly scale: ColorScale,
    readonly levels: number,
  ) {
    const { min, max } = scale;
    this.#thresholds = levelThresholds(scale, levels);
    this.#thresholds[0] = Number.NEGATIVE_INFINITY;
    this.#thresholds[levels] = Number.POSITIVE_INFINITY;
    this.#firstBucket = this.#bucket(min);
    const buckets = this.#bucket(max) - this.#firstBucket + 1;
    this.#lowest = new Uint16Array(buckets);
    this.#highest = new Uint16Array(buckets);
    for (let bucket = 0; bucket < buckets; bucket++) {
      const start = this.#bucketStart(bucket);
      const end = this.#bucketStart(bucket + 1);
      // Not a number where the bucket lies beyond the largest float32: then every level may begin in it.
      this.#lowest[bucket] = Number.isFinite(start)
        ? this.#levelOf(start - Math.abs(start) * FLOAT32_ROUNDING)
        : 0;
      this.#highest[bucket] = Number.isFinite(end)
        ? this.#levelOf(end + Math.abs(end) * FLOAT32_ROUNDING)
        : levels - 1;
    }
  }

  measure(values: Float64Array): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value - value !== 0) values[i] = Number.NaN;
    }
  }

  encode(a: Float64Array, b: Float64Array, weight: number, codes: Uint16Array): void {
    const { levels, scale } = this;
    const { min, max } = scale;
    const slack = (max - min) * TOLERANCE;
    const thresholds = this.#thresholds;
    const lowest = this.#lowest;
    const highest = this.#highest;
    const firstBucket = this.#firstBucket;
    const float = this.#float;
    const bits = this.#bits;
    for (let i = 0; i < codes.length; i++) {
      const start = a[i] as number;
      const value = start + ((b[i] as number) - start) * weight;
      if (value >= min && value <= max) {
        float[0] = value;
        const key = bits[0] as number;
        const bucket = ((key ^ ((key >> 31) & 0x7fffffff)) >> BUCKET_SHIFT) - firstBucket;
        let low = lowest[bucket] as number;
        let high = highest[bucket] as number;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (value >= (thresholds[middle] as number)) low = middle;
          else high = middle - 1;
        }
        codes[i] = low;
      } else if (value < min) codes[i] = value < min - slack ? levels : 0;
      else if (value > max) codes[i] = value > max + slack ? levels + 1 : levels - 1;
      else codes[i] = levels + 2;
    }
  }

  paint(a: Float64Array, b: Float64Array, weight: number, colors: Uint8Array, target: Uint8Array): void {
    this.#lookup.paint((codes) => this.encode(a, b, weight, codes), colors, target);
  }

  #bucket(value: number): number {
    this.#float[0] = value;
    const key = this.#bits[0] as number;
    return (key ^ ((key >> 31) & 0x7fffffff)) >> BUCKET_SHIFT;
  }

  #bucketStart(bucket: number): number {
    const key = (this.#firstBucket + bucket) << BUCKET_SHIFT;
    this.#bits[0] = key ^ ((key >> 31) & 0x7fffffff);
    return this.#float[0] as number;
  }

  #levelOf(value: number): number {
    let [low, high] = [0, this.levels - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (value >= (this.#thresholds[middle] as number)) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
