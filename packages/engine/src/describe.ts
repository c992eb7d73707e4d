import type { FieldData } from '@emout/figure/data';
import { resolveLimits } from '@emout/figure/limits';
import type { Panel } from '@emout/figure/spec';
import { histogram } from '@emout/ndarray/histogram';
import { extent } from '@emout/ndarray/reduce';
import type { AxisDescription, FixedAxis, PanelDescription } from './description.js';
import { pythonLine } from './python-line.js';

/** Bins of the histogram beside the colour bar. */
const BINS = 96;

/** What a panel's first layer shows. */
export function describePanel(panel: Panel, field: FieldData, fixed: readonly FixedAxis[]): PanelDescription {
  const layer = panel.layers[0];
  const norm = layer !== undefined && 'norm' in layer ? layer.norm : 'linear';
  const limits = resolveLimits(layer ?? { norm, limits: { kind: 'auto' } }, field);
  const { count, finiteCount, nonPositiveCount } = limits;
  return {
    expression: field.expression,
    name: field.name,
    unit: field.unit,
    shape: [...field.values.shape],
    axes: axisDescriptions(field),
    fixed: [...fixed],
    limits: { min: limits.min, max: limits.max },
    data: { min: limits.dataMin, max: limits.dataMax },
    histogram: histogramOf(field, norm),
    nonPositiveFraction: count === 0 ? 0 : nonPositiveCount / count,
    noValueFraction: count === 0 ? 0 : (count - finiteCount) / count,
    python: pythonLine(field.expression, panel, limits),
  };
}

/** The axes of a field as they are sent. */
export function axisDescriptions(field: FieldData): AxisDescription[] {
  return field.axes.map(({ name, unit, first, spacing, count, start, step }) => ({
    name,
    unit,
    first,
    spacing,
    count,
    startIndex: start,
    stepIndex: step,
  }));
}

/** Counts over the data's own range, edges in the shown unit; on a log scale of the positive values only. */
function histogramOf(field: FieldData, scale: 'linear' | 'log'): { edges: number[]; counts: number[] } {
  const { min, max, minPositive } = extent(field.values);
  const low = scale === 'log' ? minPositive : min;
  if (low === null || max === null) return { edges: [0, 1], counts: [0] };
  const { edges, counts } = histogram(field.values, { min: low, max, bins: BINS, scale });
  return { edges: edges.map((edge) => edge * field.factor), counts };
}
