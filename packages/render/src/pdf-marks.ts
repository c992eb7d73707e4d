import type {
  MarkersMark,
  PolygonMark,
  PolylineMark,
  Rect,
  RectMark,
  Scene,
  TextMark,
} from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { type Canvas, type CanvasRenderingContext2D, createCanvas, createImageData } from 'canvas';
import { cssColor } from './canvas-style.js';
import { cssFont } from './fonts.js';
import { isOpenMarker, MARKER_OUTLINES } from './marker-outline.js';
import { tracePolyline, traceRings } from './path-outline.js';
import { colorOf, markerAlpha, markerColor } from './point-squares.js';
import { pointsImage } from './points-image.js';
import type { PrintRaster } from './print-raster.js';
import { rasterPixels } from './raster.js';
import { PRINT_DENSITY, tangleImage } from './tangle-image.js';
import { textBox } from './text-box.js';
import { thinnedLine } from './thinned-line.js';

/** Squares of one colour that are filled together. */
const POINTS_TOGETHER = 1000;

export function drawRaster(context: CanvasRenderingContext2D, raster: PrintRaster): void {
  const { mark, widthPx, heightPx, place, clip, smooth } = raster;
  const { rgba } = rasterPixels(mark, widthPx, heightPx);
  const image = createCanvas(widthPx, heightPx);
  image.getContext('2d').putImageData(createImageData(rgba, widthPx, heightPx), 0, 0);
  clipped(context, clip ?? undefined, () => {
    context.globalAlpha = Math.max(0, Math.min(1, mark.opacity ?? 1));
    placeImage(context, image, place, smooth);
    context.globalAlpha = 1;
  });
}

/** Scales the page and not the image: node-canvas would resample that to as many pixels as it has points on paper. */
function placeImage(context: CanvasRenderingContext2D, image: Canvas, place: Rect, smooth: boolean): void {
  context.save();
  context.imageSmoothingEnabled = smooth;
  context.translate(place.x, place.y);
  context.scale(place.width / image.width, place.height / image.height);
  context.drawImage(image, 0, 0);
  context.restore();
}

export function drawPolyline(context: CanvasRenderingContext2D, mark: PolylineMark, scene: Scene): void {
  const points = thinnedLine(mark.points);
  clipped(context, mark.clip, () => {
    const tangle = tangleImage(points, mark, scene, PRINT_DENSITY);
    if (tangle !== null) {
      placeImage(context, tangle.canvas, tangle.place, false);
      return;
    }
    context.beginPath();
    tracePolyline(context, points);
    context.strokeStyle = cssColor(mark.stroke);
    context.lineWidth = mark.widthPx;
    context.lineCap = mark.cap ?? 'butt';
    context.lineJoin = mark.join ?? 'miter';
    context.setLineDash(mark.dashPx === undefined ? [] : [...mark.dashPx]);
    context.stroke();
  });
}

export function drawPolygon(context: CanvasRenderingContext2D, mark: PolygonMark): void {
  clipped(context, mark.clip, () => {
    context.beginPath();
    traceRings(context, mark.points);
    if (mark.fill !== undefined) {
      context.fillStyle = cssColor(mark.fill);
      context.fill('evenodd');
    }
    if (mark.stroke !== undefined) outline(context, mark.stroke, mark.widthPx);
  });
}

export function drawRect(context: CanvasRenderingContext2D, { rect, fill, stroke, widthPx }: RectMark): void {
  context.beginPath();
  context.rect(rect.x, rect.y, rect.width, rect.height);
  if (fill !== undefined) {
    context.fillStyle = cssColor(fill);
    context.fill();
  }
  if (stroke !== undefined) outline(context, stroke, widthPx);
}

export function drawMarkers(context: CanvasRenderingContext2D, mark: MarkersMark, scene: Scene): void {
  clipped(context, mark.clip, () => {
    const image = pointsImage(mark, scene);
    if (image !== null) {
      placeImage(context, image.canvas, image.place, false);
    } else if (mark.shape === 'point') drawPoints(context, mark);
    else drawShapes(context, mark);
  });
}

