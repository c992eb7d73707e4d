import type { Rect } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { type CanvasRenderingContext2D, createCanvas } from 'canvas';
import type { IndexPicture } from './index-picture.js';
import { markBounds } from './mark-bounds.js';
import { paintMark, type VectorMark } from './paint-marks.js';
import type { Palette } from './palette.js';

/**
 * Marks with soft edges, painted by node-canvas on nothing and laid over a picture of palette indices. The canvas is
 * kept, since a new one has to be found in memory and thrown away for each picture.
 */
export class Overlay {
  #context: CanvasRenderingContext2D | null = null;

  paint(marks: readonly VectorMark[], palette: Palette, metrics: TextMetrics, picture: IndexPicture): void {
    const rect = paintedPixels(marks, metrics, picture);
    if (rect.width <= 0 || rect.height <= 0) return;
    const context = this.#cleared(rect.width, rect.height);
    context.save();
    context.translate(-rect.x, -rect.y);
    for (const mark of marks) paintMark(context, mark, metrics);
    context.restore();
    const raw = context.canvas.toBuffer('raw');
    layOver(picture, palette, new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4), rect);
  }

  #cleared(width: number, height: number): CanvasRenderingContext2D {
    const known = this.#context;
    if (known !== null && known.canvas.width === width && known.canvas.height === height) {
      known.clearRect(0, 0, width, height);
      return known;
    }
    const context = createCanvas(width, height).getContext('2d');
    this.#context = context;
    return context;
  }
}

/** The whole pixels inside the picture that marks may touch. */
function paintedPixels(marks: readonly VectorMark[], metrics: TextMetrics, picture: IndexPicture): Rect {
  let [left, top, right, bottom] = [picture.widthPx, picture.heightPx, 0, 0];
  for (const mark of marks) {
    const bounds = markBounds(mark, metrics);
    left = Math.min(left, Math.floor(bounds.x) - 1);
    top = Math.min(top, Math.floor(bounds.y) - 1);
    right = Math.max(right, Math.ceil(bounds.x + bounds.width) + 1);
    bottom = Math.max(bottom, Math.ceil(bounds.y + bounds.height) + 1);
  }
  left = Math.max(0, left);
  top = Math.max(0, top);
  const width = Math.min(picture.widthPx, right) - left;
  const height = Math.min(picture.heightPx, bottom) - top;
  return { x: left, y: top, width, height };
}

/** Lays colours with premultiplied alpha, 0xAARRGGBB, over the pixels of a rectangle. */
function layOver(picture: IndexPicture, palette: Palette, argb: Uint32Array, rect: Rect): void {
  const { indices, stride } = picture;
  const { rgb } = palette;
  for (let row = 0, from = 0; row < rect.height; row++) {
    let at = (rect.y + row) * stride + rect.x;
    for (const end = from + rect.width; from < end; from++, at++) {
      const pixel = argb[from] as number;
      if (pixel === 0) continue;
      const r = (pixel >>> 16) & 255;
      const g = (pixel >>> 8) & 255;
      const b = pixel & 255;
      const alpha = pixel >>> 24;
      if (alpha === 255) {
        indices[at] = palette.indexOf(r, g, b);
        continue;
      }
      const through = (255 - alpha) / 255;
      const below = (indices[at] as number) * 3;
      indices[at] = palette.nearest(
        Math.min(255, r + (rgb[below] as number) * through),
        Math.min(255, g + (rgb[below + 1] as number) * through),
        Math.min(255, b + (rgb[below + 2] as number) * through),
      );
    }
  }
}
