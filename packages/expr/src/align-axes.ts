import type { CheckContext } from './check-context.js';
import type { ArrayValue } from './checked-value.js';
import type { Expression } from './expression.js';
import { problem, shown } from './expression-words.js';
import type { PlanNode } from './plan-node.js';
import { countOf, samePositions } from './positions.js';
import type { ArrayType, AxisType, FixedAxisType, ReducedAxisType } from './value-type.js';

/** An operand with the text it comes from, for messages. */
export interface Operand {
  readonly value: ArrayValue;
  readonly expression: Expression;
}

/** Operands brought to common axes. */
export interface Aligned {
  readonly axes: readonly AxisType[];
  readonly fixed: readonly FixedAxisType[];
  readonly reduced: readonly ReducedAxisType[];
  /** One for each operand, with `axes`, or without any for a single number. */
  readonly plans: readonly PlanNode[];
}

/**
 * Brings operands to common axes by the names of these, in the order of the first operand with most axes; what only
 * others have follows. @throws ExpressionTypeError for axes of one name and of different counts
 */
export function alignAxes(operands: readonly Operand[], context: CheckContext): Aligned {
  const only = onlyTelling(operands);
  if (only !== null) {
    const { axes, fixed, reduced } = only.value.type;
    return { axes, fixed, reduced, plans: operands.map(({ value }) => value.plan) };
  }
  const types = operands.map(({ value }) => value.type);
  const [first] = operands;
  if (first !== undefined && types.every((type) => haveSameAxes(type.axes, first.value.type.axes))) {
    const { axes } = first.value.type;
    return { axes, plans: operands.map(({ value }) => value.plan), ...removedAxes(types, axes) };
  }
  const axes = commonAxes(operands, context);
  const shape = axes.map(({ positions }) => countOf(positions));
  const plans = operands.map(({ value }) => {
    const names = value.type.axes.map(({ name }) => name);
    const from = axes.map(({ name }) => {
      const own = names.indexOf(name);
      return own < 0 ? null : own;
    });
    return context.graph.align(value.plan, from, shape);
  });
  return { axes, plans, ...removedAxes(types, axes) };
}

/** The operand that has axes, or had some, where all others are numbers of the text; null when there are several. */
function onlyTelling(operands: readonly Operand[]): Operand | null {
  let only: Operand | null = null;
  for (const operand of operands) {
    if (!isTelling(operand.value.type)) continue;
    if (only !== null) return null;
    only = operand;
  }
  return only;
}

function haveSameAxes(a: readonly AxisType[], b: readonly AxisType[]): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k += 1) {
    const [one, other] = [a[k], b[k]];
    if (one === other) continue;
    if (one?.name !== other?.name || one === undefined || other === undefined) return false;
    if (one.source.identity !== other.source.identity) return false;
    if (!samePositions(one.positions, other.positions)) return false;
  }
  return true;
}

/** A number of the text says nothing about axes. */
function isTelling({ axes, fixed, reduced }: ArrayType): boolean {
  return axes.length + fixed.length + reduced.length > 0;
}

/** Axes that are gone from a result: those about which its operands agree. */
export function removedAxes(
  types: readonly ArrayType[],
  axes: readonly AxisType[],
): Pick<ArrayType, 'fixed' | 'reduced'> {
  const present = new Set(axes.map(({ name }) => name));
  const telling = types.filter(isTelling);
  const [first] = telling;
  if (first === undefined) return { fixed: [], reduced: [] };
  const fixed = first.fixed.filter(
    (axis) =>
      !present.has(axis.name) &&
      telling.every((type) =>
        type.fixed.some(
          (other) =>
            other.name === axis.name &&
            other.position === axis.position &&
            other.source.identity === axis.source.identity,
        ),
      ),
  );
  const reduced = first.reduced.filter(
    (axis) =>
      !present.has(axis.name) &&
      telling.every((type) =>
        type.reduced.some(
          (other) =>
            other.name === axis.name &&
            other.operation === axis.operation &&
            samePositions(other.positions, axis.positions),
        ),
      ),
  );
  return { fixed, reduced };
}

function commonAxes(operands: readonly Operand[], context: CheckContext): AxisType[] {
  const base = operands.reduce((most, next) =>
    next.value.type.axes.length > most.value.type.axes.length ? next : most,
  );
  const names = new Set(base.value.type.axes.map(({ name }) => name));
  for (const { value } of operands) for (const { name } of value.type.axes) names.add(name);
  return Array.from(names, (name) => {
    let chosen: { axis: AxisType; expression: Expression } | null = null;
    for (const { value, expression } of operands) {
      const axis = value.type.axes.find((candidate) => candidate.name === name);
      if (axis === undefined) continue;
      if (chosen === null) chosen = { axis, expression };
      else chosen = joined(chosen, { axis, expression }, context);
    }
    if (chosen === null) throw new RangeError(`the axis ${name} belongs to no operand`);
    return chosen.axis;
  });
}

interface NamedAxis {
  readonly axis: AxisType;
  readonly expression: Expression;
}

function joined(left: NamedAxis, right: NamedAxis, context: CheckContext): NamedAxis {
  const { name } = left.axis;
  const counts = [countOf(left.axis.positions), countOf(right.axis.positions)];
  const [leftCount = 1, rightCount = 1] = counts;
  if (leftCount !== rightCount) {
    if (leftCount === 1) return right;
    if (rightCount === 1) return left;
    throw problem(
      { span: { start: left.expression.span.start, end: right.expression.span.end } },
      `${shown(left.expression)} has ${leftCount} points along ${name} and ${shown(right.expression)} has ${rightCount}: they do not fit together.`,
    );
  }
  const same =
    left.axis.source.identity === right.axis.source.identity &&
    samePositions(left.axis.positions, right.axis.positions);
  if (!same) {
    context.note(
      `${shown(left.expression)} and ${shown(right.expression)} have different coordinates along ${name}; those of the former are kept.`,
    );
  }
  return left;
}
