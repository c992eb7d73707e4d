import type { RasterMark, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { type Canvas, type CanvasRenderingContext2D, createCanvas, createImageData } from 'canvas';
import { cssColor } from './canvas-style.js';
import { paintMark } from './paint-marks.js';
import { rasterPixels } from './raster.js';

/** Paints any scene in true colour. */
export function paintCanvas(scene: Scene, metrics: TextMetrics, signal?: AbortSignal): Canvas {
  const { widthPx, heightPx } = scene;
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  context.fillStyle = cssColor(scene.background);
  context.fillRect(0, 0, widthPx, heightPx);
  for (const mark of scene.marks) {
    signal?.throwIfAborted();
    if (mark.kind !== 'raster') {
      paintMark(context, mark, metrics);
      continue;
    }
    paintRaster(context, mark);
  }
  signal?.throwIfAborted();
  return canvas;
}

function paintRaster(context: CanvasRenderingContext2D, mark: RasterMark): void {
  const { x, y, width, height, rgba } = rasterPixels(mark, context.canvas.width, context.canvas.height);
  if (width === 0 || height === 0) return;
  const opacity = mark.opacity ?? 1;
  if (opacity === 1) {
    context.putImageData(createImageData(rgba, width, height), x, y);
    return;
  }
  const layer = createCanvas(width, height);
  layer.getContext('2d').putImageData(createImageData(rgba, width, height), 0, 0);
  context.save();
  context.globalAlpha = opacity;
  context.drawImage(layer, x, y);
  context.restore();
}
