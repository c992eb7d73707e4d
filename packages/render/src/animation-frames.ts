import type { Scene } from '@emout/figure/scene';
import { FrameChanges, type FramePixels } from './animation-change.js';
import { suitsPalette } from './animation-palette.js';
import type { NearestColors } from './animation-quantize.js';
import { IndexPicture } from './index-picture.js';
import { paintCanvas } from './paint-general.js';
import { paintIndexed } from './paint-indexed.js';
import type { Palette } from './palette.js';
import type { TextStamps } from './text-stamps.js';

/** How the pixels of all frames are meant. */
export type FrameColors =
  | {
      readonly kind: 'indexed';
      /** r, g, b of up to 255 entries. */
      readonly rgb: Uint8Array;
      /** The index of pixels that stay as they are: the first behind `rgb`. */
      readonly transparent: number;
    }
  | {
      /** r, g, b, alpha of each pixel; all 0 where it stays as it is. */
      readonly kind: 'rgba';
    };

/** What changes with a frame; `pixels` are valid until the next. */
export interface AnimationFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** One or four bytes each, row by row without gaps. */
  readonly pixels: Uint8Array;
  readonly transparent: boolean;
}

/** Paints scenes into the frames of one animation. */
export interface FramePainter {
  readonly colors: FrameColors;
  paint(scene: Scene, signal?: AbortSignal): AnimationFrame;
}

/** Frames painted as indices of a palette that was made for some of them. */
export class IndexedFrames implements FramePainter {
  readonly colors: FrameColors & { readonly kind: 'indexed' };
  readonly #palette: Palette;
  readonly #stamps: TextStamps;
  readonly #picture: IndexPicture;
  readonly #changes: FrameChanges<Uint8Array>;

  constructor(first: Scene, palette: Palette, stamps: TextStamps, grid: 1 | 2) {
    this.#palette = palette;
    this.#stamps = stamps;
    this.#picture = new IndexPicture(first.widthPx, first.heightPx);
    this.colors = { kind: 'indexed', rgb: palette.rgb, transparent: palette.rgb.length / 3 };
    this.#changes = indexChanges(this.#picture, this.colors.transparent, grid);
  }

  paint(scene: Scene, signal?: AbortSignal): AnimationFrame {
    const picture = this.#picture;
    if (suitsPalette(scene, this.#palette)) paintIndexed(scene, this.#palette, this.#stamps, picture);
    else paintNearest(paintPixels(scene, this.#stamps, signal), this.#palette, picture);
    return this.#changes.next(framePixels(picture));
  }
}

/** Frames painted in true colour, each pixel then the nearest of a few colours. */
export class NearestFrames implements FramePainter {
  readonly colors: FrameColors & { readonly kind: 'indexed' };
  readonly #nearest: NearestColors;
  readonly #stamps: TextStamps;
  readonly #picture: IndexPicture;
  readonly #changes: FrameChanges<Uint8Array>;

  constructor(first: Scene, nearest: NearestColors, stamps: TextStamps) {
    this.#nearest = nearest;
    this.#stamps = stamps;
    this.#picture = new IndexPicture(first.widthPx, first.heightPx);
    this.colors = { kind: 'indexed', rgb: nearest.rgb, transparent: nearest.rgb.length / 3 };
    this.#changes = indexChanges(this.#picture, this.colors.transparent, 1);
  }

  paint(scene: Scene, signal?: AbortSignal): AnimationFrame {
    paintNearest(paintPixels(scene, this.#stamps, signal), this.#nearest, this.#picture);
    return this.#changes.next(framePixels(this.#picture));
  }
}

/** Frames in true colour. */
export class ColorFrames implements FramePainter {
  readonly colors: FrameColors = { kind: 'rgba' };
  readonly #stamps: TextStamps;
  readonly #changes: FrameChanges<Uint32Array>;

  constructor(first: Scene, stamps: TextStamps, grid: 1 | 2) {
    const size = first.widthPx * first.heightPx;
    const room = { before: new Uint32Array(size), changed: new Uint32Array(size) };
    this.#stamps = stamps;
    // What lies over a translucent ground would show the frame before: such frames replace it.
    this.#changes = new FrameChanges(room, first.background.a < 1 ? null : 0, grid);
  }

  paint(scene: Scene, signal?: AbortSignal): AnimationFrame {
    const { widthPx, heightPx } = scene;
    const pixels = paintPixels(scene, this.#stamps, signal);
    const change = this.#changes.next({ pixels, stride: widthPx, widthPx, heightPx });
    return { ...change, pixels: straightRgba(change.pixels) };
  }
}

/** 0xAARRGGBB with premultiplied alpha, as cairo paints. */
export function paintPixels(scene: Scene, { metrics }: TextStamps, signal?: AbortSignal): Uint32Array {
  const raw = paintCanvas(scene, metrics, signal).toBuffer('raw');
  return new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
}

function indexChanges(picture: IndexPicture, transparent: number, grid: 1 | 2): FrameChanges<Uint8Array> {
  const size = picture.indices.length;
  return new FrameChanges({ before: new Uint8Array(size), changed: new Uint8Array(size) }, transparent, grid);
}

function framePixels({ indices, stride, widthPx, heightPx }: IndexPicture): FramePixels<Uint8Array> {
  return { pixels: indices, stride, widthPx, heightPx };
}

function paintNearest(argb: Uint32Array, colors: Pick<Palette, 'indexOf'>, picture: IndexPicture): void {
  const { widthPx, heightPx, stride, indices } = picture;
  for (let row = 0, from = 0; row < heightPx; row++) {
    for (let at = row * stride; at < row * stride + widthPx; at++) {
      const pixel = argb[from++] as number;
      indices[at] = colors.indexOf((pixel >>> 16) & 255, (pixel >>> 8) & 255, pixel & 255);
    }
  }
}

function straightRgba(argb: Uint32Array): Uint8Array {
  const rgba = new Uint8Array(4 * argb.length);
  for (let i = 0; i < argb.length; i++) {
    const pixel = argb[i] as number;
    const alpha = pixel >>> 24;
    const scale = alpha === 0 ? 0 : 255 / alpha;
    rgba[4 * i] = ((pixel >>> 16) & 255) * scale + 0.5;
    rgba[4 * i + 1] = ((pixel >>> 8) & 255) * scale + 0.5;
    rgba[4 * i + 2] = (pixel & 255) * scale + 0.5;
    rgba[4 * i + 3] = alpha;
  }
  return rgba;
}
