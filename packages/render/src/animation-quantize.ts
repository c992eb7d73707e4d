import { createRequire } from 'node:module';
import type { Color } from '@emout/figure/scene';
import type { Gifenc } from 'gifenc';

// A CommonJS module that calls itself an ES module: importers differ in what its default export is.
const require = createRequire(import.meta.url);
const gifenc: Gifenc = require('gifenc');

/** At most so many pixels of the frames decide on the colours. */
const SAMPLED_PIXELS = 1 << 18;
const UNKNOWN = -1;

/** A few colours for pictures of many, and which of them is nearest to any other. */
export class NearestColors {
  /** r, g, b of each. */
  readonly rgb: Uint8Array;
  /** By the upper 5, 6 and 5 bits of red, green and blue. */
  readonly #nearest = new Int16Array(1 << 16).fill(UNKNOWN);

  constructor(colors: readonly (readonly number[])[]) {
    this.rgb = Uint8Array.from(colors.flatMap(([r = 0, g = 0, b = 0]) => [r, g, b]));
    for (const [index, [r = 0, g = 0, b = 0]] of colors.entries()) {
      const cell = cellOf(r, g, b);
      if (this.#nearest[cell] === UNKNOWN) this.#nearest[cell] = index;
    }
  }

  /** The nearest, to within the values that share the upper bits; of the first colours themselves, always these. */
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
      const distance =
        ((rgb[at] as number) - r) ** 2 +
        ((rgb[at + 1] as number) - g) ** 2 +
        ((rgb[at + 2] as number) - b) ** 2;
      if (distance < least) {
        least = distance;
        best = at / 3;
      }
    }
    return best;
  }
}

function cellOf(r: number, g: number, b: number): number {
  return ((r & 0xf8) << 8) | ((g & 0xfc) << 3) | (b >> 3);
}

/**
 * Colours that suit pictures of 0xAARRGGBB pixels all together, at most `count`: first the `kept` ones, exactly, then
 * means of the others (pairwise nearest neighbour clustering).
 */
export function quantizedColors(
  pictures: readonly Uint32Array[],
  kept: readonly Color[],
  count: number,
): NearestColors {
  const total = pictures.reduce((sum, { length }) => sum + length, 0);
  const step = Math.max(1, Math.ceil(total / SAMPLED_PIXELS));
  const rgba = new Uint8Array(4 * pictures.reduce((sum, { length }) => sum + Math.ceil(length / step), 0));
  let to = 0;
  for (const picture of pictures) {
    for (let i = 0; i < picture.length; i += step) {
      const pixel = picture[i] as number;
      rgba[to++] = pixel >>> 16;
      rgba[to++] = pixel >>> 8;
      rgba[to++] = pixel;
      rgba[to++] = 255;
    }
  }
  const exact = kept.map(({ r, g, b }) => [r, g, b]);
  return new NearestColors([...exact, ...gifenc.quantize(rgba, count - exact.length, { format: 'rgb565' })]);
}
