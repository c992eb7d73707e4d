import type { MarkerShape, MarkersMark } from '@emout/figure/scene';
import { type CanvasRenderingContext2D, createImageData } from 'canvas';
import { cssColor, withClip, withinCanvas } from './canvas-style.js';
import { isOpenMarker, MARKER_OUTLINES } from './marker-outline.js';
import { colorOf, eachPointSquare, markerAlpha, markerColor } from './point-squares.js';

/** Paints markers one after the other, so that each lies whole on those before it. */
export function paintMarkers(context: CanvasRenderingContext2D, mark: MarkersMark): void {
  const { shape } = mark;
  if (shape === 'point') {
    paintPoints(context, mark);
    return;
  }
  withClip(context, mark.clip, () => paintShapes(context, mark, shape));
}

function paintShapes(
  context: CanvasRenderingContext2D,
  mark: MarkersMark,
  shape: Exclude<MarkerShape, 'point'>,
): void {
  const { points, stroke } = mark;
  const trace = MARKER_OUTLINES[shape];
  const radius = mark.sizePx / 2;
  const open = isOpenMarker(shape);
  const filled = mark.fill !== undefined || mark.rgb !== undefined;
  const alpha = markerAlpha(mark);
  context.lineWidth = mark.widthPx ?? 1;
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
  context.setLineDash([]);
  if (stroke !== undefined) context.strokeStyle = cssColor(stroke);
  let last = -1;
  for (let marker = 0; 2 * marker + 1 < points.length; marker++) {
    const x = points[2 * marker] as number;
    const y = points[2 * marker + 1] as number;
    if (!Number.isFinite(x + y)) continue;
    const color = filled ? markerColor(mark, marker) : null;
    if (color !== null && color !== last) {
      context.fillStyle = cssColor(colorOf(color, alpha));
      // Open shapes have no inside: their own colour is that of their lines.
      if (open) context.strokeStyle = cssColor(colorOf(color, alpha));
      last = color;
    }
    context.beginPath();
    trace(context, withinCanvas(x), withinCanvas(y), radius);
    if (color !== null && !open) context.fill();
    if (stroke !== undefined || (open && color !== null)) context.stroke();
  }
}

/** Writes the squares of points into the pixels of the canvas, which must not be turned or scaled. */
function paintPoints(context: CanvasRenderingContext2D, mark: MarkersMark): void {
  const { width, height } = context.canvas;
  const alpha = markerAlpha(mark);
  if (alpha === 0 || width === 0 || height === 0) return;
  const { data } = context.getImageData(0, 0, width, height);
  const { e: shiftX, f: shiftY } = context.getTransform();
  const shifted = shiftX === 0 && shiftY === 0 ? mark : movedMarkers(mark, shiftX, shiftY);
  eachPointSquare(shifted, width, height, (fromX, fromY, toX, toY, marker) => {
    const color = markerColor(mark, marker);
    if (color === null) return;
    for (let y = fromY; y < toY; y++) {
      for (let at = (y * width + fromX) * 4, end = (y * width + toX) * 4; at < end; at += 4) {
        blend(data, at, color, alpha);
      }
    }
  });
  context.putImageData(createImageData(data, width, height), 0, 0);
}

/** Lays a colour on a pixel with straight alpha. */
function blend(data: Uint8ClampedArray, at: number, color: number, alpha: number): void {
  const below = ((data[at + 3] as number) / 255) * (1 - alpha);
  const sum = alpha + below;
  const part = alpha / sum;
  const r = data[at] as number;
  const g = data[at + 1] as number;
  const b = data[at + 2] as number;
  data[at] = r + ((color >> 16) - r) * part;
  data[at + 1] = g + (((color >> 8) & 255) - g) * part;
  data[at + 2] = b + ((color & 255) - b) * part;
  data[at + 3] = sum * 255;
}

function movedMarkers(mark: MarkersMark, shiftX: number, shiftY: number): MarkersMark {
  const points = mark.points.map((coordinate, i) => coordinate + (i % 2 === 0 ? shiftX : shiftY));
  if (mark.clip === undefined) return { ...mark, points };
  return { ...mark, points, clip: { ...mark.clip, x: mark.clip.x + shiftX, y: mark.clip.y + shiftY } };
}
