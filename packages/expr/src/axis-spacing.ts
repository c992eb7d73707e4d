import { findUnit, type Unit } from '@emout/units/unit';
import type { CheckContext } from './check-context.js';
import type { Expression } from './expression.js';
import { problem } from './expression-words.js';
import { countOf, positionAt } from './positions.js';
import type { AxisName } from './scope.js';
import { isNumber } from './unit-rules.js';
import type { AxisType, ValueUnit } from './value-type.js';

/** Coordinates of a time axis are sums of rounded numbers. */
const SPACING_TOLERANCE = 1e-6;

/** The distance from one point of an axis to the next. */
export interface AxisSpacing {
  /** Negative where the coordinate falls. */
  readonly value: number;
  /** Of the coordinate, as the unit of a value. */
  readonly unit: ValueUnit;
}

/**
 * The spacing of an axis of two points or more: in metres or seconds for a value of SI unit, else in EMSES units.
 * @param use begins the sentence about points that are not equally spaced: `A derivative`.
 * @throws ExpressionTypeError for unevenly spaced points
 */
export function axisSpacing(
  at: Expression,
  axis: AxisType,
  of: ValueUnit,
  use: string,
  { options }: CheckContext,
): AxisSpacing {
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
        `${use} needs equally spaced points; those along ${axis.name} are ${spacing} apart on average and ${step} at point ${k}.`,
      );
    }
  }
  if (!(Math.abs(spacing) > 0) || !Number.isFinite(spacing)) {
    throw problem(at, `The distance of neighbouring points along ${axis.name} is 0 or not known.`);
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
