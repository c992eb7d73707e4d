import type { Color } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import type { Canvas } from 'canvas';
import { paintMark, type VectorMark } from './paint-marks.js';
import type { Palette } from './palette.js';

/** The painted pixels of lines and text on nothing, to be laid over a picture of palette indices. */
export interface Overlay {
  /** Positions in the picture, row by row. */
  readonly positions: Uint32Array;
  /** Colour with premultiplied alpha, 0xAARRGGBB. */
  readonly argb: Uint32Array;
  /** Palette index of each pixel on the background; of the colour itself where it is opaque. */
  readonly onBackground: Uint8Array;
}

/** Paints marks on a canvas that is cleared first, and keeps the pixels that they touch. */
export function paintOverlay(
  canvas: Canvas,
  marks: readonly VectorMark[],
  metrics: TextMetrics,
  background: Color,
  palette: Palette,
): Overlay {
  const context = canvas.getContext('2d');
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const mark of marks) paintMark(context, mark, metrics);
  const raw = canvas.toBuffer('raw');
  const pixels = new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
  let count = 0;
  for (let i = 0; i < pixels.length; i++) if (pixels[i] !== 0) count++;
  const positions = new Uint32Array(count);
  const argb = new Uint32Array(count);
  const onBackground = new Uint8Array(count);
  for (let i = 0, k = 0; i < pixels.length; i++) {
    const pixel = pixels[i] as number;
    if (pixel === 0) continue;
    positions[k] = i;
    argb[k] = pixel;
    onBackground[k] =
      pixel >>> 24 === 255
        ? palette.indexOf((pixel >>> 16) & 255, (pixel >>> 8) & 255, pixel & 255)
        : blended(pixel, background.r, background.g, background.b, palette);
    k++;
  }
  return { positions, argb, onBackground };
}

/** Lays an overlay on a picture of palette indices. */
export function composite(overlay: Overlay, picture: Uint8Array, palette: Palette, background: number): void {
  const { positions, argb, onBackground } = overlay;
  const { rgb } = palette;
  for (let k = 0; k < positions.length; k++) {
    const at = positions[k] as number;
    const below = picture[at] as number;
    const pixel = argb[k] as number;
    picture[at] =
      below === background || pixel >>> 24 === 255
        ? (onBackground[k] as number)
        : blended(
            pixel,
            rgb[below * 3] as number,
            rgb[below * 3 + 1] as number,
            rgb[below * 3 + 2] as number,
            palette,
          );
  }
}

/** The bytes that an overlay occupies. */
export function overlayBytes({ positions }: Overlay): number {
  return positions.length * 9;
}

function blended(pixel: number, r: number, g: number, b: number, palette: Palette): number {
  const through = (255 - (pixel >>> 24)) / 255;
  return palette.nearest(
    Math.min(255, ((pixel >>> 16) & 255) + r * through),
    Math.min(255, ((pixel >>> 8) & 255) + g * through),
    Math.min(255, (pixel & 255) + b * through),
  );
}
