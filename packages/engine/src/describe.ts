import type { CheckedExpression } from '@emout/expr/checked-expression';
import { colorContours } from '@emout/figure/color-contours';
import type { FieldData } from '@emout/figure/data';
import { type ResolvedLimits, resolveLimits } from '@emout/figure/limits';
import { planeOf } from '@emout/figure/plane';
import type { Panel } from '@emout/figure/spec';
import { histogram } from '@emout/ndarray/histogram';
import { extent } from '@emout/ndarray/reduce';
import type { AxisDescription, ContourDescription, FixedAxis, PanelDescription } from './description.js';
import { pythonLine } from './python-line.js';

/** Bins of the histogram beside the colour bar. */
const BINS = 96;

/**
 * What a panel's first layer shows, and the contours over it.
 * @param field of the first layer.
 * @throws the reason of `signal` when it is aborted
 */
export function describePanel(
  panel: Panel,
  field: FieldData,
  fixed: readonly FixedAxis[],
  checked: CheckedExpression,
  signal?: AbortSignal,
): PanelDescription {
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
    contours: contoursOf(panel, field, limits, signal),
    nonPositiveFraction: count === 0 ? 0 : nonPositiveCount / count,
    noValueFraction: count === 0 ? 0 : (count - finiteCount) / count,
    python: pythonLine(checked, panel, limits),
  };
}

/** The lines at round levels of a map's own colours; null for others, of which the specification says the levels. */
function contoursOf(
  { layers: [map, ...over] }: Panel,
  field: FieldData,
  { min, max }: ResolvedLimits,
  signal?: AbortSignal,
): ContourDescription | null {
  if (map?.kind !== 'map' || field.axes.length !== 2) return null;
  const layer = over.find((one) => one.kind === 'contour');
  if (layer?.levels !== 'colors' || layer.data.expr !== map.data.expr) return null;
  const { values } = planeOf(field, layer.axes);
  const found = colorContours(values, field.factor, { kind: map.norm, min, max }, signal);
  return {
    rule: found.rule,
    interval: found.interval,
    levels: [...found.levels],
    noisy: [...found.noisy],
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
  // Doubles of both signs may lie further apart than a double can say.
  if (low === null || max === null || !Number.isFinite(max - low)) return { edges: [0, 1], counts: [0] };
  const { edges, counts } = histogram(field.values, { min: low, max, bins: BINS, scale });
  return { edges: edges.map((edge) => edge * field.factor), counts };
}
