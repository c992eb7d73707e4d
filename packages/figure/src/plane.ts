import type { NdArray } from '@emout/ndarray/ndarray';
import type { AxisData, FieldData } from './data.js';
import { FigureError } from './errors.js';
import type { AxisPair } from './spec-values.js';

/** A field with two axes, turned so that rows go with the vertical and columns with the horizontal axis. */
export interface Plane {
  readonly horizontal: AxisData;
  readonly vertical: AxisData;
  /** shape (vertical count, horizontal count); a view. */
  readonly values: NdArray;
}

/**
 * Which of two axes runs to the right and which upwards: `pair` names them in this order, alphabetical by default.
 * @throws FigureError when there are not two axes, or not these; its message names `expression`.
 */
export function planeAxes<A extends { readonly name: string }>(
  axes: readonly A[],
  expression: string,
  pair?: AxisPair,
): { horizontal: A; vertical: A } {
  const [first, second] = axes;
  if (first === undefined || second === undefined || axes.length !== 2)
    throw wrongAxes(expression, axes.length, 2);
  const wanted = pair ?? [first.name, second.name].sort().join('');
  if (wanted === second.name + first.name) return { horizontal: second, vertical: first };
  if (wanted === first.name + second.name) return { horizontal: first, vertical: second };
  throw new FigureError(
    expression,
    `${expression} has the axes ${first.name} and ${second.name}, so it cannot be drawn with axes=${wanted}.`,
  );
}

/**
 * The axes of counts in cells: the first runs upwards and the second to the right, whatever their names.
 * @throws FigureError when there are not two axes; its message names `expression`.
 */
export function stackedAxes<A>(
  [vertical, horizontal, ...more]: readonly A[],
  expression: string,
): { horizontal: A; vertical: A } {
  if (vertical !== undefined && horizontal !== undefined && more.length === 0)
    return { horizontal, vertical };
  const count = vertical === undefined ? 0 : horizontal === undefined ? 1 : 2 + more.length;
  throw wrongAxes(expression, count, 2);
}

/**
 * Lays a 2-D field on the page, see `planeAxes`.
 * @throws FigureError when the field does not have two axes, or not these.
 */
export function planeOf({ axes, expression, values }: FieldData, pair?: AxisPair): Plane {
  const { horizontal, vertical } = planeAxes(axes, expression, pair);
  return { horizontal, vertical, values: vertical === axes[0] ? values : transposed(values) };
}

/**
 * The axis and values of a field with one axis.
 * @throws FigureError when the field has another number of axes.
 */
export function profileOf(field: FieldData): { axis: AxisData; values: NdArray } {
  const [axis] = field.axes;
  if (axis === undefined || field.axes.length !== 1) throw wrongAxes(field.expression, field.axes.length, 1);
  return { axis, values: field.values };
}

function transposed({ data, shape, strides, offset }: NdArray): NdArray {
  return { data, shape: shape.toReversed(), strides: strides.toReversed(), offset };
}

function wrongAxes(expression: string, left: number, wanted: 1 | 2): FigureError {
  if (left === 0) {
    return new FigureError(
      expression,
      `${expression} is a single value. Replace an index by : to draw a line.`,
    );
  }
  if (left < wanted) {
    return new FigureError(
      expression,
      `${expression}: 1 axis is left; a map needs 2. Replace one more index by :, or draw a line.`,
    );
  }
  const surplus = left - wanted;
  const words = ['no', 'one', 'two', 'three'][surplus] ?? String(surplus);
  return new FigureError(
    expression,
    `${expression}: ${left} axes are left; fix ${words} more ${surplus === 1 ? 'index' : 'indices'} to draw a ${wanted === 2 ? 'map' : 'line'}.`,
  );
}
