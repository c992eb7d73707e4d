import { encodeIndexedPng } from './indexed-png.js';
import type { PictureRoom } from './picture-room.js';
import type { PrintRaster } from './print-raster.js';
import { rasterPicture } from './raster-picture.js';
import { PIXELATED, svgImage } from './svg-image.js';

/** A raster as an `<image>` that holds an indexed PNG. */
export function svgRaster(
  { mark, widthPx, heightPx, place, smooth }: PrintRaster,
  dpi: number,
  room: PictureRoom,
): string {
  const opacity =
    (mark.opacity ?? 1) < 1 ? ` opacity="${Math.round(1000 * Math.max(0, mark.opacity ?? 1)) / 1000}"` : '';
  const { picture, palette } = rasterPicture(mark, widthPx, heightPx, room);
  const png = encodeIndexedPng(picture, palette, (dpi * widthPx) / place.width);
  return svgImage(png, place, `${opacity}${smooth ? '' : PIXELATED}`);
}
