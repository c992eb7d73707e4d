import type { Mark, RectMark } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import type { CanvasRenderingContext2D } from 'canvas';
import { cssColor } from './canvas-style.js';
import { paintMarkers } from './paint-markers.js';
import { paintPolygon, paintPolyline } from './paint-polyline.js';
import { paintText } from './paint-text.js';
import { snappedOutline, snappedRect, snappedWidth } from './pixel-snap.js';

export type VectorMark = Exclude<Mark, { readonly kind: 'raster' }>;

/** Paints one vector mark; lines along x or y and the edges of rectangles fall on whole pixels. */
export function paintMark(context: CanvasRenderingContext2D, mark: VectorMark, metrics: TextMetrics): void {
  switch (mark.kind) {
    case 'polyline':
      paintPolyline(context, mark);
      break;
    case 'polygon':
      paintPolygon(context, mark);
      break;
    case 'markers':
      paintMarkers(context, mark);
      break;
    case 'rect':
      paintRect(context, mark);
      break;
    case 'text':
      paintText(context, mark, metrics);
      break;
  }
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
