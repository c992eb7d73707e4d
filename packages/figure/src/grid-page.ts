import { type AxisGrid, coordinateAt } from './data.js';
import { scaleCurve } from './norm.js';
import type { AxisScale, Rect } from './scene.js';

/** Farther out than this many pixels a place is moved in, since painters lose precision. */
const FAR = 1e5;

/** Where the nodes of a grid lie on the page; fractions lie between them. */
export interface GridPage {
  x(column: number): number;
  y(row: number): number;
}

export interface GridAxes {
  readonly horizontal: AxisGrid;
  readonly vertical: AxisGrid;
}

/** Pixels of array coordinates, y downwards; NaN where a scale has no such value. */
export function gridPage(
  { horizontal, vertical }: GridAxes,
  view: { readonly x: AxisScale; readonly y: AxisScale },
  axes: Rect,
): GridPage {
  const right = scaleCurve(view.x);
  const up = scaleCurve(view.y);
  return {
    x: (column) => near(axes.x + right.toPosition(coordinateAt(horizontal, column)) * axes.width),
    y: (row) => near(axes.y + (1 - up.toPosition(coordinateAt(vertical, row))) * axes.height),
  };
}

/** The pixels of many points column0, row0, column1, row1, …; NaN stays NaN. */
export function onGridPage(points: Float64Array, page: GridPage): Float64Array {
  const out = new Float64Array(points.length);
  for (let k = 0; k < points.length; k += 2) {
    out[k] = page.x(points[k] as number);
    out[k + 1] = page.y(points[k + 1] as number);
  }
  return out;
}

function near(pixel: number): number {
  return pixel > FAR ? FAR : pixel < -FAR ? -FAR : pixel;
}
