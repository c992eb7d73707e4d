import type { Rect } from '@emout/figure/scene';
import type { IndexPicture } from './index-picture.js';

/** The part of a frame that differs from the frame before. */
export interface FrameRegion extends Rect {
  /** Palette indices, row by row without gaps; valid until the next frame. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Whether pixels that stay as they are have the index of transparency. */
  readonly transparent: boolean;
}

/** Finds what changes from frame to frame; keeps one picture. */
export class FrameChanges {
  readonly #before: Uint8Array<ArrayBuffer>;
  readonly #region: Uint8Array<ArrayBuffer>;
  #isFirst = true;

  /** @param transparent the palette index that frames do not use. */
  constructor(
    widthPx: number,
    heightPx: number,
    readonly transparent: number,
  ) {
    this.#before = new Uint8Array(((widthPx + 3) & ~3) * heightPx);
    this.#region = new Uint8Array(widthPx * heightPx);
  }

  /** The smallest rectangle that holds all changed pixels; one pixel when nothing changed. The first frame is whole. */
  next(picture: IndexPicture): FrameRegion {
    const whole = { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx };
    const rect = this.#isFirst ? whole : this.#changed(picture);
    const transparent = !this.#isFirst && this.#isSmallerTransparent(picture, rect);
    this.#isFirst = false;
    const pixels = this.#region.subarray(0, rect.width * rect.height);
    if (transparent) this.#copyChanged(picture, rect, pixels);
    else copyRegion(picture, rect, pixels);
    this.#before.set(picture.indices);
    return { ...rect, pixels, transparent };
  }

  #changed({ indices, stride, widthPx, heightPx }: IndexPicture): Rect {
    const before = this.#before;
    const now = new Uint32Array(indices.buffer);
    const then = new Uint32Array(before.buffer);
    const words = stride / 4;
    let top = 0;
    while (top < heightPx && sameRow(now, then, top * words, words)) top++;
    if (top === heightPx) return { x: 0, y: 0, width: 1, height: 1 };
    let bottom = heightPx - 1;
    while (sameRow(now, then, bottom * words, words)) bottom--;
    let [left, right] = [widthPx, -1];
    for (let row = top; row <= bottom; row++) {
      const at = row * stride;
      let x = 0;
      while (x < left && indices[at + x] === before[at + x]) x++;
      left = x;
      x = widthPx - 1;
      while (x > right && indices[at + x] === before[at + x]) x--;
      right = x;
    }
    return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  }

  /** Compares how often a pixel differs from its left neighbour: long runs of one index are what packs well. */
  #isSmallerTransparent({ indices, stride }: IndexPicture, rect: Rect): boolean {
    const before = this.#before;
    let [edges, edgesTransparent] = [0, 0];
    for (let row = 0; row < rect.height; row++) {
      const start = (rect.y + row) * stride + rect.x;
      let leftOpaque = -1;
      let left = -1;
      for (let at = start; at < start + rect.width; at++) {
        const index = indices[at] as number;
        const shown = index === before[at] ? this.transparent : index;
        if (index !== leftOpaque) edges++;
        if (shown !== left) edgesTransparent++;
        leftOpaque = index;
        left = shown;
      }
    }
    return edgesTransparent < edges;
  }

  #copyChanged({ indices, stride }: IndexPicture, rect: Rect, pixels: Uint8Array): void {
    const before = this.#before;
    let to = 0;
    for (let row = 0; row < rect.height; row++) {
      const start = (rect.y + row) * stride + rect.x;
      for (let at = start; at < start + rect.width; at++) {
        pixels[to++] = indices[at] === before[at] ? this.transparent : (indices[at] as number);
      }
    }
  }
}

function sameRow(a: Uint32Array, b: Uint32Array, from: number, words: number): boolean {
  for (let at = from; at < from + words; at++) if (a[at] !== b[at]) return false;
  return true;
}

function copyRegion({ indices, stride }: IndexPicture, rect: Rect, pixels: Uint8Array): void {
  for (let row = 0; row < rect.height; row++) {
    const start = (rect.y + row) * stride + rect.x;
    pixels.set(indices.subarray(start, start + rect.width), row * rect.width);
  }
}
