import type { Color, MarkersMark, Rect } from '@emout/figure/scene';
import { snappedRect } from './pixel-snap.js';

/** Side of the square that stands for a point: whole pixels. */
export function pointSide(mark: MarkersMark): number {
  return Math.max(1, Math.round(mark.sizePx));
}

/**
 * Calls `paint` for the square of each point inside the picture and the clip: pixels from inclusive, to exclusive,
 * and which marker it is. Made for millions of them.
 */
export function eachPointSquare(
  mark: MarkersMark,
  widthPx: number,
  heightPx: number,
  paint: (fromX: number, fromY: number, toX: number, toY: number, marker: number) => void,
): void {
  const { points } = mark;
  const side = pointSide(mark);
  const clip: Rect =
    mark.clip === undefined ? { x: 0, y: 0, width: widthPx, height: heightPx } : snappedRect(mark.clip);
  const left = Math.max(0, clip.x);
  const top = Math.max(0, clip.y);
  const right = Math.min(widthPx, clip.x + clip.width);
  const bottom = Math.min(heightPx, clip.y + clip.height);
  const shift = (side - 1) / 2;
  const count = points.length >> 1;
  for (let marker = 0; marker < count; marker++) {
    const x = Math.floor((points[2 * marker] as number) - shift);
    const y = Math.floor((points[2 * marker + 1] as number) - shift);
    // Written so that NaN is left out.
    if (!(x < right && y < bottom && x + side > left && y + side > top)) continue;
    paint(
      x < left ? left : x,
      y < top ? top : y,
      x + side > right ? right : x + side,
      y + side > bottom ? bottom : y + side,
      marker,
    );
  }
}

/** 0xRRGGBB of a marker; null when neither its own nor the common colour is given. */
export function markerColor({ rgb, fill, stroke }: MarkersMark, marker: number): number | null {
  if (rgb !== undefined) {
    const at = 3 * marker;
    if (at + 2 >= rgb.length) return null;
    return ((rgb[at] as number) << 16) | ((rgb[at + 1] as number) << 8) | (rgb[at + 2] as number);
  }
  const ink = fill ?? stroke;
  return ink === undefined ? null : (ink.r << 16) | (ink.g << 8) | ink.b;
}

/** How opaque markers are: those with colours of their own are as opaque as the common fill, or fully. */
export function markerAlpha({ rgb, fill, stroke }: MarkersMark): number {
  return rgb === undefined ? ((fill ?? stroke)?.a ?? 0) : (fill?.a ?? 1);
}

export function colorOf(packed: number, a: number): Color {
  return { r: packed >> 16, g: (packed >> 8) & 255, b: packed & 255, a };
}
