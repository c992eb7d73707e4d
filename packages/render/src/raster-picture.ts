import type { ColorTable, RasterMark } from '@emout/figure/scene';
import { badCode, overCode, TABLE_LEVELS, underCode } from './color-codes.js';
import { IndexPicture } from './index-picture.js';
import { RasterRows } from './raster-rows.js';

const MAX_ENTRIES = 256;

/** A raster by itself as palette indices. */
export interface RasterPicture {
  readonly picture: IndexPicture;
  /** r, g, b of each entry; those of the levels in order. */
  readonly palette: Uint8Array;
}

/**
 * Paints a raster in the exact colours of its table. Only where all 256 levels occur, and values beyond them or
 * missing ones too, up to three levels take the colour of their neighbour.
 */
export function rasterPicture(mark: RasterMark, widthPx: number, heightPx: number): RasterPicture {
  const picture = new IndexPicture(widthPx, heightPx);
  if (paintLevels(mark, picture)) return { picture, palette: mark.colors.rgb };
  return { picture, palette: paintAnyColors(mark, picture) };
}

/** Paints levels as they are; false as soon as there is anything but levels. */
function paintLevels(mark: RasterMark, { widthPx, heightPx, stride, indices }: IndexPicture): boolean {
  const rows = new RasterRows(mark, TABLE_LEVELS, widthPx, heightPx);
  for (let y = rows.fromY; y < rows.toY; y++) {
    const at = y * stride + rows.fromX;
    if (!rows.code(y)) indices.copyWithin(at, at - stride, at - stride + rows.codes.length);
    else if (copyLevels(indices, at, rows.codes) >= TABLE_LEVELS) return false;
  }
  return true;
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

function paintAnyColors(mark: RasterMark, picture: IndexPicture): Uint8Array {
  const { widthPx, heightPx, stride, indices } = picture;
  const rows = new RasterRows(mark, TABLE_LEVELS, widthPx, heightPx);
  const codes = new Uint16Array(stride * heightPx);
  const occurs = new Uint8Array(TABLE_LEVELS + 3);
  for (let y = rows.fromY; y < rows.toY; y++) {
    const at = y * stride + rows.fromX;
    if (rows.code(y)) {
      codes.set(rows.codes, at);
      markOccurring(occurs, rows.codes);
    } else codes.copyWithin(at, at - stride, at - stride + rows.codes.length);
  }
  const { palette, indexOfCode } = occurringColors(mark.colors, occurs);
  lookUp(indices, codes, indexOfCode);
  return palette;
}

function markOccurring(occurs: Uint8Array, codes: Uint16Array): void {
  for (let x = 0; x < codes.length; x++) occurs[codes[x] as number] = 1;
}

function lookUp(indices: Uint8Array, codes: Uint16Array, indexOfCode: Uint8Array): void {
  for (let i = 0; i < codes.length; i++) indices[i] = indexOfCode[codes[i] as number] as number;
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
