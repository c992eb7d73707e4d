import type { CurvesData, FieldData, LayerData, PointsData, VectorData } from './data.js';
import { coordinateAt } from './data.js';
import { FigureError } from './errors.js';
import { profileOf } from './plane.js';

/** @throws FigureError when the data is no single number at each point. */
export function fieldOf(data: LayerData): FieldData {
  if (data.kind === 'field') return data.field;
  if (data.kind === 'vector') {
    const { name, expression } = data.vector;
    throw new FigureError(
      expression,
      `${expression} is a vector, and a number at each point is shown. Write magnitude(${name}), or draw it with stream or quiver.`,
    );
  }
  throw missing(data);
}

/** @throws FigureError when the data is no vector. */
export function vectorOf(data: LayerData): VectorData {
  if (data.kind === 'vector') return data.vector;
  if (data.kind === 'field') {
    const { expression } = data.field;
    throw new FigureError(
      expression,
      `${expression} is one number at each point; streamlines and arrows need a vector, such as exz[-1, :, 0, :].`,
    );
  }
  throw missing(data);
}

/**
 * Points of data with one axis, or of two lists.
 * @throws FigureError when the field has another number of axes.
 */
export function pointsOf(data: LayerData): PointsData {
  if (data.kind === 'points') return data.points;
  const field = fieldOf(data);
  const { axis, values } = profileOf(field);
  const { data: numbers, offset, strides } = values;
  const x = new Float64Array(axis.count);
  const y = new Float64Array(axis.count);
  for (let k = 0; k < axis.count; k++) {
    x[k] = coordinateAt(axis, k);
    y[k] = (numbers[offset + k * (strides[0] ?? 1)] ?? Number.NaN) * field.factor;
  }
  return { x, y, xQuantity: axis, yQuantity: field, expression: field.expression };
}

/** @throws FigureError when the data are no curves. */
export function curvesOf(data: LayerData): CurvesData {
  if (data.kind === 'curves') return data.curves;
  throw missing(data);
}

function missing(data: LayerData): FigureError {
  const expression = data.kind === 'points' ? data.points.expression : null;
  return new FigureError(expression, `No data was read for ${expression ?? 'this layer'}.`);
}
