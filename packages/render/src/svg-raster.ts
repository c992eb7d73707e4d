import { encodeIndexedPng } from './indexed-png.js';
import type { PrintRaster } from './print-raster.js';
import { rasterPicture } from './raster-picture.js';
import { rectangle } from './svg-body.js';

/** A raster as an `<image>` that holds an indexed PNG. */
export function svgRaster({ mark, widthPx, heightPx, place, smooth }: PrintRaster, dpi: number): string {
  const opacity = (mark.opacity ?? 1) < 1 ? ` opacity="${Math.max(0, mark.opacity ?? 1)}"` : '';
  const scaling = smooth ? '' : ' image-rendering="optimizeSpeed" style="image-rendering:pixelated"';
  const { picture, palette } = rasterPicture(mark, widthPx, heightPx);
  const bytes = encodeIndexedPng(picture, palette, (dpi * widthPx) / place.width);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return `<image${rectangle(place)} preserveAspectRatio="none"${opacity}${scaling} xlink:href="data:image/png;base64,${data}"/>`;
}
