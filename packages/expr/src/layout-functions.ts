import { result } from './array-value.js';
import { axisPlace, axisPlaces } from './axis-argument.js';
import { type AxisMap, mappedCount } from './axis-map.js';
import type { BoundCall, FunctionRule } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import { type ArrayValue, type CheckedValue, mapComponents } from './checked-value.js';
import { MAX_AXIS_POINTS } from './evaluation-limits.js';
import { problem, shown } from './expression-words.js';
import { arrayOf, constantOf, wholeNumberOf } from './operands.js';
import { countOf, evenPositions, isAxisCount, wholeAxis } from './positions.js';
import { ExpressionCostError } from './type-errors.js';
import type { AxisPositions, AxisType } from './value-type.js';

/** The rule for an array, for each component of a vector as well. */
function ofComponents(
  rule: (call: BoundCall, value: ArrayValue, context: CheckContext) => ArrayValue,
): FunctionRule {
  return (call, context): CheckedValue => {
    const { value, expression } = call.required('x');
    if (value.kind !== 'vector') return rule(call, arrayOf(value, expression, call.name), context);
    return { ...mapComponents(value, (component) => rule(call, component, context)), name: '' };
  };
}

function placeOf(call: BoundCall, value: ArrayValue): number {
  return axisPlace(call.required('axis'), value, shown(call.required('x').expression));
}

/** An axis mapped and the others as they are. */
export function mapAxis(
  { type, plan }: ArrayValue,
  place: number,
  map: AxisMap,
  positions: AxisPositions,
  context: CheckContext,
): ArrayValue {
  const maps = plan.shape.map(
    (count, axis): AxisMap => (axis === place ? map : { kind: 'positions', positions: wholeAxis(count) }),
  );
  const axes = type.axes.map((axis, k): AxisType => (k === place ? { ...axis, positions } : axis));
  return result({ ...type, axes }, context.graph.select(plan, maps), type.unit, type.dtype);
}

/** Values reversed, coordinates as they are. */
function flip(call: BoundCall, value: ArrayValue, context: CheckContext): ArrayValue {
  const place = placeOf(call, value);
  const axis = value.type.axes[place];
  if (axis === undefined) return value;
  const count = countOf(axis.positions);
  const reversed: AxisMap = { kind: 'positions', positions: evenPositions(count - 1, -1, count) };
  return mapAxis(
    value,
    place,
    count === 1 ? { ...reversed, positions: wholeAxis(1) } : reversed,
    axis.positions,
    context,
  );
}

function mirror(call: BoundCall, value: ArrayValue, context: CheckContext): ArrayValue {
  const place = placeOf(call, value);
  const size = value.plan.shape[place] ?? 1;
  return extended(call, value, place, { kind: 'mirror', size }, context);
}

function tile(call: BoundCall, value: ArrayValue, context: CheckContext): ArrayValue {
  const place = placeOf(call, value);
  const size = value.plan.shape[place] ?? 1;
  const count = call.required('count');
  const copies = wholeNumberOf(count.value, count.expression, 'The number of copies');
  if (copies < 0) throw problem(count.expression, `The number of copies is 0 or more; it is ${copies}.`);
  const edge = call.optional('include_edge');
  const withEdge = edge !== null && constantOf(edge.value, edge.expression, 'include_edge') !== 0;
  return extended(call, value, place, { kind: 'tile', size, copies, withEdge }, context);
}

/** An axis that goes on with its own spacing. @throws ExpressionCostError when it gets too long */
function extended(
  call: BoundCall,
  value: ArrayValue,
  place: number,
  map: AxisMap,
  context: CheckContext,
): ArrayValue {
  const axis = value.type.axes[place];
  const count = mappedCount(map) ?? 1;
  if (axis === undefined) return value;
  if (!isAxisCount(count)) {
    throw new ExpressionCostError(
      `${call.name} would make an axis ${axis.name} of ${count} points; at most ${MAX_AXIS_POINTS} are allowed.`,
      'Take fewer copies.',
      count,
      MAX_AXIS_POINTS,
    );
  }
  const { positions } = axis;
  if (positions.kind === 'list') {
    throw problem(
      call.required('x').expression,
      `${call.name} continues an axis with its spacing; the positions along ${axis.name} are not equally spaced.`,
    );
  }
  return mapAxis(value, place, map, evenPositions(positions.start, positions.step, count), context);
}

function transpose(call: BoundCall, value: ArrayValue, context: CheckContext): ArrayValue {
  const { type, plan } = value;
  const given = call.optional('axes');
  const order =
    axisPlaces(given, value, shown(call.required('x').expression)) ?? [...type.axes.keys()].reverse();
  if (order.length !== type.axes.length) {
    const names = type.axes.map(({ name }) => `"${name}"`).join(', ');
    throw problem(
      given?.expression ?? call.expression,
      `transpose needs every axis once, such as [${names}].`,
    );
  }
  return transposed(value, order, plan.shape, context);
}

/** Axis k of the result is axis `order[k]` of the value. */
function transposed(
  { type, plan }: ArrayValue,
  order: readonly number[],
  shape: readonly number[],
  context: CheckContext,
): ArrayValue {
  const axes = order.flatMap((place) => type.axes[place] ?? []);
  const aligned = context.graph.align(
    plan,
    order,
    order.map((place) => shape[place] ?? 1),
  );
  return result({ ...type, axes }, aligned, type.unit, type.dtype);
}

export const LAYOUT_RULES: Readonly<Record<'mirror' | 'tile' | 'flip' | 'transpose', FunctionRule>> = {
  mirror: ofComponents(mirror),
  tile: ofComponents(tile),
  flip: ofComponents(flip),
  transpose: ofComponents(transpose),
};
