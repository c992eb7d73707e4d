import { around, type Range } from './extent.js';
import { denormalize } from './norm.js';
import type { AxisKey, Coverage, PanelView, PreparedLayer } from './prepared-layer.js';
import type { AxisScale, ColorScale } from './scene.js';
import type { AxisOptions, Panel } from './spec-panels.js';
import type { NormName } from './spec-values.js';

/** Values beyond are outside the panel, so that margins can be added without overflow. */
const LARGEST = 1e308;
/** matplotlib's `axes.xmargin`. */
const MARGIN = 0.05;
/** Of an axis that is asked to be symmetric-logarithmic and has no data of its own to choose by. */
const LINEAR_PART = 1e-3;

/** The scales of a panel; the second ones stand on top and at the right, null without layers on them. */
export interface PanelScales {
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly x2: AxisScale | null;
  readonly y2: AxisScale | null;
}

/** What the layers of a panel cover together, or what the panel asks for. */
export function panelScales(panel: Panel, layers: readonly PreparedLayer[]): PanelScales {
  const scale = (key: AxisKey): AxisScale => scaleFor(panel[key], layersOn(key, layers), directionOf(key));
  const second = (key: 'x2' | 'y2'): AxisScale | null =>
    layersOn(key, layers).length === 0 ? null : scale(key);
  return { x: scale('x'), y: scale('y'), x2: second('x2'), y2: second('y2') };
}

/** What a layer sees of its panel. */
export function viewOf({ axes }: Pick<PreparedLayer, 'axes'>, scales: PanelScales): PanelView {
  return { x: scales[axes.x] ?? scales.x, y: scales[axes.y] ?? scales.y };
}

/** The layers that stand on an axis. */
export function layersOn(key: AxisKey, layers: readonly PreparedLayer[]): PreparedLayer[] {
  return layers.filter(({ axes }) => axes[directionOf(key)] === key);
}

/** Along which direction of the page an axis runs. */
export function directionOf(key: AxisKey): 'x' | 'y' {
  return key === 'x' || key === 'x2' ? 'x' : 'y';
}

/** The same axis over the ranges of several panels. */
export function unitedScale(scales: readonly AxisScale[]): AxisScale | null {
  const [first] = scales;
  if (first === undefined) return null;
  return {
    ...first,
    min: Math.min(...scales.map(({ min }) => min)),
    max: Math.max(...scales.map(({ max }) => max)),
  };
}

function scaleFor(
  asked: AxisOptions | undefined,
  layers: readonly PreparedLayer[],
  direction: 'x' | 'y',
): AxisScale {
  return axisScale(asked, covered(layers, direction), asked?.scale ?? normOf(layers, `${direction}Norm`));
}

/** What the first layer asks for that does not leave it at a linear scale. */
function normOf(layers: readonly PreparedLayer[], axis: 'xNorm' | 'yNorm'): NormName {
  const norms = layers.flatMap((layer) => layer[axis]?.norm ?? []);
  return norms.find((one) => one !== 'linear') ?? 'linear';
}

function covered(layers: readonly PreparedLayer[], axis: 'x' | 'y'): Coverage[] {
  return layers.flatMap((layer) => layer[axis] ?? []);
}

function axisScale(asked: AxisOptions | undefined, found: readonly Coverage[], norm: NormName): AxisScale {
  const [low, high] = override(asked, rangeWithMargins(asked, found, norm));
  const scale = scaleOf(norm, low, high, linearPart(found, low, high));
  return asked?.inverted === true ? { ...scale, inverted: true } : scale;
}

function rangeWithMargins(asked: AxisOptions | undefined, found: readonly Coverage[], norm: NormName): Range {
  const min = Math.max(-LARGEST, Math.min(...found.map((coverage) => coverage.min)));
  const max = Math.min(LARGEST, Math.max(...found.map((coverage) => coverage.max)));
  if (min === max) return around(min);
  // A panel of nothing but annotations is the unit square.
  if (!(min < max)) return [asked?.min ?? 0, asked?.max ?? 1];
  const scale = scaleOf(norm, min, max, linearPart(found, min, max));
  const below = found.every((coverage) => coverage.min > min || coverage.marginBelow);
  const above = found.every((coverage) => coverage.max < max || coverage.marginAbove);
  return [below ? denormalize(scale, -MARGIN) : min, above ? denormalize(scale, 1 + MARGIN) : max];
}

/** A logarithmic scale needs ends above 0; others stay linear. */
function scaleOf(norm: NormName, min: number, max: number, linthresh: number): ColorScale {
  if (norm === 'log' && min > 0) return { kind: 'log', min, max };
  if (norm === 'symlog') return { kind: 'symlog', min, max, linthresh };
  return { kind: 'linear', min, max };
}

function linearPart(found: readonly Coverage[], min: number, max: number): number {
  const known = found.flatMap(({ linthresh }) => linthresh ?? []);
  return known.length > 0 ? Math.min(...known) : LINEAR_PART * Math.max(Math.abs(min), Math.abs(max));
}

/** An asked-for end replaces the data's; when nothing would be left between them the other end gives way. */
function override(asked: AxisOptions | undefined, [low, high]: Range): Range {
  const min = asked?.min ?? low;
  const max = asked?.max ?? high;
  if (min < max) return [min, max];
  const span = Math.max(high - low, 1e-9 * Math.abs(asked?.min ?? max));
  return asked?.min === undefined ? [max - span, max] : [min, min + span];
}
