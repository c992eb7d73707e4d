import type { PolygonMark, PolylineMark } from '@emout/figure/scene';
import type { CanvasRenderingContext2D } from 'canvas';
import { cssColor, withClip, withinCanvas } from './canvas-style.js';
import { isAxisParallel, snappedPolyline, snappedWidth } from './pixel-snap.js';

export function paintPolyline(context: CanvasRenderingContext2D, mark: PolylineMark): void {
  const { points, dashPx } = mark;
  const cap = mark.cap ?? 'butt';
  const straight = isAxisParallel(points);
  const width = straight ? snappedWidth(mark.widthPx) : mark.widthPx;
  withClip(context, mark.clip, () => {
    context.strokeStyle = cssColor(mark.stroke);
    context.lineWidth = width;
    context.lineCap = cap;
    context.lineJoin = mark.join ?? 'miter';
    context.setLineDash(dashPx === undefined ? [] : [...dashPx]);
    context.beginPath();
    tracePolyline(context, straight ? snappedPolyline(points, width, cap === 'butt') : points);
    context.stroke();
  });
}

export function paintPolygon(context: CanvasRenderingContext2D, mark: PolygonMark): void {
  withClip(context, mark.clip, () => {
    context.beginPath();
    traceRings(context, mark.points);
    if (mark.fill !== undefined) {
      context.fillStyle = cssColor(mark.fill);
      context.fill('evenodd');
    }
    if (mark.stroke === undefined) return;
    context.strokeStyle = cssColor(mark.stroke);
    context.lineWidth = mark.widthPx ?? 1;
    context.lineCap = 'butt';
    context.lineJoin = 'miter';
    context.setLineDash([]);
    context.stroke();
  });
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

function traceRings(context: CanvasRenderingContext2D, points: Float64Array): void {
  let open = false;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    if (!Number.isFinite(x + y)) {
      if (open) context.closePath();
      open = false;
    } else if (open) context.lineTo(withinCanvas(x), withinCanvas(y));
    else {
      context.moveTo(withinCanvas(x), withinCanvas(y));
      open = true;
    }
  }
  if (open) context.closePath();
}
