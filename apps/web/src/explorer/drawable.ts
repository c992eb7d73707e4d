import type { ExpressionType } from '@emout/api/expression-schemas';
import type { FieldSummary } from '@emout/api/schemas';
import { AXIS_NAMES, type AxisName, axisIndex } from './plane';
import type { Shape, Units } from './view';

/** Where the positions along an axis lie: `first + k·spacing` in `unit`, null for EMSES numbers. */
export interface AxisCoordinates {
  readonly unit: string | null;
  readonly first: number;
  readonly spacing: number;
}

/** One axis of what is sliced. */
export interface DrawableAxis {
  readonly name: AxisName;
  readonly count: number;
  /** Position 0 is this one of the grid or the series … */
  readonly start: number;
  /** … and the next is so many further. */
  readonly step: number;
  readonly coordinates: Readonly<Record<Units, AxisCoordinates>>;
}

/** What a picture can be cut from: a field of the run, or an expression with the axes that it has. */
export interface Drawable {
  /** The base of its formulas: a field's name, or the text of an expression. */
  readonly name: string;
  /** In array order: (t, z, y, x), or some of them. */
  readonly axes: readonly DrawableAxis[];
  /** (t, z, y, x); 1 along an axis that it does not have. */
  readonly shape: Shape;
  /** In SI; null where values are in EMSES units. */
  readonly unit: string | null;
  /** What reductions did to axes that are gone. */
  readonly reduced: ExpressionType['reduced'];
  /** What the run says of the field; null for an expression. */
  readonly field: FieldSummary | null;
}

export type ReadableField = FieldSummary & { readonly shape: Shape };

/** True for a field that a picture can be made of. */
export function isReadable(field: FieldSummary): field is ReadableField {
  return field.state === 'readable' && field.shape !== null && field.shape[0] > 0;
}

/** A field of the run's list. */
export function drawableField(field: ReadableField): Drawable {
  const { name, shape, unit, spacingM, time } = field;
  const timeEmses = { unit: null, first: time.firstEmses, spacing: time.spacingEmses };
  const timeSi =
    time.firstS === null || time.spacingS === null
      ? timeEmses
      : { unit: 's', first: time.firstS, spacing: time.spacingS };
  const spaceEmses = { unit: null, first: 0, spacing: 1 };
  const spaceSi = spacingM === null ? spaceEmses : { unit: 'm', first: 0, spacing: spacingM };
  const axes = AXIS_NAMES.map((axis): DrawableAxis => {
    const coordinates = axis === 't' ? { si: timeSi, emses: timeEmses } : { si: spaceSi, emses: spaceEmses };
    return { name: axis, count: shape[axisIndex(axis)], start: 0, step: 1, coordinates };
  });
  return { name, axes, shape, unit, reduced: [], field };
}

/** Why a picture cannot be cut from an expression that has a value. */
export type NotDrawable = 'vector' | 'transposed' | 'turned';

/** An expression as the worker describes it in both systems of units. */
export function drawableExpression(
  name: string,
  si: ExpressionType,
  emses: ExpressionType,
): Drawable | NotDrawable {
  if (si.kind === 'vector') return 'vector';
  const order = si.axes.map((axis) => axisIndex(axis.name));
  if (order.some((k, i) => i > 0 && k <= (order[i - 1] ?? 0))) return 'transposed';
  if (si.axes.some((axis) => axis.stepIndex < 0)) return 'turned';
  const axes = si.axes.map((axis, k): DrawableAxis => {
    const { unit, first, spacing, count, startIndex, stepIndex } = axis;
    const inSi = { unit, first, spacing };
    const other = emses.axes[k] ?? axis;
    return {
      name: axis.name,
      count,
      start: startIndex,
      // Positions of a list that lie close together on average are still different ones.
      step: Math.max(1, stepIndex),
      coordinates: {
        si: inSi,
        emses: { unit: other.unit, first: other.first, spacing: other.spacing },
      },
    };
  });
  const count = (name: AxisName) => axes.find((axis) => axis.name === name)?.count ?? 1;
  const shape: Shape = [count('t'), count('z'), count('y'), count('x')];
  return { name, axes, shape, unit: si.unit, reduced: si.reduced, field: null };
}

/** One axis of it; null when it does not have that. */
export function axisOf({ axes }: Pick<Drawable, 'axes'>, name: AxisName): DrawableAxis | null {
  return axes.find((axis) => axis.name === name) ?? null;
}

/** A position of the grid or the series as one along the axis. */
export function positionOnAxis({ start, step }: DrawableAxis, position: number): number {
  return Math.round((position - start) / step);
}
