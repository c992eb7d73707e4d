import type { ArrayValue } from './checked-value.js';
import type { PlanGraph } from './plan-graph.js';
import type { PlanNode } from './plan-node.js';
import { PLAIN, PURE } from './unit-rules.js';
import type { ArrayType, ValueUnit } from './value-type.js';

const NO_AXES = { axes: [], fixed: [], reduced: [] } as const;

/** A number without a unit of its own. */
export function plainNumber(graph: PlanGraph, value: number): ArrayValue {
  const type: ArrayType = { kind: 'array', ...NO_AXES, unit: PLAIN, dtype: 'float64', name: '' };
  return { kind: 'array', type, plan: graph.constant(value) };
}

export function truth(graph: PlanGraph, value: boolean): ArrayValue {
  const type: ArrayType = { kind: 'array', ...NO_AXES, unit: PURE, dtype: 'bool', name: '' };
  return { kind: 'array', type, plan: graph.constant(value ? 1 : 0) };
}

/** A result of an operation; it has a name only once the whole expression is known. */
export function result(
  of: Pick<ArrayType, 'axes' | 'fixed' | 'reduced'>,
  plan: PlanNode,
  unit: ValueUnit,
  dtype: ArrayType['dtype'] = 'float64',
): ArrayValue {
  const { axes, fixed, reduced } = of;
  return { kind: 'array', type: { kind: 'array', axes, fixed, reduced, unit, dtype, name: '' }, plan };
}
