import { GifCodes } from './gif-codes.js';

const CODE_BITS = 12;
const MOST_CODES = 1 << CODE_BITS;
/** Twice as many places as codes, so that probing finds a free one after a step or two; 2 ** PLACE_BITS. */
const PLACE_BITS = 13;
const PLACES = 1 << PLACE_BITS;
/** 2³² over the golden ratio: multiplied by it, neighbouring keys end up far apart (Knuth, vol. 3, 6.4). */
const GOLDEN = 0x9e3779b1;

/** Compresses palette indices with GIF's variant of LZW (GIF89a, appendix F). Keeps its room from picture to picture. */
export class GifLzw {
  /** Of each string: the code of all but its last pixel (12 bits), that pixel (8), its own code (12); 0 is free. */
  readonly #strings = new Int32Array(PLACES);
  readonly #codes = new GifCodes();

  /**
   * The image data of a picture: code size, sub-blocks, terminator. Valid until the next call.
   *
   * @param pixels indices below 2 ** `depth`, row by row, at least one.
   */
  encode(pixels: Uint8Array, depth: number): Uint8Array {
    const strings = this.#strings;
    const codes = this.#codes;
    const codeSize = Math.max(2, depth);
    const clear = 1 << codeSize;
    const end = clear + 1;
    codes.start(codeSize, pixels.length);
    let width = codeSize + 1;
    let next = end + 1;
    strings.fill(0);
    codes.put(clear, width);

    let code = pixels[0] as number;
    for (let i = 1; i < pixels.length; i++) {
      const pixel = pixels[i] as number;
      const longer = (code << 8) | pixel;
      let place = Math.imul(longer, GOLDEN) >>> (32 - PLACE_BITS);
      let found = strings[place] as number;
      while (found !== 0 && found >>> CODE_BITS !== longer) {
        place = (place + 1) & (PLACES - 1);
        found = strings[place] as number;
      }
      if (found !== 0) {
        code = found & (MOST_CODES - 1);
        continue;
      }
      codes.put(code, width);
      code = pixel;
      if (next < MOST_CODES) {
        if (next === 1 << width) width++;
        strings[place] = (longer << CODE_BITS) | next++;
      } else {
        codes.put(clear, width);
        width = codeSize + 1;
        next = end + 1;
        strings.fill(0);
      }
    }
    codes.put(code, width);
    // On reading that code a decoder has one string more, for which it may widen its codes.
    codes.put(end, next === 1 << width && width < CODE_BITS ? width + 1 : width);
    return codes.finish();
  }
}
