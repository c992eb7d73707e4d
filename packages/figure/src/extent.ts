import { type AxisGrid, coordinateAt, type FieldData } from './data.js';
import { resolveLimits } from './limits.js';
import { planeAxes, profileOf, shownLayer } from './plane.js';
import type { ColorScale } from './scene.js';
import type { AxisPair, FigureSpec, Layer, LineLayer, Panel } from './spec.js';

export type Range = readonly [min: number, max: number];

/** What a layer covers, in shown coordinates. */
export interface PanelExtent {
  readonly x: Range;
  readonly y: Range;
}

/** What a panel shows: two scales and what their axes are called. */
export interface PanelView {
  readonly x: ColorScale;
  readonly y: ColorScale;
}

/** matplotlib's `axes.xmargin`. */
const LINE_MARGIN = 0.05;

/**
 * The coordinates that a layer covers: whole cells round the nodes for a map, the nodes for contours, and 5 % more
 * than the data for a line (a map of data with one axis is a line). With `compat: 'emout'` a map ends at its outermost nodes.
 * @throws FigureError when the data has the wrong number of axes for the layer.
 */
export function panelExtent(asked: Layer, field: FieldData, compat?: 'emout'): PanelExtent {
  const layer = shownLayer(asked, field);
  switch (layer.kind) {
    case 'map':
      return mapExtent(field.axes, field.expression, layer.axes, compat);
    case 'contour': {
      const { horizontal, vertical } = planeAxes(field.axes, field.expression, layer.axes);
      return { x: nodeRange(horizontal), y: nodeRange(vertical) };
    }
    case 'line':
      return lineExtent(layer, field);
  }
}

/**
 * What a map covers, from its axes alone, for a page that draws axes round a picture without a frame.
 * @throws FigureError when there are not two axes, or not those of `pair`.
 */
export function mapExtent(
  axes: readonly AxisGrid[],
  expression: string,
  pair?: AxisPair,
  compat?: 'emout',
): PanelExtent {
  const { horizontal, vertical } = planeAxes(axes, expression, pair);
  const range = compat === 'emout' ? nodeRange : cellRange;
  return { x: range(horizontal), y: range(vertical) };
}

/** The scales of a panel's axes: what its layers cover together, or what the panel asks for. */
export function panelView(
  panel: Panel,
  fields: readonly FieldData[],
  spec: Pick<FigureSpec, 'compat'>,
): PanelView {
  const extents = panel.layers.flatMap((layer, i) => {
    const field = fields[i];
    return field === undefined ? [] : [panelExtent(layer, field, spec.compat)];
  });
  const shown = panel.layers.flatMap((layer, i) => {
    const field = fields[i];
    return field === undefined ? [] : [shownLayer(layer, field)];
  });
  const y = override(union(extents.map((extent) => extent.y)), panel.y);
  const x = override(union(extents.map((extent) => extent.x)), panel.x);
  const logarithmic = shown.some((layer) => layer.kind === 'line' && layer.norm === 'log') && y[0] > 0;
  return { x: scaleOf('linear', x), y: scaleOf(logarithmic ? 'log' : 'linear', y) };
}

/** From half a cell before the first node to half a cell after the last, ascending. */
export function cellRange(axis: AxisGrid): Range {
  return ascending(coordinateAt(axis, -0.5), coordinateAt(axis, axis.count - 0.5));
}

/** From the first node to the last, ascending; a single node keeps its cell. */
export function nodeRange(axis: AxisGrid): Range {
  if (axis.count === 1) return cellRange(axis);
  return ascending(coordinateAt(axis, 0), coordinateAt(axis, axis.count - 1));
}

function lineExtent(layer: LineLayer, field: FieldData): PanelExtent {
  const { axis } = profileOf(field);
  const { min, max } = resolveLimits(layer, field);
  const scale = scaleOf(layer.norm, [min, max]);
  const { limits } = layer;
  const free = limits.kind === 'auto';
  return {
    x: widened(scaleOf('linear', nodeRange(axis)), true, true),
    y: widened(scale, free && limits.min === undefined, free && limits.max === undefined),
  };
}

function widened(scale: ColorScale, below: boolean, above: boolean): Range {
  if (scale.kind === 'log') {
    const factor = (scale.max / scale.min) ** LINE_MARGIN;
    return [below ? scale.min / factor : scale.min, above ? scale.max * factor : scale.max];
  }
  const margin = LINE_MARGIN * (scale.max - scale.min);
  return [below ? scale.min - margin : scale.min, above ? scale.max + margin : scale.max];
}

function scaleOf(kind: 'linear' | 'log', [min, max]: Range): ColorScale {
  return { kind, min, max };
}

function union(ranges: readonly Range[]): Range {
  return [Math.min(...ranges.map(([min]) => min)), Math.max(...ranges.map(([, max]) => max))];
}

/** An asked-for end replaces the data's; when nothing would be left between them the other end gives way. */
function override([low, high]: Range, asked: Panel['x']): Range {
  const min = asked?.min ?? low;
  const max = asked?.max ?? high;
  if (min < max) return [min, max];
  const span = high - low;
  return asked?.min === undefined ? [max - span, max] : [min, min + span];
}

function ascending(a: number, b: number): Range {
  if (a === b) return [a - 0.5, b + 0.5];
  return a < b ? [a, b] : [b, a];
}
