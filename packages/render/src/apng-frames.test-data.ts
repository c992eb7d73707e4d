import { inflateSync } from 'node:zlib';
import { crc32 } from './crc32.js';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

interface Apng {
  readonly plays: number;
  readonly delaysMs: readonly number[];
  /** Whole frames as they are shown one after the other, r, g, b, alpha of each pixel. */
  readonly frames: readonly Uint8Array[];
}

/** Reads an animated PNG of 8 bits, indexed or RGBA, after the specification; throws where it is not kept to. */
export function readApng(bytes: Uint8Array): Apng {
  const chunks = chunksOf(Buffer.from(bytes));
  const one = (type: string) => chunks.find((chunk) => chunk.type === type)?.data ?? Buffer.alloc(0);
  const [width, height] = [one('IHDR').readUInt32BE(0), one('IHDR').readUInt32BE(4)];
  const isIndexed = one('IHDR')[9] === 3;
  const shown = new Uint8Array(4 * width * height);
  const frames: Uint8Array[] = [];
  const delaysMs: number[] = [];
  let sequence = 0;
  let control: Buffer | null = null;
  for (const { type, data } of chunks) {
    if (type === 'fcTL') control = data;
    if (type === 'fcTL' || type === 'fdAT') check(data.readUInt32BE(0) === sequence++, 'sequence');
    if ((type !== 'IDAT' && type !== 'fdAT') || control === null) continue;
    const [w, h, x, y] = [4, 8, 12, 16].map((at) => control?.readUInt32BE(at) ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    check(x + w <= width && y + h <= height, 'region');
    check(frames.length > 0 || (w === width && h === height), 'first frame');
    const pixels = unfiltered(
      inflateSync(type === 'IDAT' ? data : data.subarray(4)),
      w,
      h,
      isIndexed ? 1 : 4,
    );
    const laidOver = control[25] === 1;
    for (let i = 0; i < w * h; i++) {
      const index = pixels[i] ?? 0;
      const color = isIndexed
        ? [...one('PLTE').subarray(3 * index, 3 * index + 3), one('tRNS')[index] ?? 255]
        : pixels.subarray(4 * i, 4 * i + 4);
      check(color.length === 4, 'palette');
      const at = 4 * ((y + Math.floor(i / w)) * width + x + (i % w));
      if (!laidOver || color[3] === 255) shown.set(color, at);
    }
    frames.push(shown.slice());
    delaysMs.push((1000 * control.readUInt16BE(20)) / control.readUInt16BE(22));
  }
  check(one('acTL').readUInt32BE(0) === frames.length, 'number of frames');
  return { plays: one('acTL').readUInt32BE(4), delaysMs, frames };
}

function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    check(crc32(file, at + 4, end) === file.readUInt32BE(end), 'checksum');
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  check(chunks.at(-1)?.type === 'IEND', 'end');
  return chunks;
}

function unfiltered(lines: Buffer, width: number, height: number, pixelBytes: number): Uint8Array {
  const rowBytes = width * pixelBytes;
  check(lines.length === (rowBytes + 1) * height, 'amount of data');
  const pixels = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const filter = lines[row * (rowBytes + 1)];
    check(filter === 0 || filter === 2, 'filter');
    for (let i = 0; i < rowBytes; i++) {
      const above = filter === 2 && row > 0 ? (pixels[(row - 1) * rowBytes + i] ?? 0) : 0;
      pixels[row * rowBytes + i] = (lines[row * (rowBytes + 1) + 1 + i] ?? 0) + above;
    }
  }
  return pixels;
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The ${what} of the APNG is wrong.`);
}
