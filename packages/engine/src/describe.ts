import type { CheckedExpression } from '@emout/expr/checked-expression';
import type { ArrayType } from '@emout/expr/value-type';
import { colorContours } from '@emout/figure/color-contours';
import type { FieldData } from '@emout/figure/data';
import { type ResolvedLimits, resolveLimits } from '@emout/figure/limits';
import { planeOf } from '@emout/figure/plane';
import type { Panel } from '@emout/figure/spec-panels';
import { histogram } from '@emout/ndarray/histogram';
import { extent } from '@emout/ndarray/reduce';
import type { ContourDescription, PanelDescription } from './description.js';
import { fixedAxesOf } from './evaluated-field.js';
import { pythonLine } from './python-line.js';
import { sameExpression } from './same-expression.js';
import { axisDataOf, axisDescriptionOf, type UnitSystemName } from './value-axes.js';

/** Bins of the histogram beside the colour bar. */
const BINS = 96;

/** The expression that a panel is described by. */
interface Described {
  readonly checked: CheckedExpression;
  readonly type: ArrayType;
  readonly units: UnitSystemName;
}

/**
 * What a panel's first field shows, and the contours over it.
 * @param at the place of its layer, `field` its values.
 * @throws the reason of `signal` when it is aborted
 */
export function describePanel(
  panel: Panel,
  at: number,
  field: FieldData,
  { checked, type, units }: Described,
  signal?: AbortSignal,
): PanelDescription {
  const layer = panel.layers[at];
  const norm = layer !== undefined && 'norm' in layer ? layer.norm : 'linear';
  const limits = resolveLimits(layer ?? { norm, limits: { kind: 'auto' } }, field);
  const { count, finiteCount, nonPositiveCount } = limits;
  return {
    expression: field.expression,
    name: field.name,
    unit: field.unit,
    shape: [...field.values.shape],
    axes: type.axes.map((axis) => axisDescriptionOf(axisDataOf(axis, units))),
    fixed: fixedAxesOf(type, units),
    limits: { min: limits.min, max: limits.max },
    data: { min: limits.dataMin, max: limits.dataMax },
    histogram: histogramOf(field, norm === 'log' ? 'log' : 'linear'),
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
  { scale }: ResolvedLimits,
  signal?: AbortSignal,
): ContourDescription | null {
  if (map?.kind !== 'map' || field.axes.length !== 2) return null;
  const layer = over.find((one) => one.kind === 'contour');
  if (layer?.levels !== 'colors' || !sameExpression(layer, map)) return null;
  const { values } = planeOf(field, layer.axes);
  const found = colorContours(values, field.factor, scale, signal);
  return {
    rule: found.rule,
    interval: found.interval,
    levels: [...found.levels],
    noisy: [...found.noisy],
  };
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
