import { findUnit, type Unit } from '@emout/units/unit';
import { result } from './array-value.js';
import type { CheckContext } from './check-context.js';
import type { ArrayValue } from './checked-value.js';
import type { Expression } from './expression.js';
import { problem, shown } from './expression-words.js';
import { DerivativeNode, leastPoints } from './plan-derivative.js';
import { countOf, positionAt } from './positions.js';
import { scaled } from './scale.js';
import type { AxisName } from './scope.js';
import { withinExponents } from './unit-problems.js';
import { isNumber, productUnit } from './unit-rules.js';
import type { AxisType, ValueUnit } from './value-type.js';

/** Coordinates of a time axis are sums of rounded numbers. */
const SPACING_TOLERANCE = 1e-6;

/** What differences along an axis are divided by. */
interface Spacing {
  readonly value: number;
  /** Of the coordinate, as the unit of a value. */
  readonly unit: ValueUnit;
}

/**
 * The first or second derivative along an axis with respect to its coordinate: metres or seconds for SI values, EMSES
 * units for EMSES values. @throws ExpressionTypeError for too few or unevenly spaced points
 */
export function derivative(
  at: Expression,
  of: Expression,
  value: ArrayValue,
  place: number,
  order: 1 | 2,
  context: CheckContext,
): ArrayValue {
  const axis = value.type.axes[place];
  if (axis === undefined) throw new RangeError(`no axis ${place}`);
  const count = countOf(axis.positions);
  if (count < leastPoints(order)) {
    throw problem(
      at,
      `A derivative along ${axis.name} needs ${leastPoints(order)} points; ${shown(of)} has ${count}.`,
    );
  }
  const spacing = spacingOf(at, axis, value.type.unit, context);
  const { graph } = context;
  const key = `d${order} ${place} ${spacing.value}`;
  const plan = graph.step(
    key,
    [value.plan],
    () => new DerivativeNode(value.plan, place, order, spacing.value),
  );
  let differentiated = result(value.type, plan, value.type.unit);
  for (let k = 0; k < order; k += 1) {
    const { unit } = differentiated.type;
    const quotient = withinExponents(at, () =>
      productUnit(asQuantity(unit), spacing.unit, '/', context.units),
    );
    if (typeof quotient === 'string')
      throw problem(at, `${shown(of)} and the axis ${axis.name} are in different systems of units.`);
    const next = result(differentiated.type, differentiated.plan, quotient.unit);
    differentiated = scaled(next, quotient.scale, context);
  }
  return differentiated;
}

/** A plain number over a length is no plain number. */
function asQuantity(unit: ValueUnit): ValueUnit {
  return unit.plain ? { ...unit, plain: false } : unit;
}

function spacingOf(at: Expression, axis: AxisType, of: ValueUnit, { options }: CheckContext): Spacing {
  const { source, positions } = axis;
  const known = isNumber(of) || of.unit === null;
  const system = (known ? options.units : of.system) === 'si' && source.unit !== null ? 'si' : 'emses';
  const coordinate = (position: number) =>
    system === 'si' ? (source.si(position) ?? Number.NaN) : source.emses(position);
  const first = positionAt(positions, 0);
  const count = countOf(positions);
  const spacing = (coordinate(positionAt(positions, count - 1)) - coordinate(first)) / (count - 1);
  // Grids are even; times and lists of positions need not be.
  if (axis.name === 't' || positions.kind === 'list') {
    for (let k = 1; k < count; k += 1) {
      const step = coordinate(positionAt(positions, k)) - coordinate(positionAt(positions, k - 1));
      if (Math.abs(step - spacing) <= SPACING_TOLERANCE * Math.abs(spacing)) continue;
      throw problem(
        at,
        `A derivative needs equally spaced points; those along ${axis.name} are ${spacing} apart on average and ${step} at point ${k}.`,
      );
    }
  }
  if (!(Math.abs(spacing) > 0) || !Number.isFinite(spacing)) {
    throw problem(at, `The points along ${axis.name} have no coordinates to differentiate by.`);
  }
  const unit = coordinateUnit(axis.name, source.unit);
  const oneSi = source.si(first + 1);
  const perEmses = source.emses(first + 1) - source.emses(first);
  const emsesFactor = oneSi === null ? null : (oneSi - (source.si(first) ?? 0)) / perEmses;
  return { value: spacing, unit: { unit, system, emsesFactor, plain: false } };
}

/** Of an axis without a known SI unit its dimension is known. */
function coordinateUnit(name: AxisName, symbol: string | null): Unit | null {
  return findUnit(symbol ?? (name === 't' ? 's' : 'm'));
}
