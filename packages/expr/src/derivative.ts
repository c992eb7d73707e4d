import { result } from './array-value.js';
import { axisSpacing } from './axis-spacing.js';
import type { CheckContext } from './check-context.js';
import type { ArrayValue } from './checked-value.js';
import type { Expression } from './expression.js';
import { problem, shown } from './expression-words.js';
import { DerivativeNode, leastPoints } from './plan-derivative.js';
import { countOf } from './positions.js';
import { scaled } from './scale.js';
import { withinExponents } from './unit-problems.js';
import { productUnit } from './unit-rules.js';
import type { ValueUnit } from './value-type.js';

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
  const spacing = axisSpacing(at, axis, value.type.unit, 'A derivative', context);
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
