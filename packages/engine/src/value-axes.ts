import { countOf, positionAt } from '@emout/expr/positions';
import type { AxisName, AxisSource } from '@emout/expr/scope';
import type { AxisType, FixedAxisType, ReducedAxisType, ValueUnit } from '@emout/expr/value-type';
import type { AxisData } from '@emout/figure/data';
import type { AxisDescription, FixedAxis, ReducedAxis } from './description.js';

export type UnitSystemName = 'si' | 'emses';

/** The plain symbol of a value's unit; null where values are in EMSES units, or nothing is known of them. */
export function shownSymbol({ system, unit }: ValueUnit): string | null {
  return unit !== null && (system === 'si' || unit.symbol === '') ? unit.symbol : null;
}

/** Where a position lies on an axis: in the axis's SI unit when that is asked for and known, else in EMSES units. */
export function coordinateOf(
  source: AxisSource,
  position: number,
  units: UnitSystemName,
): { value: number; unit: string | null } {
  const si = units === 'si' ? source.si(position) : null;
  return si === null ? { value: source.emses(position), unit: null } : { value: si, unit: source.unit };
}

/** An axis as figures take it; positions that are not equally far apart get their mean distance. */
export function axisDataOf({ name, positions, source }: AxisType, units: UnitSystemName): AxisData<AxisName> {
  const count = countOf(positions);
  const start = positionAt(positions, 0);
  const end =
    count > 1 ? positionAt(positions, count - 1) : start + (positions.kind === 'even' ? positions.step : 1);
  const first = coordinateOf(source, start, units);
  const last = coordinateOf(source, end, units);
  const steps = Math.max(1, count - 1);
  const spacing = (last.value - first.value) / steps;
  return {
    name,
    unit: first.unit,
    start,
    step: Math.round((end - start) / steps),
    count,
    first: first.value,
    spacing,
  };
}

/** An axis as it is sent. */
export function axisDescriptionOf({
  name,
  unit,
  first,
  spacing,
  count,
  start,
  step,
}: AxisData<AxisName>): AxisDescription {
  return { name, unit, first, spacing, count, startIndex: start, stepIndex: step };
}

/** An axis that an integer index removed, as it is sent. */
export function fixedAxisOf({ name, position, source }: FixedAxisType, units: UnitSystemName): FixedAxis {
  return { axis: name, index: position, ...coordinateOf(source, position, units) };
}

/** An axis that a reduction removed, as it is sent: what was done to it, and its ends. */
export function reducedAxisOf(
  { name, operation, positions, source }: ReducedAxisType,
  units: UnitSystemName,
): ReducedAxis {
  const at = (k: number): number => coordinateOf(source, positionAt(positions, k), units).value;
  return { axis: name, operation, first: at(0), last: at(countOf(positions) - 1) };
}
