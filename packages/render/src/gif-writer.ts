import { GrowingBytes } from './animation-bytes.js';
import type { AnimationFrame, FrameColors } from './animation-frames.js';
import { type AnimationTiming, gifDelay } from './animation-timing.js';
import type { PictureSize } from './animation-writer.js';
import { GifLzw } from './gif-lzw.js';

const EXTENSION = 0x21;
const GRAPHIC_CONTROL = 0xf9;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const LEAVE_IN_PLACE = 1 << 2;
const LONGEST_SUB_BLOCK = 255;

/** Writes an animated GIF (GIF89a) frame by frame, with one colour table for all. */
export class GifWriter {
  readonly #intervalMs: number;
  readonly #transparent: number;
  readonly #file = new GrowingBytes();
  readonly #lzw = new GifLzw();
  /** Indices have this many bits. */
  readonly #depth: number;
  #frames = 0;

  /** @param comment ASCII, written into a comment extension in front of the frames. */
  constructor(
    { widthPx, heightPx }: PictureSize,
    { rgb, transparent }: FrameColors & { readonly kind: 'indexed' },
    { intervalMs, loops }: AnimationTiming,
    comment?: string,
  ) {
    this.#intervalMs = intervalMs;
    this.#transparent = transparent;
    this.#depth = Math.max(1, Math.ceil(Math.log2(transparent + 1)));
    const file = this.#file;
    file.ascii('GIF89a');
    file.uint16le(widthPx);
    file.uint16le(heightPx);
    file.byte(0x80 | ((8 - 1) << 4) | (this.#depth - 1));
    file.byte(0);
    file.byte(0);
    const table = new Uint8Array(3 << this.#depth);
    table.set(rgb);
    file.bytes(table);
    if (loops !== 1) this.#writeLoops(loops);
    if (comment !== undefined) this.#writeComment(comment);
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
    file.byte(EXTENSION);
    file.byte(GRAPHIC_CONTROL);
    file.byte(4);
    file.byte(LEAVE_IN_PLACE | (frame.transparent ? 1 : 0));
    file.uint16le(gifDelay(this.#frames, this.#intervalMs));
    file.byte(frame.transparent ? this.#transparent : 0);
    file.byte(0);
    file.byte(IMAGE);
    file.uint16le(frame.x);
    file.uint16le(frame.y);
    file.uint16le(frame.width);
    file.uint16le(frame.height);
    file.byte(0);
    file.bytes(this.#lzw.encode(frame.pixels, this.#depth));
    this.#frames++;
  }

  finish(): Uint8Array {
    this.#file.byte(TRAILER);
    return this.#file.written().slice();
  }

  /** The extension that Netscape introduced counts how often frames are shown again after the first time; 0 has no end. */
  #writeLoops(loops: number | 'forever'): void {
    const file = this.#file;
    file.byte(EXTENSION);
    file.byte(APPLICATION);
    file.byte(11);
    file.ascii('NETSCAPE2.0');
    file.byte(3);
    file.byte(1);
    file.uint16le(loops === 'forever' ? 0 : loops - 1);
    file.byte(0);
  }

  #writeComment(comment: string): void {
    const file = this.#file;
    file.byte(EXTENSION);
    file.byte(COMMENT);
    for (let at = 0; at < comment.length; at += LONGEST_SUB_BLOCK) {
      const part = comment.slice(at, at + LONGEST_SUB_BLOCK);
      file.byte(part.length);
      file.ascii(part);
    }
    file.byte(0);
  }
}
