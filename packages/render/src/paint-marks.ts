import type { Color, Mark, PolylineMark, RectMark, TextMark } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import type { CanvasRenderingContext2D } from 'canvas';
import { cssFont } from './fonts.js';
import { isAxisParallel, snappedOutline, snappedPolyline, snappedRect, snappedWidth } from './pixel-snap.js';
import { textStart } from './text-box.js';

export type VectorMark = Exclude<Mark, { readonly kind: 'raster' }>;

const MAX_COORDINATE = 4e6;

/** Paints one vector mark; lines along x or y and the edges of rectangles fall on whole pixels. */
export function paintMark(context: CanvasRenderingContext2D, mark: VectorMark, metrics: TextMetrics): void {
  switch (mark.kind) {
    case 'polyline':
      paintPolyline(context, mark);
      break;
    case 'rect':
      paintRect(context, mark);
      break;
    case 'text':
      paintText(context, mark, metrics);
      break;
  }
}

export function cssColor({ r, g, b, a }: Color): string {
  return `rgba(${r},${g},${b},${a})`;
}

function paintPolyline(context: CanvasRenderingContext2D, mark: PolylineMark): void {
  const { points, clip, dashPx } = mark;
  const cap = mark.cap ?? 'butt';
  const straight = isAxisParallel(points);
  const width = straight ? snappedWidth(mark.widthPx) : mark.widthPx;
  if (clip !== undefined) {
    const { x, y, width: w, height: h } = snappedRect(clip);
    context.save();
    context.beginPath();
    context.rect(x, y, w, h);
    context.clip();
  }
  context.strokeStyle = cssColor(mark.stroke);
  context.lineWidth = width;
  context.lineCap = cap;
  context.lineJoin = mark.join ?? 'miter';
  context.setLineDash(dashPx === undefined ? [] : [...dashPx]);
  context.beginPath();
  tracePolyline(context, straight ? snappedPolyline(points, width, cap === 'butt') : points);
  context.stroke();
  if (clip !== undefined) context.restore();
}

function tracePolyline(context: CanvasRenderingContext2D, points: Float64Array): void {
  let first = -1;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    if (!Number.isFinite(x + y)) {
      first = -1;
      continue;
    }
    if (first < 0) {
      context.moveTo(withinCanvas(x), withinCanvas(y));
      first = i;
      continue;
    }
    const ends =
      i + 3 >= points.length || !Number.isFinite((points[i + 2] as number) + (points[i + 3] as number));
    // A piece that returns to its start is closed, so that its last corner is joined and not capped.
    if (ends && i - first > 2 && points[i] === points[first] && points[i + 1] === points[first + 1])
      context.closePath();
    else context.lineTo(withinCanvas(x), withinCanvas(y));
  }
}

/** Cairo keeps coordinates in 24 bits before the point; far beyond the picture a line may bend unseen. */
function withinCanvas(coordinate: number): number {
  return Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, coordinate));
}

function paintRect(context: CanvasRenderingContext2D, mark: RectMark): void {
  if (mark.fill !== undefined) {
    const { x, y, width, height } = snappedRect(mark.rect);
    context.fillStyle = cssColor(mark.fill);
    context.fillRect(x, y, width, height);
  }
  if (mark.stroke === undefined) return;
  const stroke = snappedWidth(mark.widthPx ?? 1);
  const { x, y, width, height } = snappedOutline(mark.rect, stroke);
  context.strokeStyle = cssColor(mark.stroke);
  context.lineWidth = stroke;
  context.lineJoin = 'miter';
  context.setLineDash([]);
  context.strokeRect(x, y, width, height);
}

function paintText(context: CanvasRenderingContext2D, mark: TextMark, metrics: TextMetrics): void {
  const { x, y, cos, sin, widths } = textStart(mark, metrics);
  context.save();
  context.transform(cos, sin, -sin, cos, x, y);
  context.fillStyle = cssColor(mark.color);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  let advance = 0;
  for (const [k, run] of mark.runs.entries()) {
    context.font = cssFont(run.font);
    context.fillText(run.text, advance, -Math.round(run.riseUpPx));
    advance += widths[k] ?? 0;
  }
  context.restore();
}
