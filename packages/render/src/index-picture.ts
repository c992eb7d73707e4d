import type { Color, Rect } from '@emout/figure/scene';
import type { Palette } from './palette.js';
import { PixelKernel } from './pixel-kernel.js';

/** A picture of palette indices; rows start at multiples of `stride`, which is a multiple of 16. */
export class IndexPicture {
  readonly stride: number;
  readonly indices: Uint8Array<ArrayBuffer>;
  readonly kernel: PixelKernel;

  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
  ) {
    this.stride = (widthPx + 15) & ~15;
    this.kernel = new PixelKernel(widthPx, heightPx, this.stride);
    this.indices = this.kernel.indices;
  }

  /** Fills whole pixels, as far as they lie inside the picture and the clip. */
  fill({ x, y, width, height }: Rect, index: number, clip?: Rect): void {
    const left = Math.max(0, x, clip?.x ?? 0);
    const top = Math.max(0, y, clip?.y ?? 0);
    const right = Math.min(this.widthPx, x + width, clip === undefined ? this.widthPx : clip.x + clip.width);
    const bottom = Math.min(
      this.heightPx,
      y + height,
      clip === undefined ? this.heightPx : clip.y + clip.height,
    );
    if (right <= left) return;
    for (let row = top; row < bottom; row++) {
      this.indices.fill(index, row * this.stride + left, row * this.stride + right);
    }
  }
}

/** Pixels with soft edges, relative to a whole-pixel origin. */
export interface Stamp {
  /** Two numbers for each pixel: to the right and down from the origin. */
  readonly offsets: Int16Array;
  /** Colour with premultiplied alpha, 0xAARRGGBB; of text only the alpha counts. */
  readonly argb: Uint32Array;
}

/** The pixels of a premultiplied ARGB picture that are not fully transparent. */
export function stampOf(argb: Uint32Array, widthPx: number, originX: number, originY: number): Stamp {
  let count = 0;
  for (let i = 0; i < argb.length; i++) if (argb[i] !== 0) count++;
  const stamp = { offsets: new Int16Array(2 * count), argb: new Uint32Array(count) };
  for (let i = 0, k = 0; i < argb.length; i++) {
    const pixel = argb[i] as number;
    if (pixel === 0) continue;
    stamp.offsets[2 * k] = (i % widthPx) + originX;
    stamp.offsets[2 * k + 1] = Math.floor(i / widthPx) + originY;
    stamp.argb[k++] = pixel;
  }
  return stamp;
}

/** Lays the shape of a stamp on the picture in one colour. */
export function pressShape(
  picture: IndexPicture,
  palette: Palette,
  stamp: Stamp,
  x: number,
  y: number,
  ink: Color,
): void {
  const { offsets, argb } = stamp;
  const { indices, stride, widthPx, heightPx } = picture;
  const { rgb } = palette;
  const solid = palette.indexOf(ink.r, ink.g, ink.b);
  const opacity = ink.a / 255;
  for (let k = 0; k < argb.length; k++) {
    const px = x + (offsets[2 * k] as number);
    const py = y + (offsets[2 * k + 1] as number);
    if (px < 0 || py < 0 || px >= widthPx || py >= heightPx) continue;
    const at = py * stride + px;
    const alpha = ((argb[k] as number) >>> 24) * opacity;
    const below = (indices[at] as number) * 3;
    const r = rgb[below] as number;
    const g = rgb[below + 1] as number;
    const b = rgb[below + 2] as number;
    indices[at] =
      alpha === 1
        ? solid
        : palette.nearest(r + (ink.r - r) * alpha, g + (ink.g - g) * alpha, b + (ink.b - b) * alpha);
  }
}
