import type { Rect } from '@emout/figure/scene';

/** Pixels of a frame: palette indices, or colours of 32 bits; rows start at multiples of `stride`. */
export interface FramePixels<Pixels extends Uint8Array | Uint32Array> {
  readonly pixels: Pixels;
  readonly stride: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The part of a frame that differs from the frame before; whole pixels. */
export interface FrameChange<Pixels extends Uint8Array | Uint32Array> extends Rect {
  /** Row by row without gaps; valid until the next frame. */
  readonly pixels: Pixels;
  /** Whether pixels that stay as they are have the value of transparency. */
  readonly transparent: boolean;
}

/** Finds what changes from frame to frame; keeps one picture. */
export class FrameChanges<Pixels extends Uint8Array | Uint32Array> {
  readonly #before: Pixels;
  readonly #changed: Pixels;
  readonly #transparent: number | null;
  readonly #grid: number;
  #isFirst = true;

  /**
   * @param before room for a frame of `stride` × height pixels; `changed` for as many without gaps.
   * @param transparent the value of pixels that stay as they are, which frames do not use; null for none.
   * @param grid rectangles start at multiples of it.
   */
  constructor(room: { before: Pixels; changed: Pixels }, transparent: number | null, grid: 1 | 2 = 1) {
    this.#before = room.before;
    this.#changed = room.changed;
    this.#transparent = transparent;
    this.#grid = grid;
  }

  /** The smallest rectangle that holds all changed pixels, one pixel when nothing changed. The first frame is whole. */
  next(frame: FramePixels<Pixels>): FrameChange<Pixels> {
    const whole = { x: 0, y: 0, width: frame.widthPx, height: frame.heightPx };
    const before = this.#before;
    const rect = this.#isFirst ? whole : changedRect(frame, before, this.#grid);
    const changed = this.#changed;
    const free = this.#isFirst ? null : this.#transparent;
    const transparent = free !== null && packsBetterTransparent(frame, before, rect, free);
    if (transparent) copyChanges(frame, before, rect, changed, free);
    else copyAll(frame, rect, changed);
    before.set(frame.pixels);
    this.#isFirst = false;
    const pixels = changed.subarray(0, rect.width * rect.height) as Pixels;
    return { ...rect, pixels, transparent };
  }
}

function changedRect(
  { pixels, stride, widthPx, heightPx }: FramePixels<Uint8Array | Uint32Array>,
  before: Uint8Array | Uint32Array,
  grid: number,
): Rect {
  let top = 0;
  while (top < heightPx && isSameRow(pixels, before, top * stride, widthPx)) top++;
  if (top === heightPx) return { x: 0, y: 0, width: 1, height: 1 };
  let bottom = heightPx - 1;
  while (isSameRow(pixels, before, bottom * stride, widthPx)) bottom--;
  let [left, right] = [widthPx - 1, 0];
  for (let row = top; row <= bottom; row++) {
    const at = row * stride;
    let x = 0;
    while (x < left && pixels[at + x] === before[at + x]) x++;
    left = x;
    x = widthPx - 1;
    while (x > right && pixels[at + x] === before[at + x]) x--;
    right = x;
  }
  left -= left % grid;
  top -= top % grid;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function isSameRow(
  a: Uint8Array | Uint32Array,
  b: Uint8Array | Uint32Array,
  from: number,
  width: number,
): boolean {
  for (let at = from; at < from + width; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Of so many rows one is looked at to choose how a frame is packed. */
const ROWS_PER_SAMPLE = 4;

/** Compares how often a pixel differs from its left neighbour: long runs of one value are what packs well. */
function packsBetterTransparent(
  { pixels, stride }: FramePixels<Uint8Array | Uint32Array>,
  before: Uint8Array | Uint32Array,
  rect: Rect,
  free: number,
): boolean {
  let balance = 0;
  for (let row = 0; row < rect.height; row += ROWS_PER_SAMPLE) {
    const start = (rect.y + row) * stride + rect.x;
    let leftPixel = -1;
    let leftShown = -1;
    for (let at = start; at < start + rect.width; at++) {
      const pixel = pixels[at] as number;
      const shown = pixel === before[at] ? free : pixel;
      if (pixel !== leftPixel) balance++;
      if (shown !== leftShown) balance--;
      leftPixel = pixel;
      leftShown = shown;
    }
  }
  return balance > 0;
}

function copyChanges(
  { pixels, stride }: FramePixels<Uint8Array | Uint32Array>,
  before: Uint8Array | Uint32Array,
  rect: Rect,
  target: Uint8Array | Uint32Array,
  free: number,
): void {
  let to = 0;
  for (let row = 0; row < rect.height; row++) {
    const start = (rect.y + row) * stride + rect.x;
    for (let at = start; at < start + rect.width; at++) {
      const pixel = pixels[at] as number;
      target[to++] = pixel === before[at] ? free : pixel;
    }
  }
}

function copyAll(
  { pixels, stride }: FramePixels<Uint8Array | Uint32Array>,
  rect: Rect,
  target: Uint8Array | Uint32Array,
): void {
  for (let row = 0; row < rect.height; row++) {
    const start = (rect.y + row) * stride + rect.x;
    target.set(pixels.subarray(start, start + rect.width), row * rect.width);
  }
}
