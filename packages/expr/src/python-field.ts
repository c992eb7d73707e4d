import type { AxisMap } from './axis-map.js';
import type { Expression, SubscriptItemExpression } from './expression.js';
import { FieldNode } from './plan-field.js';
import type { PlanNode } from './plan-node.js';
import { SelectNode } from './plan-select.js';
import { call, index, member, name, number, text, wholeRange } from './python-tree.js';

/** Where a field is in Python: `data.phisp`, `emout.Emout("b").phisp`. */
export function fieldPlace(field: string, run: string | null): Expression {
  return member(run === null ? name('data') : call(member(name('emout'), 'Emout'), [text(run)]), field);
}

/** A field with what is selected of it. */
export interface PythonField {
  readonly field: FieldNode;
  readonly maps: readonly AxisMap[];
}

/** The field behind a value and its selection; null for a combination. */
export function selectedField(plan: PlanNode): PythonField | null {
  if (plan instanceof FieldNode) {
    const maps = plan.shape.map((count): AxisMap => {
      return { kind: 'positions', positions: { kind: 'even', start: 0, step: 1, count } };
    });
    return { field: plan, maps };
  }
  if (plan instanceof SelectNode && plan.input instanceof FieldNode)
    return { field: plan.input, maps: plan.maps };
  return null;
}

/**
 * A selected field as emout reads it right: ranges of falling positions and lists apart from steps are taken from the
 * array, because emout's own subscripts give other values there or fail.
 */
export function pythonField(
  place: Expression,
  { field, maps }: PythonField,
  written: readonly SubscriptItemExpression[] | null,
  inSi: (values: Expression) => Expression,
): Expression {
  const first = maps.map((map, axis) =>
    emoutReads(map) ? itemOf(map, field.shape[axis] ?? 1) : wholeRange(),
  );
  const left = maps.filter((map) => map.kind !== 'fixed');
  if (left.length === 0) {
    // One number has no val_si: the last index comes after it.
    const last = first.pop() ?? index(0);
    return subscript(inSi(subscript(place, first)), [last]);
  }
  const simple = maps.every(emoutReads);
  const items = simple && written !== null ? written : trimmed(first);
  let values = inSi(subscript(place, items));
  if (simple) return values;
  values = call(member(name('np'), 'asarray'), [values]);
  // One list after the other: NumPy would pair them.
  for (const [axis, map] of left.entries()) {
    if (emoutReads(map)) continue;
    const size = field.shape[maps.indexOf(map)] ?? 1;
    values = subscript(values, [...Array.from({ length: axis }, wholeRange), itemOf(map, size)]);
  }
  return values;
}

export function subscript(base: Expression, items: readonly SubscriptItemExpression[]): Expression {
  return items.length === 0 ? base : { kind: 'subscript', base, items, span: base.span };
}

function emoutReads(map: AxisMap): boolean {
  if (map.kind === 'fixed') return true;
  return map.kind === 'positions' && map.positions.kind === 'even' && map.positions.step > 0;
}

/** Without the whole axes at the end; one whole axis stands for all. */
function trimmed(items: readonly SubscriptItemExpression[]): SubscriptItemExpression[] {
  const kept = [...items];
  const isWhole = (item: SubscriptItemExpression | undefined) =>
    item?.kind === 'range' && item.start === null && item.stop === null && item.step === null;
  while (kept.length > 1 && isWhole(kept.at(-1))) kept.pop();
  return kept;
}

function itemOf(map: AxisMap, size: number): SubscriptItemExpression {
  if (map.kind === 'fixed') return index(map.at);
  if (map.kind !== 'positions') return wholeRange();
  const { positions } = map;
  if (positions.kind === 'list') {
    const { span } = wholeRange();
    const items = positions.at.map((value): Expression => ({ kind: 'number', value, span }));
    return { kind: 'index', at: { kind: 'list', items, span }, span };
  }
  const { start, step, count } = positions;
  if (start === 0 && step === 1 && count === size) return wholeRange();
  const end = start + step * count;
  const { span } = wholeRange();
  return {
    kind: 'range',
    start: start === 0 && step > 0 ? null : number(start),
    stop: end < 0 || (step > 0 && end >= size) ? null : number(end),
    step: step === 1 ? null : number(step),
    span,
  };
}
