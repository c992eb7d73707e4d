import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { AxisMap } from './axis-map.js';
import { FieldNode } from './plan-field.js';
import type { PlanNode } from './plan-node.js';
import { SelectNode } from './plan-select.js';

/** A field with one read of it that gives a whole plan. */
export interface StoredSelection {
  readonly field: FieldNode;
  readonly selection: readonly AxisSelection[];
}

/** The read that a plan is, when it is a field subscripted with indices and ranges; else null. */
export function storedSelection(plan: PlanNode): StoredSelection | null {
  if (plan instanceof FieldNode) {
    return {
      field: plan,
      selection: plan.shape.map((count) => ({ start: 0, step: 1, count, dropped: false })),
    };
  }
  if (!(plan instanceof SelectNode) || !(plan.input instanceof FieldNode)) return null;
  const selection: AxisSelection[] = [];
  for (const map of plan.maps) {
    const axis = axisSelection(map);
    if (axis === null) return null;
    selection.push(axis);
  }
  return { field: plan.input, selection };
}

function axisSelection(map: AxisMap): AxisSelection | null {
  if (map.kind === 'fixed') return { start: map.at, step: 1, count: 1, dropped: true };
  if (map.kind !== 'positions' || map.positions.kind !== 'even') return null;
  const { start, step, count } = map.positions;
  return { start, step: count === 1 ? 1 : step, count, dropped: false };
}
