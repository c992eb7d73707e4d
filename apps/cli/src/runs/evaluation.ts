import type { PreparedExpression } from '@emout/engine/run-library';
import {
  axisDataOf,
  coordinateOf,
  fixedAxisOf,
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
  readonly unit: string | null;
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** Mean distance of neighbours; 0 for a single point. */
  readonly spacing: number;
  /** Index in the field of the first point, and from point to point. */
  readonly start: number;
  readonly step: number;
  readonly coordinates: readonly number[] | null;
}

/** One array of a result: the only one, or a component of a vector. */
export interface EvaluatedArray {
  /** Letter of a vector's component. */
  readonly component: 'x' | 'y' | 'z' | null;
  readonly name: string;
  readonly statistics: Statistics;
  /** C order, null for NaN; null as a whole when there are more than were asked for. */
  readonly values: readonly (number | string | null)[] | null;
}

/** The answer of `emout eval` to one expression about one run. */
export interface Evaluation {
  readonly run: string;
  /** Canonical, indices counted from the start. */
  readonly expression: string;
  /** The line that gives the same with emout; null when there is none. */
  readonly python: string | null;
  readonly kind: 'array' | 'vector';
  readonly name: string;
  readonly units: UnitSystemName;
  /** Plain symbol; null for EMSES values, empty for a pure number. */
  readonly unit: string | null;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly axes: readonly EvaluatedAxis[];
  /** Axes that an index removed. */
  readonly fixed: readonly { axis: string; index: number; value: number; unit: string | null }[];
  /** Axes that a reduction removed. */
  readonly reduced: readonly { axis: string; operation: string; first: number; last: number }[];
  readonly bytesRead: number;
  readonly notes: readonly string[];
  readonly arrays: readonly EvaluatedArray[];
}

export interface EvaluationOptions {
  readonly run: string;
  readonly units: UnitSystemName;
  /** The most values that are kept. */
  readonly maxValues: number;
  readonly signal: AbortSignal;
  /** Takes the values as they come: C order, component by component. */
  readonly onBlock?: (values: Float64Array) => void;
}

/** Evaluates an expression in one pass over its values, in bounded memory. @throws what reading throws */
export function evaluateOnce(
  { checked }: PreparedExpression,
  { run, units, maxValues, signal, onBlock }: EvaluationOptions,
): Evaluation {
  const { type } = checked;
  const parts: { letter: 'x' | 'y' | 'z' | null; type: ArrayType }[] =
    type.kind === 'vector' ? [...type.components] : [{ letter: null, type }];
  const first = parts[0]?.type;
  if (first === undefined) throw new RangeError('a value has one array or more');
  const shape = first.axes.map(({ positions }) => countOf(positions));
  const size = shape.reduce((product, count) => product * count, 1);
  const collected = parts.map(() => ({
    statistics: new RunningStatistics(),
    values: size <= maxValues ? new Float64Array(size) : null,
  }));
  evaluateBlocks(checked, { signal }, ({ component, values, offset }) => {
    const part = collected[component];
    part?.statistics.add(values, values.length);
    part?.values?.set(values, offset);
    onBlock?.(values);
  });
  return {
    run,
    expression: checked.resolved,
    python: checked.python.line,
    kind: type.kind,
    name: type.name,
    units,
    unit: shownSymbol(first.unit),
    dtype: first.dtype,
    shape,
    axes: first.axes.map((axis) => evaluatedAxis(axis, units)),
    fixed: first.fixed.map((axis) => fixedAxisOf(axis, units)),
    reduced: first.reduced.map(({ name, operation, positions, source }) => ({
      axis: name,
      operation,
      first: coordinateOf(source, positionAt(positions, 0), units).value,
      last: coordinateOf(source, positionAt(positions, countOf(positions) - 1), units).value,
    })),
    bytesRead: checked.cost.bytesToRead,
    notes: checked.notes,
    arrays: collected.map(({ statistics, values }, k) => ({
      component: parts[k]?.letter ?? null,
      name: parts[k]?.type.name ?? type.name,
      statistics: statistics.result(),
      values: values === null ? null : Array.from(values, jsonNumber),
    })),
  };
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
    start,
    step,
    coordinates: count <= MAX_COORDINATES ? Array.from({ length: count }, (_, k) => at(k)) : null,
  };
}

/** JSON has no word for what is not finite. */
function jsonNumber(value: number): number | string | null {
  return Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
}
