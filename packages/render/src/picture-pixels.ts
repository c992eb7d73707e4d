import type { Canvas } from 'canvas';
import type { IndexPicture } from './index-picture.js';
import type { PaintedScene } from './painted-scene.js';

/** Pixels row by row without gaps: r, g, b, and alpha (not premultiplied) when there are 4 channels. */
export interface PicturePixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

/** The colours of a painted scene; 3 channels when every pixel is opaque. */
export function picturePixels(painted: PaintedScene): PicturePixels {
  return painted.kind === 'indexed'
    ? indexedPixels(painted.picture, painted.rgb)
    : canvasPixels(painted.canvas);
}

function indexedPixels({ widthPx, heightPx, stride, indices }: IndexPicture, rgb: Uint8Array): PicturePixels {
  const data = new Uint8Array(widthPx * heightPx * 3);
  let to = 0;
  for (let y = 0; y < heightPx; y++) {
    for (let at = y * stride, end = at + widthPx; at < end; at++) {
      const entry = (indices[at] as number) * 3;
      data[to++] = rgb[entry] as number;
      data[to++] = rgb[entry + 1] as number;
      data[to++] = rgb[entry + 2] as number;
    }
  }
  return { widthPx, heightPx, channels: 3, data };
}

function canvasPixels(canvas: Canvas): PicturePixels {
  const { width: widthPx, height: heightPx } = canvas;
  const raw = canvas.toBuffer('raw');
  const argb = new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
  let common = 0xff000000;
  for (let k = 0; k < argb.length; k++) common &= argb[k] as number;
  if (common >>> 24 !== 255) {
    const { data } = canvas.getContext('2d').getImageData(0, 0, widthPx, heightPx);
    return { widthPx, heightPx, channels: 4, data: new Uint8Array(data.buffer) };
  }
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let k = 0, to = 0; k < argb.length; k++) {
    const pixel = argb[k] as number;
    data[to++] = pixel >>> 16;
    data[to++] = pixel >>> 8;
    data[to++] = pixel;
  }
  return { widthPx, heightPx, channels: 3, data };
}
