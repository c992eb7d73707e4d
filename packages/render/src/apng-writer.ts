import { constants, deflateSync } from 'node:zlib';
import { GrowingBytes } from './animation-bytes.js';
import type { AnimationFrame, FrameColors } from './animation-frames.js';
import { type AnimationTiming, millisecondDelay } from './animation-timing.js';
import type { PictureSize } from './animation-writer.js';
import { crc32 } from './crc32.js';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const INCHES_PER_METRE = 39.3701;
const COLOR_TYPE: Readonly<Record<FrameColors['kind'], number>> = { indexed: 3, rgba: 6 };
const BYTES_PER_PIXEL: Readonly<Record<FrameColors['kind'], number>> = { indexed: 1, rgba: 4 };
const FILTER_NONE = 0;
const FILTER_UP = 2;
const KEEP = 0;
const REPLACE = 0;
const LAY_OVER = 1;

/** Writes an animated PNG (PNG, third edition) frame by frame; its still picture is the first frame. */
export class ApngWriter {
  readonly #intervalMs: number;
  readonly #pixelBytes: number;
  readonly #file = new GrowingBytes();
  readonly #lines: Uint8Array;
  readonly #countAt: number;
  #frames = 0;
  #sequence = 0;

  constructor(
    { widthPx, heightPx, dpi }: PictureSize,
    colors: FrameColors,
    { intervalMs, loops }: AnimationTiming,
  ) {
    this.#intervalMs = intervalMs;
    this.#pixelBytes = BYTES_PER_PIXEL[colors.kind];
    this.#lines = new Uint8Array((widthPx * this.#pixelBytes + 1) * heightPx);
    const file = this.#file;
    file.bytes(SIGNATURE);
    this.#chunk('IHDR', () => {
      file.uint32be(widthPx);
      file.uint32be(heightPx);
      file.bytes(Uint8Array.of(8, COLOR_TYPE[colors.kind], 0, 0, 0));
    });
    this.#countAt = file.length + 8;
    this.#chunk('acTL', () => {
      file.uint32be(0);
      file.uint32be(loops === 'forever' ? 0 : loops);
    });
    this.#chunk('pHYs', () => {
      const pixelsPerMetre = Math.round(dpi * INCHES_PER_METRE);
      file.uint32be(pixelsPerMetre);
      file.uint32be(pixelsPerMetre);
      file.byte(1);
    });
    if (colors.kind === 'indexed') this.#writePalette(colors.rgb, colors.transparent);
  }

  get frames(): number {
    return this.#frames;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#file.length;
  }

  add(frame: AnimationFrame): void {
    const file = this.#file;
    this.#chunk('fcTL', () => {
      file.uint32be(this.#sequence++);
      file.uint32be(frame.width);
      file.uint32be(frame.height);
      file.uint32be(frame.x);
      file.uint32be(frame.y);
      file.uint16be(millisecondDelay(this.#frames, this.#intervalMs));
      file.uint16be(1000);
      file.byte(KEEP);
      file.byte(frame.transparent ? LAY_OVER : REPLACE);
    });
    const data = this.#packed(frame);
    if (this.#frames === 0) this.#chunk('IDAT', () => file.bytes(data));
    else {
      this.#chunk('fdAT', () => {
        file.uint32be(this.#sequence++);
        file.bytes(data);
      });
    }
    this.#frames++;
  }

  finish(): Uint8Array {
    const file = this.#file;
    this.#chunk('IEND', () => {});
    file.patchUint32be(this.#countAt, this.#frames);
    file.patchUint32be(this.#countAt + 8, crc32(file.written(), this.#countAt - 4, this.#countAt + 8));
    return file.written().slice();
  }

  #writePalette(rgb: Uint8Array, transparent: number): void {
    const colors = new Uint8Array(3 * (transparent + 1));
    colors.set(rgb);
    this.#chunk('PLTE', () => this.#file.bytes(colors));
    const alpha = new Uint8Array(transparent + 1).fill(255);
    alpha[transparent] = 0;
    this.#chunk('tRNS', () => this.#file.bytes(alpha));
  }

  #chunk(type: string, write: () => void): void {
    const file = this.#file;
    const start = file.length;
    file.uint32be(0);
    file.ascii(type);
    write();
    file.patchUint32be(start, file.length - start - 8);
    file.uint32be(crc32(file.written(), start + 4));
  }

  /** Opaque regions as `encodeIndexedPng` packs whole pictures; runs of transparent pixels pack best as they are. */
  #packed({ width, height, pixels, transparent }: AnimationFrame): Uint8Array {
    const rowBytes = width * this.#pixelBytes;
    const lines = this.#lines.subarray(0, (rowBytes + 1) * height);
    for (let row = 0; row < height; row++) {
      const from = row * rowBytes;
      const to = row * (rowBytes + 1);
      lines[to] = transparent ? FILTER_NONE : FILTER_UP;
      if (transparent || row === 0) lines.set(pixels.subarray(from, from + rowBytes), to + 1);
      else subtractRow(lines, to + 1, pixels, from, rowBytes);
    }
    const strategy = transparent ? constants.Z_DEFAULT_STRATEGY : constants.Z_RLE;
    return deflateSync(lines, { level: 1, strategy, chunkSize: 1 << 18 });
  }
}

function subtractRow(
  lines: Uint8Array,
  to: number,
  pixels: Uint8Array,
  from: number,
  rowBytes: number,
): void {
  for (let i = 0; i < rowBytes; i++) {
    lines[to + i] = (pixels[from + i] as number) - (pixels[from + i - rowBytes] as number);
  }
}