/** Squares one by one where they are translucent, many together where they are not. */
function drawPoints(context: CanvasRenderingContext2D, mark: MarkersMark): void {
  const { points } = mark;
  const side = Math.max(1, mark.sizePx);
  const alpha = markerAlpha(mark);
  let together = 0;
  let last: number | null = null;
  for (let marker = 0; 2 * marker + 1 < points.length; marker++) {
    const x = points[2 * marker] as number;
    const y = points[2 * marker + 1] as number;
    const color = markerColor(mark, marker);
    if (!Number.isFinite(x + y) || color === null) continue;
    if (together > 0 && (color !== last || alpha < 1 || together >= POINTS_TOGETHER)) {
      context.fill();
      together = 0;
    }
    if (together === 0) context.beginPath();
    if (color !== last) context.fillStyle = cssColor(colorOf(color, alpha));
    context.rect(x - side / 2, y - side / 2, side, side);
    last = color;
    together++;
  }
  if (together > 0) context.fill();
}

function drawShapes(context: CanvasRenderingContext2D, mark: MarkersMark): void {
  const { points, shape, stroke, sizePx } = mark;
  const open = isOpenMarker(shape);
  const filled = mark.fill !== undefined || mark.rgb !== undefined;
  const alpha = markerAlpha(mark);
  for (let marker = 0; 2 * marker + 1 < points.length; marker++) {
    const x = points[2 * marker] as number;
    const y = points[2 * marker + 1] as number;
    if (!Number.isFinite(x + y)) continue;
    const color = filled ? markerColor(mark, marker) : null;
    const own = color === null ? undefined : colorOf(color, alpha);
    context.beginPath();
    MARKER_OUTLINES[shape](context, x, y, sizePx / 2);
    if (own !== undefined && !open) {
      context.fillStyle = cssColor(own);
      context.fill();
    }
    // Open shapes have no inside: their own colour is that of their lines.
    const ink = open ? (own ?? stroke) : stroke;
    if (ink !== undefined) outline(context, ink, mark.widthPx);
  }
}

/** Draws a text as text, its rim as outlines below. */
export function drawText(context: CanvasRenderingContext2D, mark: TextMark, metrics: TextMetrics): void {
  clipped(context, mark.clip, () => {
    const { left, baseline, widths } = textBox(mark, metrics);
    context.save();
    context.translate(mark.x, mark.y);
    context.rotate((-mark.angleDeg * Math.PI) / 180);
    const eachRun = (draw: (text: string, x: number, y: number) => void) => {
      let advance = left;
      for (const [k, run] of mark.runs.entries()) {
        advance += run.shiftPx ?? 0;
        context.font = cssFont(run.font);
        if (run.text !== '') draw(run.text, advance, baseline - run.riseUpPx);
        advance += widths[k] ?? 0;
      }
    };
    if (mark.halo !== undefined && mark.halo.widthPx > 0) {
      context.strokeStyle = cssColor(mark.halo.color);
      context.lineWidth = 2 * mark.halo.widthPx;
      context.lineJoin = 'round';
      context.setLineDash([]);
      // As glyphs, letters cannot be stroked.
      context.textDrawingMode = 'path';
      eachRun((text, x, y) => context.strokeText(text, x, y));
    }
    context.textDrawingMode = 'glyph';
    context.fillStyle = cssColor(mark.color);
    eachRun((text, x, y) => context.fillText(text, x, y));
    context.restore();
  });
}

function outline(context: CanvasRenderingContext2D, color: RectMark['stroke'] & object, widthPx = 1): void {
  context.strokeStyle = cssColor(color);
  context.lineWidth = widthPx;
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
  context.setLineDash([]);
  context.stroke();
}

function clipped(context: CanvasRenderingContext2D, clip: Rect | undefined, draw: () => void): void {
  if (clip === undefined) {
    draw();
    return;
  }
  context.save();
  context.beginPath();
  context.rect(clip.x, clip.y, clip.width, clip.height);
  context.clip();
  draw();
  context.restore();
}
