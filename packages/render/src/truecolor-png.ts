import { deflateSync } from 'node:zlib';
import type { PicturePixels } from './picture-pixels.js';
import { pngFile } from './png-file.js';

/** Behind it the search for strings takes longer than it saves. */
const LEVEL = 3;

/**
 * Writes a PNG in true colour. Pages are even and maps have few colours, which repeat exactly: without a filter they
 * pack faster and smaller than their differences.
 */
export function encodeTruecolorPng(
  { widthPx, heightPx, channels, data }: PicturePixels,
  dpi: number,
): Uint8Array {
  const rowBytes = widthPx * channels;
  const lines = new Uint8Array((rowBytes + 1) * heightPx);
  for (let y = 0; y < heightPx; y++) {
    lines.set(data.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  }
  return pngFile(
    { widthPx, heightPx, dpi, channels },
    deflateSync(lines, { level: LEVEL, chunkSize: 1 << 18 }),
  );
}
