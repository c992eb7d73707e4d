import { ndarray } from '@emout/ndarray/ndarray';
import { rangeOf } from '../coverage.js';
import type { AxisData, FieldData, PointsData, Quantity } from '../data.js';
import { FigureError } from '../errors.js';
import { pointsOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import type { Histogram2dLayer } from '../spec-layers.js';
import { preparedBins, versus } from './binned-map.js';

/** How many points lie in each cell of a plane. */
export const prepareHistogram2d: Prepare<Histogram2dLayer> = (layer, data, surroundings) => {
  const points = pointsOf(data);
  const bins = preparedBins(layer, countedPoints(points, layer.bins), surroundings);
  return { ...bins, title: versus(points.xQuantity, points.yQuantity) };
};

/** Counts of points, NaN in empty cells; axes [y, x]. */
function countedPoints(
  { x, y, xQuantity, yQuantity, expression }: PointsData,
  [columns, rows]: readonly [number, number],
): FieldData {
  const horizontal = binAxis(xQuantity, rangeOf(x), columns, expression);
  const vertical = binAxis(yQuantity, rangeOf(y), rows, expression);
  const counts = new Float64Array(rows * columns);
  for (let k = 0; k < x.length; k++) {
    const column = cellOf(horizontal, x[k] as number);
    const row = cellOf(vertical, y[k] as number);
    if (column < 0 || row < 0) continue;
    const at = row * columns + column;
    counts[at] = (counts[at] as number) + 1;
  }
  for (let k = 0; k < counts.length; k++) if (counts[k] === 0) counts[k] = Number.NaN;
  return {
    name: 'count',
    unit: null,
    values: ndarray(counts, [rows, columns]),
    factor: 1,
    axes: [vertical, horizontal],
    expression,
  };
}

function binAxis(
  { name, unit }: Quantity,
  range: readonly [number, number] | null,
  count: number,
  expression: string,
): AxisData {
  if (range === null)
    throw new FigureError(expression, `${expression} has no finite value, so there is nothing to count.`);
  const half = range[0] === 0 ? 0.5 : 0.5 * Math.abs(range[0]);
  const [low, high] = range[0] < range[1] ? range : [range[0] - half, range[0] + half];
  const spacing = (high - low) / count;
  return { name, unit, start: 0, step: 1, count, first: low + spacing / 2, spacing };
}

/** The bin of a value; the last one holds its upper edge, too. −1 without one. */
function cellOf({ first, spacing, count }: AxisData, value: number): number {
  const bin = Math.floor((value - first) / spacing + 0.5);
  if (bin >= 0 && bin < count) return bin;
  return bin === count && value <= first + (count - 0.5) * spacing * (1 + 1e-12) ? count - 1 : -1;
}
