import type { Color } from '@emout/figure/scene';
import { cutColors, type WeightedColors } from './animation-median-cut.js';

/** At most so many pixels of the frames decide on the colours. */
const SAMPLED_PIXELS = 1 << 18;
/** With more different colours than this, those that share the upper 6 bits of each channel count as one. */
const MOST_EXACT_COLORS = 1 << 14;
const UPPER_BITS = 0xfcfcfc;
const UNKNOWN = -1;

/** A few colours for pictures of many, and which of them is nearest to any other. */
export class NearestColors {
  /** r, g, b of each. */
  readonly rgb: Uint8Array;
  /** By the upper 7 bits of red, green and blue. */
  readonly #nearest = new Int16Array(1 << 21).fill(UNKNOWN);

  constructor(colors: readonly (readonly [number, number, number])[]) {
    this.rgb = Uint8Array.from(colors.flat());
    for (const [index, color] of colors.entries()) {
      const cell = cellOf(...color);
      if (this.#nearest[cell] === UNKNOWN) this.#nearest[cell] = index;
    }
  }

  /** The nearest, to within the values that share the upper bits; for a colour that is one of these, that one. */
  indexOf(r: number, g: number, b: number): number {
    const cell = cellOf(r, g, b);
    const known = this.#nearest[cell] as number;
    if (known !== UNKNOWN) return known;
    const found = this.#search(r, g, b);
    this.#nearest[cell] = found;
    return found;
  }

  #search(r: number, g: number, b: number): number {
    const { rgb } = this;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < rgb.length; at += 3) {
      const dr = (rgb[at] as number) - r;
      const dg = (rgb[at + 1] as number) - g;
      const db = (rgb[at + 2] as number) - b;
      const distance = dr * dr + dg * dg + db * db;
      if (distance < least) {
        least = distance;
        best = at / 3;
      }
    }
    return best;
  }
}

function cellOf(r: number, g: number, b: number): number {
  return ((r >> 1) << 14) | ((g >> 1) << 7) | (b >> 1);
}

/** Colours that suit pictures of 0xAARRGGBB pixels all together, at most `count`: the `kept` ones, then means of others. */
export function quantizedColors(
  pictures: readonly Uint32Array[],
  kept: readonly Color[],
  count: number,
): NearestColors {
  const exact = kept.map(({ r, g, b }) => [r, g, b] as const);
  const counts = countedColors(pictures);
  for (const [r, g, b] of exact) counts.delete((r << 16) | (g << 8) | b);
  return new NearestColors([...exact, ...cutColors(weighted(counts), count - exact.length)]);
}

function countedColors(pictures: readonly Uint32Array[]): Map<number, number> {
  const total = pictures.reduce((sum, { length }) => sum + length, 0);
  const step = Math.max(1, Math.ceil(total / SAMPLED_PIXELS));
  for (let mask = 0xffffff; ; mask = UPPER_BITS) {
    const counts = new Map<number, number>();
    for (const picture of pictures) {
      for (let i = 0; i < picture.length; i += step) {
        const color = (picture[i] as number) & mask;
        counts.set(color, (counts.get(color) ?? 0) + 1);
      }
    }
    if (counts.size <= MOST_EXACT_COLORS || mask === UPPER_BITS) return counts;
  }
}

/** Large areas count more than small ones, but not so much that these would lose their shades. */
function weighted(counts: ReadonlyMap<number, number>): WeightedColors {
  const rgb = new Uint8Array(3 * counts.size);
  const weights = new Float64Array(counts.size);
  let k = 0;
  for (const [color, count] of counts) {
    rgb.set([color >> 16, (color >> 8) & 255, color & 255], 3 * k);
    weights[k++] = Math.sqrt(count);
  }
  return { rgb, weights };
}
