import type { ColorTable, RasterMark } from '@emout/figure/scene';
import { paintBilinear, suitsKernel } from './bilinear-kernel.js';
import { badCode, colorCoder, overCode, TABLE_LEVELS, underCode } from './color-codes.js';
import type { IndexPicture } from './index-picture.js';
import { placeRaster } from './raster-place.js';
import { RasterRows } from './raster-rows.js';

/** Whole pixels that a raster covers, and their colours, 4 bytes (r, g, b, 255) each. */
export interface RasterPixels {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Paints a raster in the colours of its table. */
export function rasterPixels(mark: RasterMark, widthPx: number, heightPx: number): RasterPixels {
  const place = placeRaster(mark, widthPx, heightPx);
  const rows = new RasterRows(mark, place, colorCoder(mark.scale, TABLE_LEVELS));
  const width = rows.toX - rows.fromX;
  const height = rows.toY - rows.fromY;
  const colors = codeColors(mark.colors);
  const pixels = new Uint32Array(width * height);
  for (let y = 0, at = 0; y < height; y++, at += width) {
    if (!rows.code(rows.fromY + y)) {
      pixels.copyWithin(at, at - width, at);
      continue;
    }
    lookUpColors(pixels, at, rows.codes, colors);
  }
  return { x: rows.fromX, y: rows.fromY, width, height, rgba: new Uint8ClampedArray(pixels.buffer) };
}

/** Paints a raster as palette indices; `indexOfCode` has one entry for each of the levels and the three special codes. */
export function paintRasterIndices(mark: RasterMark, indexOfCode: Uint8Array, picture: IndexPicture): void {
  const { indices, stride, widthPx, heightPx } = picture;
  const place = placeRaster(mark, widthPx, heightPx);
  const coder = colorCoder(mark.scale, indexOfCode.length - 3);
  if (suitsKernel(mark, place, coder)) {
    paintBilinear(mark, place, coder, indexOfCode, picture.kernel);
    return;
  }
  const rows = new RasterRows(mark, place, coder);
  const width = rows.toX - rows.fromX;
  for (let y = rows.fromY; y < rows.toY; y++) {
    const at = y * stride + rows.fromX;
    const isNew = rows.paint(y, indexOfCode, indices, at);
    if (!isNew) indices.copyWithin(at, at - stride, at - stride + width);
  }
}

function lookUpColors(target: Uint32Array, at: number, codes: Uint16Array, colors: Uint32Array): void {
  for (let x = 0; x < codes.length; x++) target[at + x] = colors[codes[x] as number] as number;
}

/** RGBA words of the 256 levels and of under, over and bad, in the byte order of the machine. */
function codeColors(table: ColorTable): Uint32Array {
  const bytes = new Uint8Array((TABLE_LEVELS + 3) * 4).fill(255);
  for (let level = 0; level < TABLE_LEVELS; level++) {
    bytes.set(table.rgb.subarray(level * 3, level * 3 + 3), level * 4);
  }
  bytes.set(table.under, underCode(TABLE_LEVELS) * 4);
  bytes.set(table.over, overCode(TABLE_LEVELS) * 4);
  bytes.set(table.bad, badCode(TABLE_LEVELS) * 4);
  return new Uint32Array(bytes.buffer);
}
