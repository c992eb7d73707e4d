import type { PolygonMark, PolylineMark } from '@emout/figure/scene';
import type { CanvasRenderingContext2D } from 'canvas';
import { cssColor, withClip, withinCanvas } from './canvas-style.js';
import { isAxisParallel, snappedPolyline, snappedWidth } from './pixel-snap.js';
import { straightenedLine } from './straightened-line.js';
import { tangleImage } from './tangle-image.js';
import { thinnedLine } from './thinned-line.js';

/** Points of a line that are stroked together. */
const PART_POINTS = 1024;

export function paintPolyline(context: CanvasRenderingContext2D, mark: PolylineMark): void {
  const { points, dashPx } = mark;
  const cap = mark.cap ?? 'butt';
  const straight = isAxisParallel(points);
  const width = straight ? snappedWidth(mark.widthPx) : mark.widthPx;
  // What lies less than a fraction of a pixel apart costs time and changes nothing.
  const drawn = straight
    ? snappedPolyline(points, width, cap === 'butt')
    : straightenedLine(thinnedLine(points));
  withClip(context, mark.clip, () => {
    const tangle = tangleImage(drawn, mark, pageOf(context), 1);
    if (tangle !== null) {
      context.drawImage(
        tangle.canvas,
        tangle.place.x,
        tangle.place.y,
        tangle.place.width,
        tangle.place.height,
      );
      return;
    }
    context.strokeStyle = cssColor(mark.stroke);
    context.lineWidth = width;
    context.lineCap = cap;
    context.lineJoin = mark.join ?? 'miter';
    context.setLineDash(dashPx === undefined ? [] : [...dashPx]);
    strokeInParts(context, drawn);
  });
}

/** How far the page reaches that a canvas shows a part of. */
function pageOf(context: CanvasRenderingContext2D): { widthPx: number; heightPx: number } {
  const { e: shiftX, f: shiftY } = context.getTransform();
  return { widthPx: context.canvas.width - shiftX, heightPx: context.canvas.height - shiftY };
}

/**
 * Strokes a line of any length. Cairo looks for all crossings of the lines of one stroke, which takes minutes for a
 * tangle of 10⁵: a longer line is stroked in parts, its dashes going on.
 */
function strokeInParts(context: CanvasRenderingContext2D, points: Float64Array): void {
  const dashed = context.getLineDash().length > 0;
  let length = 0;
  for (let from = 0; from < points.length; from += 2 * PART_POINTS) {
    // The next part begins with the last point of this one.
    const part = points.subarray(from, from + 2 * PART_POINTS + 2);
    context.lineDashOffset = length;
    context.beginPath();
    tracePolyline(context, part);
    context.stroke();
    if (dashed) length = lengthOf(part, length);
  }
  context.lineDashOffset = 0;
}

/** Length of a line and that before it; dashes begin anew after a break. */
function lengthOf(points: Float64Array, before: number): number {
  let length = before;
  for (let i = 2; i + 1 < points.length; i += 2) {
    const dx = (points[i] as number) - (points[i - 2] as number);
    const dy = (points[i + 1] as number) - (points[i - 1] as number);
    const step = Math.sqrt(dx * dx + dy * dy);
    length = Number.isFinite(step) ? length + step : 0;
  }
  return length;
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
