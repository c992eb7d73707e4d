import { coordinateAt } from './data.js';
import { FigureError } from './errors.js';
import { type GridPage, gridPage } from './grid-page.js';
import type { PanelView } from './prepared-layer.js';
import type { Rect } from './scene.js';
import type { QuiverLayer } from './spec-layers.js';
import type { VectorPlane } from './vector-plane.js';

/** The nodes that have an arrow: every `skip`-th from `start`. */
export interface ArrowNodes {
  readonly start: number;
  readonly skip: number;
  readonly count: number;
}

export interface QuiverGrid {
  readonly columns: ArrowNodes;
  readonly rows: ArrowNodes;
}

/** How long an arrow is drawn. */
export interface ArrowLengths {
  /** Length in shown coordinates for a magnitude. */
  lengthOf(magnitude: number): number;
}

/** Arrows along the longer side of the axes, when no number is asked for. */
const ALONG_LONGER_SIDE = 25;
const MOST_ARROWS = 100_000;
/** The mean arrow is this many times as long as the columns are apart. */
const MEAN_LENGTH = 1.2;

/**
 * Which nodes have arrows: those asked for, or as many as are about equally far apart on the page in both directions.
 * @throws FigureError when there would be too many to draw.
 */
export function quiverGrid(
  { skip }: Pick<QuiverLayer, 'skip'>,
  plane: VectorPlane,
  view: PanelView,
  axes: Rect,
): QuiverGrid {
  const { horizontal, vertical, expression } = plane;
  const asked = typeof skip === 'number' ? ([skip, skip] as const) : skip;
  const page = gridPage(plane, view, axes);
  const apart = Math.max(axes.width, axes.height) / ALONG_LONGER_SIDE;
  const columns = arrowNodes(horizontal.count, asked?.[0], apart, page.x);
  const rows = arrowNodes(vertical.count, asked?.[1], apart, page.y);
  if (columns.count * rows.count > MOST_ARROWS) {
    throw new FigureError(
      expression,
      `${expression} would be drawn with ${columns.count * rows.count} arrows; at most ${MOST_ARROWS} can be. Raise skip.`,
    );
  }
  return { columns, rows };
}

function arrowNodes(
  count: number,
  asked: number | undefined,
  apartPx: number,
  pixel: (node: number) => number,
): ArrowNodes {
  if (asked !== undefined) return { start: 0, skip: asked, count: Math.ceil(count / asked) };
  const cellPx = Math.abs(pixel(count - 1) - pixel(0)) / Math.max(1, count - 1);
  const skip = cellPx > 0 ? Math.min(count, Math.max(1, Math.round(apartPx / cellPx))) : 1;
  const start = ((count - 1) % skip) >> 1;
  return { start, skip, count: Math.floor((count - 1 - start) / skip) + 1 };
}

/**
 * Lengths in the units of the axes, so that the mean arrow is 1.2 times `scale` times as long as the arrows' columns
 * are apart. With `compat` their rows are counted instead, and a logarithm takes the bare magnitude, as emout does.
 */
export function arrowLengths(
  { scaler, scale }: Pick<QuiverLayer, 'scaler' | 'scale'>,
  plane: VectorPlane,
  { columns, rows }: QuiverGrid,
  compat?: 'emout',
): ArrowLengths {
  const mean = meanOf(plane, { columns, rows }, (magnitude) => magnitude);
  const unit = compat === 'emout' ? 1 : mean;
  const scaled = {
    standard: (magnitude: number) => magnitude,
    normal: (magnitude: number) => (magnitude > 0 ? 1 : Number.NaN),
    log: (magnitude: number) => Math.log1p(magnitude / unit),
  }[scaler];
  const { horizontal } = plane;
  const span = Math.abs(coordinateAt(horizontal, horizontal.count - 1) - coordinateAt(horizontal, 0));
  const apart = compat === 'emout' ? span / rows.count : columnSpacing(columns, horizontal.spacing, span);
  const factor = (MEAN_LENGTH * scale * apart) / meanOf(plane, { columns, rows }, scaled);
  return { lengthOf: (magnitude) => factor * scaled(magnitude) };
}

function columnSpacing({ skip, count }: ArrowNodes, spacing: number, span: number): number {
  return count > 1 || span === 0 ? Math.abs(skip * spacing) : span;
}

/** Over the arrows that have a value; NaN when none has. */
function meanOf(
  { magnitude }: VectorPlane,
  { columns, rows }: QuiverGrid,
  value: (magnitude: number) => number,
): number {
  let [sum, count] = [0, 0];
  const width = magnitude.shape[1] ?? 0;
  for (let j = 0; j < rows.count; j++) {
    for (let i = 0; i < columns.count; i++) {
      const at = (rows.start + j * rows.skip) * width + columns.start + i * columns.skip;
      const found = value(magnitude.data[at] as number);
      if (!(found - found === 0)) continue;
      sum += found;
      count++;
    }
  }
  return sum / count;
}

/** The pixels from a node to the tip of its arrow of `length` (in coordinates) along (u, v). */
export function arrowOnPage(
  plane: VectorPlane,
  page: GridPage,
  node: { readonly column: number; readonly row: number },
  length: number,
): readonly [dx: number, dy: number] {
  const at = node.row * plane.horizontal.count + node.column;
  const magnitude = plane.magnitude.data[at] as number;
  if (magnitude === 0) return [0, 0];
  const part = length / magnitude;
  const column = node.column + ((plane.u.data[at] as number) * part) / plane.horizontal.spacing;
  const row = node.row + ((plane.v.data[at] as number) * part) / plane.vertical.spacing;
  return [page.x(column) - page.x(node.column), page.y(row) - page.y(node.row)];
}
