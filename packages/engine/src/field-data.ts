import type { FieldSeries } from '@emout/emses/field-series';
import type { AxisData, FieldData } from '@emout/figure/data';
import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { FixedAxis } from './description.js';
import { AXIS_NAMES, type AxisName, printSelection } from './selection.js';

/** In which units a field is shown. */
export interface ShownUnit {
  /** Plain symbol; null for EMSES values. */
  readonly symbol: string | null;
  /** Shown value of one EMSES unit. */
  readonly factor: number;
  readonly system: 'si' | 'emses';
}

/** The values of a selection with the axes that are left, in array order. */
export function fieldDataOf(
  series: FieldSeries,
  selection: readonly AxisSelection[],
  values: NdArray,
  shown: ShownUnit,
): FieldData {
  const axes: AxisData[] = [];
  for (const [k, name] of AXIS_NAMES.entries()) {
    const chosen = selection[k];
    if (chosen !== undefined && !chosen.dropped) axes.push(axisDataOf(series, name, chosen, shown));
  }
  return {
    name: series.name,
    unit: shown.symbol,
    values,
    factor: shown.factor,
    axes,
    expression: printSelection(series.name, selection, series.shape),
  };
}

/** The axes that integer indices removed, with the coordinate of each. */
export function fixedAxesOf(
  series: FieldSeries,
  selection: readonly AxisSelection[],
  shown: ShownUnit,
): FixedAxis[] {
  const fixed: FixedAxis[] = [];
  for (const [k, axis] of AXIS_NAMES.entries()) {
    const chosen = selection[k];
    if (chosen === undefined || !chosen.dropped) continue;
    const { value, unit } = coordinateOf(series, axis, chosen.start, shown);
    fixed.push({ axis, index: chosen.start, value, unit });
  }
  return fixed;
}

function axisDataOf(
  series: FieldSeries,
  name: AxisName,
  { start, step, count }: AxisSelection,
  shown: ShownUnit,
): AxisData {
  const first = coordinateOf(series, name, start, shown);
  // Over the whole range: positions of a series with a gap are not equally far apart.
  const last = coordinateOf(series, name, start + step * Math.max(1, count - 1), shown);
  const spacing = (last.value - first.value) / Math.max(1, count - 1);
  return { name, unit: first.unit, start, step, count, first: first.value, spacing };
}

/** Where an index lies on an axis: in the axis's SI unit when that is asked for and known, else in EMSES units. */
function coordinateOf(
  series: FieldSeries,
  name: AxisName,
  index: number,
  { system }: ShownUnit,
): { value: number; unit: string | null } {
  const axis = series.axis(name);
  const si = system === 'si' ? axis.si(index) : null;
  return si === null ? { value: axis.emses(index), unit: null } : { value: si, unit: axis.unit };
}
