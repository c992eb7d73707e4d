import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import type { AxisData, FieldData, VectorData } from './data.js';
import { FigureError } from './errors.js';
import { planeOf } from './plane.js';
import type { AxisPair } from './spec-values.js';

/** A vector field with two axes, laid on the page: `u` goes with the horizontal, `v` with the vertical axis. */
export interface VectorPlane {
  readonly horizontal: AxisData;
  readonly vertical: AxisData;
  /** Shown values, contiguous, shape (vertical count, horizontal count). */
  readonly u: NdArray<Float64Array>;
  readonly v: NdArray<Float64Array>;
  /** √(u² + v²). */
  readonly magnitude: NdArray<Float64Array>;
  readonly name: string;
  readonly unit: string | null;
  readonly expression: string;
}

/**
 * The components of a vector along the two axes of the page.
 * @param pair horizontal, then vertical axis; alphabetical by default.
 * @throws FigureError when the data does not have two axes, or an axis has no component.
 */
export function vectorPlaneOf(vector: VectorData, pair?: AxisPair): VectorPlane {
  const [first] = vector.components;
  if (first === undefined)
    throw new FigureError(vector.expression, `${vector.expression} has no components.`);
  const { horizontal, vertical } = planeOf(first.field, pair);
  const u = shownValues(componentAlong(vector, horizontal), pair);
  const v = shownValues(componentAlong(vector, vertical), pair);
  const magnitude = ndarray(magnitudes(u.data, v.data), u.shape);
  const { name, unit, expression } = vector;
  return { horizontal, vertical, u, v, magnitude, name, unit, expression };
}

/** Math.hypot takes ten times as long; it is needed where squares are more or less than a double holds. */
function magnitudes(u: Float64Array, v: Float64Array): Float64Array {
  const found = new Float64Array(u.length);
  for (let k = 0; k < found.length; k++) {
    const a = u[k] as number;
    const b = v[k] as number;
    const square = a * a + b * b;
    found[k] = square > 1e-280 && square < 1e280 ? Math.sqrt(square) : Math.hypot(a, b);
  }
  return found;
}

function componentAlong({ components, expression, name }: VectorData, axis: AxisData): FieldData {
  const found = components.find(({ letter }) => letter === axis.name);
  if (found !== undefined) return found.field;
  const letters = components.map(({ letter }) => letter).join(' and ');
  throw new FigureError(
    expression,
    `${expression} is drawn over ${axis.name}, but ${name} has the components ${letters} alone. Choose a plane of these axes.`,
  );
}

function shownValues(field: FieldData, pair: AxisPair | undefined): NdArray<Float64Array> {
  const { values } = planeOf(field, pair);
  const [rows = 0, columns = 0] = values.shape;
  const [rowStride = 0, columnStride = 0] = values.strides;
  const shown = new Float64Array(rows * columns);
  let to = 0;
  for (let row = 0; row < rows; row++) {
    let from = values.offset + row * rowStride;
    for (let column = 0; column < columns; column++, from += columnStride)
      shown[to++] = (values.data[from] as number) * field.factor;
  }
  return ndarray(shown, [rows, columns]);
}
