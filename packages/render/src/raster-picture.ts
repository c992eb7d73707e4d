import type { ColorTable, RasterMark } from '@emout/figure/scene';
import { paintBilinear, suitsKernel } from './bilinear-kernel.js';
import { badCode, colorCoder, overCode, TABLE_LEVELS, underCode } from './color-codes.js';
import type { IndexPicture } from './index-picture.js';
import { PictureRoom } from './picture-room.js';
import { placeRaster } from './raster-place.js';
import { RasterRows } from './raster-rows.js';

const MAX_ENTRIES = 256;
/** Where no special code occurs, the levels are the palette. */
const LEVELS_ONLY = Uint8Array.from({ length: TABLE_LEVELS }, (_, level) => level);

/** A raster by itself as palette indices. */
export interface RasterPicture {
  readonly picture: IndexPicture;
  /** r, g, b of each entry; those of the levels in order. A few may stand for nothing. */
  readonly palette: Uint8Array;
}

/**
 * Paints a raster in the exact colours of its table. Only where all 256 levels occur, and values beyond them or
 * missing ones too, up to three levels take the colour of their neighbour. Valid until the room is asked again.
 */
export function rasterPicture(
  mark: RasterMark,
  widthPx: number,
  heightPx: number,
  room = new PictureRoom(),
): RasterPicture {
  const picture = room.empty(widthPx, heightPx);
  const place = placeRaster(mark, widthPx, heightPx);
  const coder = colorCoder(mark.scale, TABLE_LEVELS);
  if (suitsKernel(mark, place, coder) && paintBilinear(mark, place, coder, LEVELS_ONLY, picture.kernel)) {
    return { picture, palette: mark.colors.rgb };
  }
  const rows = new RasterRows(mark, place, coder);
  const { stride, indices } = picture;
  /** Where there is anything but levels: four times the place, and which of the special codes. */
  const special: number[] = [];
  for (let y = rows.fromY; y < rows.toY; y++) {
    const at = y * stride + rows.fromX;
    rows.code(y);
    if (copyLevels(indices, at, rows.codes) >= TABLE_LEVELS) findSpecial(special, at, rows.codes);
  }
  if (special.length === 0) return { picture, palette: mark.colors.rgb };
  return { picture, palette: withSpecial(indices, special, mark.colors) };
}

/** Returns all bits of the codes. */
function copyLevels(indices: Uint8Array, at: number, codes: Uint16Array): number {
  let bits = 0;
  for (let x = 0; x < codes.length; x++) {
    const code = codes[x] as number;
    indices[at + x] = code;
    bits |= code;
  }
  return bits;
}

function findSpecial(special: number[], at: number, codes: Uint16Array): void {
  for (let x = 0; x < codes.length; x++) {
    const code = codes[x] as number;
    if (code >= TABLE_LEVELS) special.push(4 * (at + x) + code - TABLE_LEVELS);
  }
}

/** Makes room for the special colours and writes their indices; returns the palette. */
function withSpecial(indices: Uint8Array, special: readonly number[], table: ColorTable): Uint8Array {
  const occurs = new Uint8Array(TABLE_LEVELS + 3);
  for (let i = 0; i < indices.length; i++) occurs[indices[i] as number] = 1;
  for (const one of special) occurs[TABLE_LEVELS + (one % 4)] = 1;
  const { palette, indexOfCode } = occurringColors(table, occurs);
  for (let i = 0; i < indices.length; i++) indices[i] = indexOfCode[indices[i] as number] as number;
  for (const one of special) indices[Math.floor(one / 4)] = indexOfCode[TABLE_LEVELS + (one % 4)] as number;
  return palette;
}

function occurringColors(
  table: ColorTable,
  occurs: Uint8Array,
): { palette: Uint8Array; indexOfCode: Uint8Array } {
  let surplus = occurs.reduce((sum, one) => sum + one, 0) - MAX_ENTRIES;
  const indexOfCode = new Uint8Array(occurs.length);
  const colors: number[] = [];
  let count = 0;
  for (let code = 0; code < occurs.length; code++) {
    if (occurs[code] === 0) continue;
    // With a surplus every level occurs: each of these has a neighbour below.
    if (surplus > 0 && code > 0 && code < TABLE_LEVELS && code % 64 === 32) {
      indexOfCode[code] = count - 1;
      surplus--;
      continue;
    }
    indexOfCode[code] = count++;
    colors.push(...codeColor(table, code));
  }
  return { palette: Uint8Array.from(colors), indexOfCode };
}

function codeColor(table: ColorTable, code: number): readonly number[] {
  if (code === underCode(TABLE_LEVELS)) return table.under;
  if (code === overCode(TABLE_LEVELS)) return table.over;
  if (code === badCode(TABLE_LEVELS)) return table.bad;
  return [...table.rgb.subarray(3 * code, 3 * code + 3)];
}
