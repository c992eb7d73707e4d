import { canonicalSpec } from '@emout/figure/canonical';
import type { FigureSpec } from '@emout/figure/spec';
import type { Layer, MapLayer } from '@emout/figure/spec-layers';
import type { Limits } from '@emout/figure/spec-values';
import { PLANES } from '../explorer/plane';
import type { ColorRange } from '../explorer/view';
import { DEFAULT_CMAP } from '../explorer/view';
import { printViewAddress } from '../explorer/view-address';
import { runAddress } from '../runs/run-address';

/** Members that the explorer shows, or that are about paper alone; a figure that says more is not a view of it. */
const FIGURE = new Set(['v', 'size', 'theme', 'mode', 'labels', 'frame', 'title', 'panels']);
const PANEL = new Set(['layers', 'title', 'colorbar', 'aspect', 'letter', 'spines', 'legend']);
const MAP = new Set(['kind', 'data', 'cmap', 'norm', 'limits', 'axes']);
const CONTOUR = new Set(['kind', 'data', 'levels', 'axes', 'width']);
/** What turns the axes of a plane, which the explorer draws as they grow. */
const TURNED = /::-|\.T\b|transpose|flip/;

/**
 * The explorer's address that shows what a figure shows: one map of one plane, with the contours that the explorer
 * draws or none. Null for all other figures.
 * @param resolved expressions of the figure with their subscripts counted from the start, when it was drawn
 */
export function explorerAddress(spec: FigureSpec, resolved: readonly string[]): string | null {
  const [panel] = spec.panels;
  if (panel === undefined || spec.panels.length > 1 || !saysOnly(spec)) return null;
  const [map, contour, ...more] = panel.layers;
  if (map?.kind !== 'map' || 'kind' in map.data || more.length > 0) return null;
  if (contour !== undefined && !isPageContour(contour, map)) return null;
  const { run, units } = map.data;
  const range = rangeOf(map.limits);
  const expr = expressionThen(map.data.expr, resolved);
  if (range === null || map.norm === 'power' || map.norm === 'symlog' || map.norm === 'centred') return null;
  if ((map.axes !== undefined && !Object.hasOwn(PLANES, map.axes)) || TURNED.test(expr)) return null;
  const shown = contour !== undefined;
  const usual = map.cmap === DEFAULT_CMAP;
  return `${runAddress(run)}?${printViewAddress({
    expr,
    cmap: map.cmap,
    norm: map.norm,
    range,
    units,
    contours: shown === usual ? null : shown,
    probe: null,
    panel: null,
  })}`;
}

/** Whether the figure says nothing beyond what the explorer shows. */
function saysOnly(spec: FigureSpec): boolean {
  const figure = canonicalSpec(spec);
  const has = (value: unknown, known: ReadonlySet<string>) =>
    typeof value === 'object' && value !== null && Object.keys(value).every((key) => known.has(key));
  if (!has(figure, FIGURE)) return false;
  const panel = first(member(figure, 'panels'));
  const layers = member(panel, 'layers');
  const [map, contour] = Array.isArray(layers) ? layers : [];
  return has(panel, PANEL) && has(map, MAP) && (contour === undefined || has(contour, CONTOUR));
}

function isPageContour(layer: Layer, map: MapLayer): boolean {
  if (layer.kind !== 'contour' || layer.levels !== 'colors') return false;
  return JSON.stringify(sorted(layer.data)) === JSON.stringify(sorted(map.data));
}

function rangeOf(limits: Limits): ColorRange | null {
  if (limits.kind !== 'auto') return limits;
  return limits.min === undefined && limits.max === undefined ? { kind: 'auto' } : null;
}

/** As it is written, or with the step that it meant when the figure was drawn. */
function expressionThen(expr: string, resolved: readonly string[]): string {
  const [then] = resolved;
  const fromEnd = /\[[^[\]]*-\d[^[\]]*\]$/.test(expr);
  const meant = then === undefined || resolved.length > 1 || !fromEnd ? expr : then;
  // As the explorer writes addresses.
  return meant.replace(/\[[^[\]]*\]$/, (subscript) => subscript.replaceAll(', ', ','));
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
