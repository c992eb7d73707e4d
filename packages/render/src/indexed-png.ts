import type { IndexPicture } from './index-picture.js';
import { pngFile } from './png-file.js';
import { deflateLines } from './run-length-deflate.js';

/**
 * Writes a PNG of colour type 3.
 *
 * Neighbouring levels have neighbouring indices, so the difference to the row above is small; run lengths and
 * Huffman codes alone then beat the string search of zlib's level 1 both in time, many times, and in size.
 */
export function encodeIndexedPng(picture: IndexPicture, palette: Uint8Array, dpi: number): Uint8Array {
  const { widthPx, heightPx, kernel } = picture;
  kernel.filterUp();
  return pngFile({ widthPx, heightPx, dpi, palette }, deflateLines(kernel));
}
