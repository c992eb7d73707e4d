import type { RasterMark } from '@emout/figure/scene';
import { type AxisWeights, linearWeights, nearestWeights, pixelEdge } from './axis-weights.js';
import { RasterShapeError } from './errors.js';

/** Which pixels of a picture a raster covers, from inclusive, to exclusive, and which nodes each of them shows. */
export interface RasterPlace {
  readonly fromX: number;
  readonly toX: number;
  readonly fromY: number;
  readonly toY: number;
  readonly horizontal: AxisWeights;
  readonly vertical: AxisWeights;
}

/** @throws RasterShapeError when the field has not two axes with samples. */
export function placeRaster(mark: RasterMark, widthPx: number, heightPx: number): RasterPlace {
  const [rowCount, columnCount] = mark.values.shape;
  if (mark.values.shape.length !== 2 || !rowCount || !columnCount) {
    throw new RasterShapeError(mark.values.shape);
  }
  const { rect, columns, rows } = mark;
  const fromX = Math.max(0, pixelEdge(rect.x));
  const toX = Math.max(fromX, Math.min(widthPx, pixelEdge(rect.x + rect.width)));
  const fromY = Math.max(0, pixelEdge(rect.y));
  const toY = Math.max(fromY, Math.min(heightPx, pixelEdge(rect.y + rect.height)));
  const columnsPerPixel = (columns[1] - columns[0]) / rect.width;
  const rowsPerPixel = (rows[0] - rows[1]) / rect.height;
  const columnAt = positions(
    toX - fromX,
    columns[0] + (fromX + 0.5 - rect.x) * columnsPerPixel,
    columnsPerPixel,
  );
  const rowAt = positions(toY - fromY, rows[1] + (fromY + 0.5 - rect.y) * rowsPerPixel, rowsPerPixel);
  const bilinear = mark.interpolation === 'bilinear';
  return {
    fromX,
    toX,
    fromY,
    toY,
    horizontal: bilinear
      ? linearWeights(columnAt, columnCount, columnsPerPixel)
      : nearestWeights(columnAt, columnCount),
    vertical: bilinear ? linearWeights(rowAt, rowCount, rowsPerPixel) : nearestWeights(rowAt, rowCount),
  };
}

function positions(count: number, first: number, spacing: number): Float64Array {
  const positions = new Float64Array(count);
  for (let p = 0; p < count; p++) positions[p] = first + p * spacing;
  return positions;
}
