import type { AxisName } from '@emout/expr/scope';
import type { ArrayType, AxisType } from '@emout/expr/value-type';
import type { SampledGrid } from '@emout/geometry/sampled-grid';
import { type NumericArray, toContiguous } from '@emout/ndarray/ndarray';
import { FigureDataError } from './errors.js';
import type { EvaluatedField } from './evaluated-field.js';
import { axisDataOf } from './value-axes.js';

/** The axes of a grid, in array order. */
const GRID_AXES = ['z', 'y', 'x'] as const satisfies readonly AxisName[];

/** A field in space: an expression that leaves the axes z, y and x open, in any order. */
export interface SpaceField {
  readonly type: ArrayType;
  readonly evaluated: EvaluatedField;
  /** Where the expression stands in the request, such as `panels[0].layers[0].data.expr`. */
  readonly path: string;
}

/**
 * Refuses what cannot be sampled on a surface, before anything of it is read.
 * @throws FigureDataError for other axes than z, y and x, and for positions that are not equally far apart.
 */
export function checkSpaceField({ type, path }: Omit<SpaceField, 'evaluated'>): void {
  spaceAxes(type, path);
}

/**
 * The grid of a field in space, its values those of the array: a shown value is one of them times the field's factor.
 * Lengths are metres or grid units.
 * @throws FigureDataError as `checkSpaceField`, and when lengths in metres are not known.
 */
export function gridOfField({ type, evaluated, path }: SpaceField, unit: 'm' | null): SampledGrid {
  const axes = spaceAxes(type, path).map((axis) => axisDataOf(axis, unit === 'm' ? 'si' : 'emses'));
  if (axes.some((axis) => axis.unit !== unit)) {
    throw new FigureDataError(
      path,
      `${type.name} has no coordinates in metres, and the surfaces are in metres.`,
      'Ask for lengths in grid units.',
    );
  }
  const { data, offset, shape, strides } = evaluated.values;
  const order = GRID_AXES.map((name) => type.axes.findIndex((axis) => axis.name === name));
  const ordered = toContiguous({
    data,
    offset,
    shape: order.map((axis) => shape[axis] ?? 0),
    strides: order.map((axis) => strides[axis] ?? 0),
  });
  const [z, y, x] = axes;
  const [nz = 0, ny = 0, nx = 0] = ordered.shape;
  return {
    values: floatsOf(ordered.data),
    shape: [nz, ny, nx],
    spacing: [x?.spacing ?? Number.NaN, y?.spacing ?? Number.NaN, z?.spacing ?? Number.NaN],
    origin: [x?.first ?? Number.NaN, y?.first ?? Number.NaN, z?.first ?? Number.NaN],
  };
}

/** The axes z, y and x of a type. */
function spaceAxes(type: ArrayType, path: string): AxisType[] {
  const axes = GRID_AXES.map((name) => type.axes.find((axis) => axis.name === name));
  const found = axes.filter((axis) => axis !== undefined);
  if (found.length !== GRID_AXES.length || type.axes.length !== GRID_AXES.length) {
    const left = type.axes.length === 0 ? 'none' : type.axes.map(({ name }) => name).join(', ');
    throw new FigureDataError(
      path,
      `A surface shows a field with the axes z, y and x; ${type.name} has ${left}.`,
      'Fix the time with an index and leave the other axes open, as in phisp[-1].',
    );
  }
  for (const { name, positions } of found) {
    if (positions.kind === 'even' && (positions.step !== 0 || positions.count === 1)) continue;
    throw new FigureDataError(
      path,
      `The positions of ${type.name} along ${name} are not equally far apart; a surface lies between even ones.`,
      'Take a range with a step, as in [::2].',
    );
  }
  return found;
}

function floatsOf(data: NumericArray): Float32Array | Float64Array {
  if (data instanceof Float32Array || data instanceof Float64Array) return data;
  return Float64Array.from(data);
}
