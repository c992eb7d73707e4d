import type { PreparedExpression } from '@emout/engine/run-library';
import {
  axisDataOf,
  coordinateOf,
  fixedAxisOf,
  reducedAxisOf,
  shownSymbol,
  type UnitSystemName,
} from '@emout/engine/value-axes';
import { evaluateBlocks } from '@emout/expr/evaluate';
import { countOf, positionAt } from '@emout/expr/positions';
import type { ArrayType, AxisType } from '@emout/expr/value-type';
import { RunningStatistics, type Statistics } from '@emout/ndarray/running-statistics';

/** Coordinates of longer axes are told by their first, last and distance alone. */
const MAX_COORDINATES = 10_000;

export interface EvaluatedAxis {
  readonly name: string;
  /** Null where coordinates are in grid cells or EMSES time. */
  readonly unit: string | null;
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** Mean distance of neighbours; 0 for a single point. */
  readonly spacing: number;
  /** Index in the field of the first point, and from point to point. */
  readonly startIndex: number;
  readonly stepIndex: number;
  /** Null when there are more than 10 000. */
  readonly coordinates: readonly number[] | null;
}

/** The numbers of one array. */
export interface EvaluatedNumbers {
  readonly statistics: Statistics;
  /** C order; null as a whole when there are more than were asked for. */
  readonly values: readonly (number | boolean)[] | null;
}

export interface EvaluatedComponent extends EvaluatedNumbers {
  readonly component: 'x' | 'y' | 'z';
  readonly name: string;
}

interface EvaluatedFrame {
  readonly run: string;
  /** Canonical, indices counted from the start. */
  readonly expression: string;
  /** The line that gives the same with emout; null when there is none. */
  readonly python: string | null;
  readonly name: string;
  readonly units: UnitSystemName;
  /** Plain symbol; null for EMSES values, empty for a pure number. */
  readonly unit: string | null;
  readonly dtype: 'float32' | 'float64' | 'bool';
  readonly shape: readonly number[];
  readonly axes: readonly EvaluatedAxis[];
  /** Axes that an index removed. */
  readonly fixed: readonly { axis: string; index: number; value: number; unit: string | null }[];
  /** Axes that a reduction removed. */
  readonly reduced: readonly { axis: string; operation: string; first: number; last: number }[];
  readonly bytesRead: number;
  readonly notes: readonly string[];
}

/** The answer of `emout eval` to one expression about one run; the components of a vector have one shape. */
export type Evaluation = EvaluatedFrame &
  (
    | ({ readonly kind: 'array' } & EvaluatedNumbers)
    | { readonly kind: 'vector'; readonly components: readonly EvaluatedComponent[] }
  );

export interface EvaluationOptions {
  readonly run: string;
  readonly units: UnitSystemName;
  /** The most values that are kept. */
  readonly maxValues: number;
  /** Takes the values as they come: C order, component by component. */
  readonly onBlock?: (values: Float64Array) => void;
}

/** Evaluates an expression in one pass over its values, in bounded memory. @throws what reading throws */
export function evaluateOnce(
  { checked }: PreparedExpression,
  { run, units, maxValues, onBlock }: EvaluationOptions,
): Evaluation {
  const { type } = checked;
  const [first] = arraysOf(type);
  if (first === undefined) throw new RangeError('a value has one array or more');
  const shape = shapeOf(first);
  const size = shape.reduce((product, count) => product * count, 1);
  const collected = arraysOf(type).map(() => ({
    statistics: new RunningStatistics(),
    values: size <= maxValues ? new Float64Array(size) : null,
  }));
  evaluateBlocks(checked, {}, ({ component, values, offset }) => {
    const part = collected[component];
    part?.statistics.add(values, values.length);
    part?.values?.set(values, offset);
    onBlock?.(values);
  });
  const numbers = collected.map(
    ({ statistics, values }): EvaluatedNumbers => ({
      statistics: statistics.result(),
      values: values && (first.dtype === 'bool' ? Array.from(values, Boolean) : Array.from(values)),
    }),
  );
  const frame: EvaluatedFrame = {
    run,
    expression: checked.resolved,
    python: checked.python.line,
    name: type.name,
    units,
    unit: shownSymbol(first.unit),
    dtype: first.dtype,
    shape,
    axes: first.axes.map((axis) => evaluatedAxis(axis, units)),
    fixed: first.fixed.map((axis) => fixedAxisOf(axis, units)),
    reduced: first.reduced.map((axis) => reducedAxisOf(axis, units)),
    bytesRead: checked.cost.bytesToRead,
    notes: checked.notes,
  };
  if (type.kind === 'array') {
    const [only] = numbers;
    if (only === undefined) throw new RangeError('an array has numbers');
    return { kind: 'array', ...frame, ...only };
  }
  const components = type.components.flatMap(({ letter, type: { name } }, k): EvaluatedComponent[] => {
    const found = numbers[k];
    return found === undefined ? [] : [{ component: letter, name, ...found }];
  });
  return { kind: 'vector', ...frame, components };
}

/** The only array of a value, or those of a vector's components. */
function arraysOf(type: PreparedExpression['checked']['type']): readonly ArrayType[] {
  return type.kind === 'array' ? [type] : type.components.map((component) => component.type);
}

function shapeOf({ axes }: ArrayType): number[] {
  return axes.map(({ positions }) => countOf(positions));
}

/** The shape of all numbers of a value: a vector is stacked along a first axis, as emout's `to_numpy` does. */
export function stackedShape({ checked: { type } }: PreparedExpression): number[] {
  const [first] = arraysOf(type);
  const shape = first === undefined ? [] : shapeOf(first);
  return type.kind === 'array' ? shape : [type.components.length, ...shape];
}

function evaluatedAxis(axis: AxisType, units: UnitSystemName): EvaluatedAxis {
  const { name, unit, count, first, spacing, start, step } = axisDataOf(axis, units);
  const at = (k: number): number => coordinateOf(axis.source, positionAt(axis.positions, k), units).value;
  return {
    name,
    unit,
    count,
    first,
    last: at(count - 1),
    spacing: count > 1 ? spacing : 0,
    startIndex: start,
    stepIndex: step,
    coordinates: count <= MAX_COORDINATES ? Array.from({ length: count }, (_, k) => at(k)) : null,
  };
}
