import { crc32 } from './crc32.js';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const INCHES_PER_METRE = 39.3701;
/** Length, type and checksum around the data of a chunk. */
const CHUNK_OVERHEAD = 12;
const COLOR_TYPE_INDEXED = 3;
const COLOR_TYPES = { 3: 2, 4: 6 } as const;

interface PngHeader {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  /** r, g, b of each entry of an indexed picture. */
  readonly palette?: Uint8Array;
  /** Bytes of a pixel in true colour, the fourth for opacity. */
  readonly channels?: 3 | 4;
}

/** A PNG of 8 bits a channel around compressed scan lines. */
export function pngFile(
  { widthPx, heightPx, dpi, palette, channels = 3 }: PngHeader,
  data: Uint8Array,
): Uint8Array {
  const paletteBytes = palette === undefined ? 0 : palette.length + CHUNK_OVERHEAD;
  const file = new Uint8Array(SIGNATURE.length + 13 + paletteBytes + 9 + data.length + 4 * CHUNK_OVERHEAD);
  const view = new DataView(file.buffer);
  file.set(SIGNATURE);
  let at = SIGNATURE.length;

  function chunk(type: string, length: number, write: (at: number) => void): void {
    view.setUint32(at, length);
    for (let i = 0; i < 4; i++) file[at + 4 + i] = type.charCodeAt(i);
    write(at + 8);
    view.setUint32(at + 8 + length, crc32(file, at + 4, at + 8 + length));
    at += length + CHUNK_OVERHEAD;
  }

  chunk('IHDR', 13, (start) => {
    view.setUint32(start, widthPx);
    view.setUint32(start + 4, heightPx);
    file[start + 8] = 8;
    file[start + 9] = palette === undefined ? COLOR_TYPES[channels] : COLOR_TYPE_INDEXED;
  });
  if (palette !== undefined) chunk('PLTE', palette.length, (start) => file.set(palette, start));
  chunk('pHYs', 9, (start) => {
    const pixelsPerMetre = Math.round(dpi * INCHES_PER_METRE);
    view.setUint32(start, pixelsPerMetre);
    view.setUint32(start + 4, pixelsPerMetre);
    file[start + 8] = 1;
  });
  chunk('IDAT', data.length, (start) => file.set(data, start));
  chunk('IEND', 0, () => {});
  return file;
}
