import type { AxisMap } from './axis-map.js';
import type { CheckedExpression } from './checked-expression.js';
import { PlanGraph } from './plan-graph.js';
import type { PlanNode } from './plan-node.js';
import { evenPositions, wholeAxis } from './positions.js';
import { AXIS_NAMES } from './scope.js';
import type { ArrayType, AxisType } from './value-type.js';

/**
 * The same values as the grid has them, for files that know no other order: axes in the order t, z, y, x, and those
 * with descending positions turned round. The texts of the expression stay as they are.
 */
export function inGridOrder(checked: CheckedExpression): CheckedExpression {
  const { type, plans } = checked;
  const ordered = plans.map((plan, k) => planInGridOrder(plan, arrayAt(checked, k)));
  if (type.kind === 'array') return { ...checked, type: typeInGridOrder(type), plans: ordered };
  const components = type.components.map((one) => ({ ...one, type: typeInGridOrder(one.type) }));
  return { ...checked, type: { ...type, components }, plans: ordered };
}

function arrayAt({ type }: CheckedExpression, k: number): ArrayType {
  const array = type.kind === 'array' ? type : type.components[k]?.type;
  if (array === undefined) throw new RangeError(`there is no component ${k}`);
  return array;
}

function typeInGridOrder(type: ArrayType): ArrayType {
  const axes = gridPlaces(type).flatMap((place) => type.axes[place] ?? []);
  return { ...type, axes: axes.map(ascending) };
}

function planInGridOrder(plan: PlanNode, type: ArrayType): PlanNode {
  // Steps of other graphs have no names in a new one; with one plan in each they need none.
  const graph = new PlanGraph();
  const turned = graph.select(plan, type.axes.map(turnedMap));
  const places = gridPlaces(type);
  return graph.align(
    turned,
    places,
    places.map((place) => plan.shape[place] ?? 1),
  );
}

/** Places of the axes of a type, in the order of the grid. */
function gridPlaces({ axes }: ArrayType): number[] {
  const rank = (place: number): number => AXIS_NAMES.indexOf(axes[place]?.name ?? 't');
  return [...axes.keys()].sort((a, b) => rank(a) - rank(b));
}

function isDescending({ positions }: AxisType): boolean {
  return positions.kind === 'even' && positions.step < 0 && positions.count > 1;
}

function ascending(axis: AxisType): AxisType {
  const { positions } = axis;
  if (positions.kind !== 'even' || !isDescending(axis)) return axis;
  const { start, step, count } = positions;
  return { ...axis, positions: evenPositions(start + step * (count - 1), -step, count) };
}

function turnedMap(axis: AxisType): AxisMap {
  const { positions } = axis;
  const count = positions.kind === 'even' ? positions.count : positions.at.length;
  const all = isDescending(axis) ? evenPositions(count - 1, -1, count) : wholeAxis(count);
  return { kind: 'positions', positions: all };
}
