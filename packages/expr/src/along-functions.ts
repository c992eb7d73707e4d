import { result } from './array-value.js';
import { axisPlace } from './axis-argument.js';
import type { AxisMap } from './axis-map.js';
import type { BoundCall, FunctionRule } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import { combine } from './check-operators.js';
import type { ArrayValue } from './checked-value.js';
import { operandOf } from './elementwise-functions.js';
import { problem, shown } from './expression-words.js';
import { mapAxis } from './layout-functions.js';
import { wholeNumberOf } from './operands.js';
import { CumulativeNode } from './plan-cumulative.js';
import { composePositions, evenPositions } from './positions.js';

/** Repeated differences lose all digits long before. */
const MOST_DIFFERENCES = 8;

function cumulativeSum(call: BoundCall, context: CheckContext): ArrayValue {
  const { value, expression } = operandOf(call.required('x'), call.name);
  const place = axisPlace(call.required('axis'), value, shown(expression));
  const { graph } = context;
  const { shape } = value.plan;
  // The axis goes last for the sum and back to its place.
  const others = [...shape.keys()].filter((axis) => axis !== place);
  const there = [...others, place];
  const back = [...shape.keys()].map((axis) => there.indexOf(axis));
  const input = graph.align(
    value.plan,
    there,
    there.map((axis) => shape[axis] ?? 1),
  );
  const sums = graph.step('cumsum', [input], () => new CumulativeNode(input));
  return result(value.type, graph.align(sums, back, shape), value.type.unit);
}

function differences(call: BoundCall, context: CheckContext): ArrayValue {
  const { value, expression } = operandOf(call.required('x'), call.name);
  const given = call.optional('axis');
  const last = value.type.axes.length - 1;
  const place = given === null ? last : axisPlace(given, value, shown(expression));
  const times = call.optional('n');
  const count = times === null ? 1 : wholeNumberOf(times.value, times.expression, 'n, the number of times,');
  if (count < 1 || count > MOST_DIFFERENCES) {
    throw problem(
      times?.expression ?? call.expression,
      `diff is taken 1 to ${MOST_DIFFERENCES} times; n is ${count}.`,
    );
  }
  const points = value.plan.shape[place] ?? 0;
  if (points <= count) {
    throw problem(
      call.expression,
      `diff needs ${count + 1} points on its axis; ${shown(expression)} has ${points === 0 ? 'no axis' : points}.`,
    );
  }
  let current = value;
  for (let k = 0; k < count; k += 1) current = difference(call, current, place, context);
  return current;
}

/** f[1:] − f[:-1], at the coordinates of the lower neighbours. */
function difference(call: BoundCall, value: ArrayValue, place: number, context: CheckContext): ArrayValue {
  const axis = value.type.axes[place];
  if (axis === undefined) return value;
  const count = (value.plan.shape[place] ?? 1) - 1;
  const lower = composePositions(axis.positions, evenPositions(0, 1, count));
  const part = (start: number): ArrayValue => {
    const map: AxisMap = { kind: 'positions', positions: evenPositions(start, 1, count) };
    return mapAxis(value, place, map, lower, context);
  };
  const at = call.expression;
  return combine(at, '-', { value: part(1), expression: at }, { value: part(0), expression: at }, context);
}

export const ALONG_RULES: Readonly<Record<'cumsum' | 'diff', FunctionRule>> = {
  cumsum: cumulativeSum,
  diff: differences,
};
