import type { ColorScale } from '@emout/figure/scene';
import { CodeLookup } from './code-lookup.js';
import type { ColorCoder, LevelLine } from './color-coder.js';
import { ThresholdCoder } from './threshold-coder.js';

/** Number of levels of a colour table. */
export const TABLE_LEVELS = 256;

export const underCode = (levels: number): number => levels;
export const overCode = (levels: number): number => levels + 1;
export const badCode = (levels: number): number => levels + 2;

/** The limits themselves belong to the range even after rounding in the interpolation; in levels. */
const TOLERANCE = 1e-6;

export function colorCoder(scale: ColorScale, levels: number): ColorCoder {
  const { kind, min, max } = scale;
  // Without a range no scale has a shape.
  if (!(max > min)) return new LinearCoder(min, max, levels, kind === 'log');
  switch (kind) {
    case 'linear':
      return new LinearCoder(min, max, levels, false);
    case 'log':
      return min > 0 ? new LogCoder(min, max, levels) : new LinearCoder(min, max, levels, true);
    case 'symlog':
    case 'power':
      return new ThresholdCoder(scale, levels);
  }
}

/** Measures values in levels above the lower limit. */
class LinearCoder implements ColorCoder {
  readonly line: LevelLine | null;
  readonly #min: number;
  readonly #gain: number;

  constructor(
    min: number,
    max: number,
    readonly levels: number,
    /** A log scale without width still has no place for values ≤ 0. */
    readonly positiveOnly: boolean,
  ) {
    this.#min = min;
    // Without a range every value has the first colour, as in matplotlib.
    this.#gain = max > min ? levels / (max - min) : 0;
    this.line = positiveOnly ? null : { min, gain: this.#gain };
  }

  measure(values: Float64Array): void {
    const min = this.#min;
    const gain = this.#gain;
    if (this.positiveOnly) {
      for (let i = 0; i < values.length; i++) if (!((values[i] as number) > 0)) values[i] = Number.NaN;
    }
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      // value − value is 0, or NaN where the value is not finite; a condition would take five times as long.
      values[i] = (value - min) * gain + (value - value);
    }
  }

  encode(a: Float64Array, b: Float64Array, weight: number, codes: Uint16Array): void {
    const levels = this.levels;
    for (let i = 0; i < codes.length; i++) {
      const start = a[i] as number;
      const t = start + ((b[i] as number) - start) * weight;
      if (t >= 0 && t < levels) codes[i] = t;
      else if (t < 0) codes[i] = t < -TOLERANCE ? levels : 0;
      else if (t >= levels) codes[i] = t > levels + TOLERANCE ? levels + 1 : levels - 1;
      else codes[i] = levels + 2;
    }
  }

  // Maps of palette indices are most of all pixels: codes that are looked up at once need no second pass.
  paint(a: Float64Array, b: Float64Array, weight: number, colors: Uint8Array, target: Uint8Array): void {
    const levels = this.levels;
    for (let i = 0; i < target.length; i++) {
      const start = a[i] as number;
      const t = start + ((b[i] as number) - start) * weight;
      let code = levels + 2;
      if (t >= 0 && t < levels) code = t | 0;
      else if (t < 0) code = t < -TOLERANCE ? levels : 0;
      else if (t >= levels) code = t > levels + TOLERANCE ? levels + 1 : levels - 1;
      target[i] = colors[code] as number;
    }
  }
}

/** float32 bits dropped to find the bucket of a value: 2¹¹ buckets an octave. */
const BUCKET_SHIFT = 12;
const ONE_BITS = 0x3f800000;

/**
 * Logarithm by table: the bits of a positive float32 grow with its value, so that their upper part finds a bucket
 * whose lowest level is known; a step or two along the level thresholds ends the search. Values are measured in multiples of the lower limit.
 */
class LogCoder implements ColorCoder {
  readonly line = null;
  readonly #ratio: number;
  /** Level k starts at thresholds[k], relative to the lower limit. */
  readonly #thresholds: Float64Array;
  readonly #lowest: Uint16Array;
  readonly #float = new Float32Array(1);
  readonly #bits = new Int32Array(this.#float.buffer);
  readonly #lookup = new CodeLookup();

  constructor(
    readonly min: number,
    readonly max: number,
    readonly levels: number,
  ) {
    this.#ratio = Math.min(max / min, 1e38);
    const step = Math.log(this.#ratio) / levels;
    this.#thresholds = Float64Array.from({ length: levels + 1 }, (_, level) => Math.exp(level * step));
    this.#thresholds[levels] = Number.POSITIVE_INFINITY;
    this.#float[0] = this.#ratio;
    const buckets = (((this.#bits[0] as number) - ONE_BITS) >> BUCKET_SHIFT) + 2;
    this.#lowest = new Uint16Array(buckets);
    let level = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      this.#bits[0] = ONE_BITS + (bucket << BUCKET_SHIFT);
      // One part in 10⁷ lower: rounding to float32 may have lifted a value into this bucket.
      const start = (this.#float[0] as number) * (1 - 1e-7);
      while ((this.#thresholds[level + 1] as number) <= start) level++;
      this.#lowest[bucket] = level;
    }
  }

  measure(values: Float64Array): void {
    const inverse = 1 / this.min;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      values[i] = value * inverse + (value - value);
    }
  }

  encode(a: Float64Array, b: Float64Array, weight: number, codes: Uint16Array): void {
    const levels = this.levels;
    const ratio = this.#ratio;
    const thresholds = this.#thresholds;
    const lowest = this.#lowest;
    const float = this.#float;
    const bits = this.#bits;
    for (let i = 0; i < codes.length; i++) {
      const start = a[i] as number;
      const u = start + ((b[i] as number) - start) * weight;
      if (u >= 1 && u <= ratio) {
        float[0] = u;
        let level = lowest[((bits[0] as number) - ONE_BITS) >> BUCKET_SHIFT] as number;
        while (u >= (thresholds[level + 1] as number)) level++;
        codes[i] = level;
      } else if (u > ratio) codes[i] = u > ratio * (1 + 1e-9) ? levels + 1 : levels - 1;
      else if (u > 0) codes[i] = u < 1 - 1e-9 ? levels : 0;
      else codes[i] = levels + 2;
    }
  }

  paint(a: Float64Array, b: Float64Array, weight: number, colors: Uint8Array, target: Uint8Array): void {
    this.#lookup.paint((codes) => this.encode(a, b, weight, codes), colors, target);
  }
}
