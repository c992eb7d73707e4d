import { IndexError } from '@emout/ndarray/errors';
import { resolveItem } from '@emout/ndarray/index-rules';
import { result } from './array-value.js';
import type { AxisMap } from './axis-map.js';
import type { CheckContext } from './check-context.js';
import { subscriptParameters } from './check-parameters.js';
import { type ArrayValue, type CheckedValue, mapComponents } from './checked-value.js';
import type { Expression, SubscriptExpression, SubscriptItemExpression } from './expression.js';
import { listWords, outsideAxis, problem, shown } from './expression-words.js';
import { kindSentence, wholeNumberOf } from './operands.js';
import { composePositions, countOf, evenPositions, positionAt, positionsOf } from './positions.js';
import { emptyRangeSentence, outOfRangeSentence, zeroStepSentence } from './subscript-words.js';
import type { AxisType, FixedAxisType } from './value-type.js';

type AxisItem = Exclude<SubscriptItemExpression, { kind: 'ellipsis' }> | null;

/** `base[items]`. @throws ExpressionTypeError for items that do not fit the axes */
export function checkSubscript(expression: SubscriptExpression, context: CheckContext): CheckedValue {
  const base = context.valueOf(expression.base);
  switch (base.kind) {
    case 'array':
      return subscriptArray(base, expression, context);
    case 'vector':
      return mapComponents(base, (value) => subscriptArray(value, expression, context));
    case 'parameters':
    case 'parameter-list':
      return subscriptParameters(base, expression, context);
    default:
      throw problem(expression, `A subscript needs an array; ${kindSentence(base, expression.base)}`);
  }
}

function subscriptArray(
  value: ArrayValue,
  expression: SubscriptExpression,
  context: CheckContext,
): ArrayValue {
  const { type, plan } = value;
  const perAxis = itemsPerAxis(expression, type.axes);
  const axes: AxisType[] = [];
  const fixed: FixedAxisType[] = [...type.fixed];
  let lists = 0;
  const maps = type.axes.map((axis, k): AxisMap => {
    const map = axisMap(perAxis[k] ?? null, axis, expression.base, context);
    if (map.kind === 'fixed') {
      fixed.push({ name: axis.name, position: positionAt(axis.positions, map.at), source: axis.source });
    } else {
      if (map.positions.kind === 'list' || isListItem(perAxis[k] ?? null)) lists += 1;
      axes.push({ ...axis, positions: composePositions(axis.positions, map.positions) });
    }
    return map;
  });
  if (lists > 1) {
    context.note(
      `The lists of ${shown(expression)} select every combination of their positions; NumPy would pair them.`,
    );
  }
  const selected = result({ ...type, axes, fixed }, context.graph.select(plan, maps), type.unit, type.dtype);
  return { ...selected, type: { ...selected.type, name: type.name } };
}

function isListItem(item: AxisItem): boolean {
  return item?.kind === 'index' && item.at.kind === 'list';
}

/** One item for each axis, null for axes that stay as they are. */
function itemsPerAxis({ base, items, span }: SubscriptExpression, axes: readonly AxisType[]): AxisItem[] {
  const given = items.filter((item) => item.kind !== 'ellipsis').length;
  if (given > axes.length) {
    const names = axes.map(({ name }) => name);
    const has =
      axes.length === 0
        ? 'is one number, which has no axes'
        : `has the ${axes.length === 1 ? 'axis' : 'axes'} ${listWords(names)}`;
    throw outsideAxis(
      { span },
      `${shown(base)} ${has}; ${given} ${given === 1 ? 'index is' : 'indices are'} too many.`,
    );
  }
  const perAxis: AxisItem[] = [];
  for (const item of items) {
    if (item.kind !== 'ellipsis') perAxis.push(item);
    else for (let k = given; k < axes.length; k += 1) perAxis.push(null);
  }
  return perAxis;
}

function axisMap(
  item: AxisItem,
  axis: AxisType,
  of: Expression,
  context: CheckContext,
): Extract<AxisMap, { kind: 'fixed' | 'positions' }> {
  const size = countOf(axis.positions);
  if (item === null) return { kind: 'positions', positions: evenPositions(0, 1, size) };
  if (item.kind === 'index') {
    const at = item.at;
    const value = context.valueOf(at);
    if (value.kind !== 'list') {
      return { kind: 'fixed', at: place(wholeIndex(value, at), at, axis, of) };
    }
    if (at.kind !== 'list' || at.items.length === 0)
      throw outsideAxis(at, emptyRangeSentence(shown(of), axis.name, size));
    const places = at.items.map((each, k) =>
      place(wholeIndex(value.items[k] ?? { kind: 'none' }, each), each, axis, of),
    );
    return { kind: 'positions', positions: positionsOf(places) };
  }
  const bound = (expression: Expression | null): number | null => {
    if (expression === null) return null;
    const value = context.valueOf(expression);
    return value.kind === 'none' ? null : wholeNumberOf(value, expression, 'The bound of a range');
  };
  const range = {
    kind: 'range',
    start: bound(item.start),
    stop: bound(item.stop),
    step: bound(item.step),
  } as const;
  if (range.step === 0) throw outsideAxis(item.step ?? item, zeroStepSentence(axis.name));
  const { start, step, count } = resolveItem(range, size);
  if (count === 0) throw outsideAxis(item, emptyRangeSentence(shown(of), axis.name, size));
  return { kind: 'positions', positions: evenPositions(start, count === 1 ? 1 : step, count) };
}

function wholeIndex(value: CheckedValue, expression: Expression): number {
  if (value.kind === 'array' && value.type.dtype === 'bool') {
    throw problem(
      expression,
      'An index is a whole number; a comparison selects with where(condition, x, nan) or masked(x, condition).',
    );
  }
  return wholeNumberOf(value, expression, 'An index');
}

function place(index: number, at: Expression, axis: AxisType, of: Expression): number {
  try {
    return resolveItem({ kind: 'index', at: index }, countOf(axis.positions)).start;
  } catch (error) {
    if (error instanceof IndexError) throw outsideAxis(at, outOfRangeSentence(shown(of), axis.name, error));
    throw error;
  }
}
