import type { Rect } from '@emout/figure/scene';
import { rectangle } from './svg-body.js';

/** Asks readers to enlarge an image without smoothing it: by the property of SVG 1.1, then by that of CSS. */
export const PIXELATED = ' image-rendering="optimizeSpeed" style="image-rendering:pixelated"';

/** An `<image>` that holds a PNG and fills its place whatever its proportions. */
export function svgImage(png: Uint8Array, place: Rect, attributes: string): string {
  const data = Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64');
  return `<image${rectangle(place)} preserveAspectRatio="none"${attributes} xlink:href="data:image/png;base64,${data}"/>`;
}
