import { GrowingBytes } from './animation-bytes.js';
import type { AnimationFrame, FrameColors } from './animation-frames.js';
import { type AnimationTiming, millisecondDelay } from './animation-timing.js';
import type { PictureSize } from './animation-writer.js';

const ANIMATED = 0x02;
const WITH_ALPHA = 0x10;
const REPLACE = 0x02;
const LAY_OVER = 0x00;
/** Chunks of a still picture that a frame takes over: its transparency and its pixels. */
const PICTURE_CHUNKS = new Set(['ALPH', 'VP8 ', 'VP8L']);
/** The lowest effort that finds the few colours of a map: a third smaller than 0, and within 5 % of the highest. */
const EFFORT = 1;

/** Writes an animated WebP frame by frame; each is packed without loss by libwebp. */
export class AnimatedWebpWriter {
  readonly #colors: FrameColors;
  readonly #intervalMs: number;
  readonly #file = new GrowingBytes();
  #frames = 0;
  #pending: Promise<void> = Promise.resolve();

  constructor(
    { widthPx, heightPx }: PictureSize,
    colors: FrameColors,
    { intervalMs, loops }: AnimationTiming,
  ) {
    this.#colors = colors;
    this.#intervalMs = intervalMs;
    const file = this.#file;
    file.ascii('RIFF');
    file.uint32le(0);
    file.ascii('WEBP');
    this.#chunk('VP8X', () => {
      file.uint32le(ANIMATED | WITH_ALPHA);
      file.uint24le(widthPx - 1);
      file.uint24le(heightPx - 1);
    });
    this.#chunk('ANIM', () => {
      file.uint32le(0);
      file.uint16le(loops === 'forever' ? 0 : loops);
    });
  }

  get frames(): number {
    return this.#frames;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#file.length;
  }

  /** The pixels are read before this returns; the frame is packed while the next is painted. */
  async add(frame: AnimationFrame): Promise<void> {
    const before = this.#pending;
    this.#pending = this.#append(frame, packed(frame, this.#colors), before);
    // Whoever is told of the failure is the next call.
    this.#pending.catch(() => {});
    await before;
  }

  async finish(): Promise<Uint8Array> {
    await this.#pending;
    const file = this.#file;
    file.patchUint32le(4, file.length - 8);
    return file.written().slice();
  }

  async #append(place: Omit<AnimationFrame, 'pixels'>, still: Promise<Uint8Array>, before: Promise<void>) {
    const [picture] = await Promise.all([still, before]);
    const file = this.#file;
    this.#chunk('ANMF', () => {
      file.uint24le(place.x / 2);
      file.uint24le(place.y / 2);
      file.uint24le(place.width - 1);
      file.uint24le(place.height - 1);
      file.uint24le(millisecondDelay(this.#frames, this.#intervalMs));
      file.byte(place.transparent ? LAY_OVER : REPLACE);
      for (const chunk of pictureChunks(picture)) file.bytes(chunk);
    });
    this.#frames++;
  }

  #chunk(type: string, write: () => void): void {
    const file = this.#file;
    file.ascii(type);
    const lengthAt = file.length;
    file.uint32le(0);
    write();
    const length = file.length - lengthAt - 4;
    file.patchUint32le(lengthAt, length);
    if (length % 2 === 1) file.byte(0);
  }
}

/** A frame as a still WebP picture. */
async function packed(frame: AnimationFrame, colors: FrameColors): Promise<Uint8Array> {
  const { width, height, transparent, pixels } = frame;
  const channels = colors.kind === 'rgba' || transparent ? 4 : 3;
  const data = colors.kind === 'rgba' ? pixels : coloredPixels(pixels, colors, channels);
  const { default: sharp } = await import('sharp');
  return sharp(data, { raw: { width, height, channels } })
    .webp({ lossless: true, effort: EFFORT })
    .toBuffer();
}

function coloredPixels(
  indices: Uint8Array,
  { rgb, transparent }: FrameColors & { readonly kind: 'indexed' },
  channels: 3 | 4,
): Uint8Array {
  const data = new Uint8Array(indices.length * channels);
  for (let i = 0, to = 0; i < indices.length; i++, to += channels) {
    const index = indices[i] as number;
    if (index === transparent) continue;
    data[to] = rgb[3 * index] as number;
    data[to + 1] = rgb[3 * index + 1] as number;
    data[to + 2] = rgb[3 * index + 2] as number;
    if (channels === 4) data[to + 3] = 255;
  }
  return data;
}

function pictureChunks(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Uint8Array[] = [];
  for (let at = 12; at + 8 <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    const type = String.fromCharCode(...file.subarray(at, at + 4));
    if (PICTURE_CHUNKS.has(type)) chunks.push(file.subarray(at, end));
    at = end;
  }
  return chunks;
}
