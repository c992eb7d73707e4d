import type { MarkersMark, PolygonMark, PolylineMark, RectMark, Scene } from '@emout/figure/scene';
import { isOpenMarker, MARKER_OUTLINES } from './marker-outline.js';
import { tracePolyline, traceRings } from './path-outline.js';
import { colorOf, markerAlpha, markerColor } from './point-squares.js';
import { pointsImage } from './points-image.js';
import { rectangle, type SvgBody } from './svg-body.js';
import { PIXELATED, svgImage } from './svg-image.js';
import { hexColor, paint } from './svg-markup.js';
import { SvgPath, svgNumber } from './svg-path.js';
import { PRINT_DENSITY, tangleImage } from './tangle-image.js';
import { thinnedLine } from './thinned-line.js';

export function addPolyline(body: SvgBody, mark: PolylineMark, scene: Scene): void {
  const { stroke, widthPx, dashPx, cap, join, clip } = mark;
  const points = thinnedLine(mark.points);
  const tangle = tangleImage(points, mark, scene, PRINT_DENSITY);
  if (tangle !== null) {
    body.add(svgImage(tangle.canvas.toBuffer('image/png'), tangle.place, PIXELATED), clip);
    return;
  }
  const path = new SvgPath();
  tracePolyline(path, points);
  const dashes = dashPx === undefined || !dashPx.some((length) => length > 0) ? '' : dashPx.map(svgNumber);
  const look =
    ` fill="none"${paint('stroke', stroke)} stroke-width="${svgNumber(widthPx)}"` +
    (cap === undefined || cap === 'butt' ? '' : ` stroke-linecap="${cap}"`) +
    (join === 'round' ? ' stroke-linejoin="round"' : '') +
    (dashes === '' ? '' : ` stroke-dasharray="${dashes}"`);
  body.addPath(path.text, look, stroke.a >= 1, clip);
}

export function addPolygon(body: SvgBody, mark: PolygonMark): void {
  const path = new SvgPath();
  traceRings(path, mark.points);
  body.addPath(path.text, ` fill-rule="evenodd"${fillAndStroke(mark)}`, false, mark.clip);
}

export function addRect(body: SvgBody, mark: RectMark): void {
  body.add(`<rect${rectangle(mark.rect)}${fillAndStroke(mark)}/>`);
}

function fillAndStroke({ fill, stroke, widthPx }: Pick<PolygonMark, 'fill' | 'stroke' | 'widthPx'>): string {
  const inside = fill === undefined ? ' fill="none"' : paint('fill', fill);
  if (stroke === undefined) return inside;
  return `${inside}${paint('stroke', stroke)} stroke-width="${svgNumber(widthPx ?? 1)}"`;
}

/** Markers refer to one outline each, so that every one lies whole on those before it; points are squares of a path. */
export function addMarkers(body: SvgBody, mark: MarkersMark, scene: Scene): void {
  const image = pointsImage(mark, scene);
  if (image !== null)
    body.add(svgImage(image.canvas.toBuffer('image/png'), image.place, PIXELATED), mark.clip);
  else if (mark.shape === 'point') addPoints(body, mark);
  else addShapes(body, mark);
}

function addPoints(body: SvgBody, mark: MarkersMark): void {
  const opacity = markerAlpha(mark);
  eachMarker(mark, (x, y, color) => {
    if (color === null) return;
    const path = new SvgPath();
    MARKER_OUTLINES.point(path, x, y, Math.max(1, mark.sizePx) / 2);
    body.addPath(path.text, paint('fill', colorOf(color, opacity)), opacity >= 1, mark.clip);
  });
}

function addShapes(body: SvgBody, mark: MarkersMark): void {
  const { shape, sizePx, fill, stroke, rgb, clip } = mark;
  const open = isOpenMarker(shape);
  const outline = new SvgPath();
  MARKER_OUTLINES[shape](outline, 0, 0, sizePx / 2);
  // Open shapes have no inside: their own colour is that of their lines.
  const own = open ? 'stroke' : 'fill';
  const common = open ? (fill ?? stroke) : fill;
  const lines = !open && stroke !== undefined ? paint('stroke', stroke) : '';
  const width = stroke !== undefined || open ? ` stroke-width="${svgNumber(mark.widthPx ?? 1)}"` : '';
  const inside = rgb !== undefined ? '' : common === undefined ? ` ${own}="none"` : paint(own, common);
  const id = body.define('path', ` d="${outline.text}"`, '');
  const uses: string[] = [];
  eachMarker(mark, (x, y, color) => {
    const ink =
      rgb === undefined || color === null
        ? ''
        : ` ${own}="${hexColor(color >> 16, (color >> 8) & 255, color & 255)}"`;
    uses.push(`<use xlink:href="#${id}" x="${svgNumber(x)}" y="${svgNumber(y)}"${ink}/>`);
  });
  if (uses.length === 0) return;
  const opacity = rgb === undefined ? 1 : markerAlpha(mark);
  const faint = opacity < 1 ? ` ${own}-opacity="${Math.round(opacity * 1000) / 1000}"` : '';
  const unfilled = open ? ' fill="none"' : '';
  body.add(`<g${unfilled}${inside}${lines}${width}${faint}>${uses.join('')}</g>`, clip);
}

function eachMarker(mark: MarkersMark, draw: (x: number, y: number, color: number | null) => void): void {
  const { points } = mark;
  for (let marker = 0; 2 * marker + 1 < points.length; marker++) {
    const x = points[2 * marker] as number;
    const y = points[2 * marker + 1] as number;
    if (Number.isFinite(x + y) && Math.abs(x) < MAX_COORDINATE && Math.abs(y) < MAX_COORDINATE) {
      draw(x, y, markerColor(mark, marker));
    }
  }
}

const MAX_COORDINATE = 1e6;
