import { exactly, rangeOf } from '../coverage.js';
import type { PointsData } from '../data.js';
import { decimated } from '../decimate.js';
import { around } from '../extent.js';
import { pointsOf } from '../layer-data.js';
import type { Prepare, Surroundings } from '../layer-preparation.js';
import { lineEntry } from '../legend-entries.js';
import { resolveLimits } from '../limits.js';
import { pageX, pageY } from '../page.js';
import { type Coverage, type Drawing, type LayerAxes, NOTHING_PREPARED } from '../prepared-layer.js';
import type { Mark } from '../scene.js';
import type { LineLayer, PointsLayer } from '../spec-layers.js';
import type { NormName } from '../spec-values.js';
import { strokeMark, strokeOf, usualStroke } from '../stroke.js';

/** Values over a coordinate as a line; it breaks where there is no value, or none above 0 on a logarithmic axis. */
export const prepareLine: Prepare<LineLayer> = (layer, data, surroundings) => {
  const { theme, cycle } = surroundings;
  const points = pointsOf(data);
  const norm = valueNorm(layer, surroundings);
  const stroke = strokeOf(layer, usualStroke(theme, cycle), theme);
  const marker =
    layer.marker === undefined
      ? undefined
      : { shape: layer.marker, sizePt: layer.markerSize ?? theme.markerPt };
  return {
    ...NOTHING_PREPARED,
    x: horizontalCoverage(layer, points, surroundings),
    y: valueCoverage(layer, norm, points),
    vertical: 'value',
    yNorm: { norm },
    axes: axesOf(layer),
    xQuantity: points.xQuantity,
    yQuantity: points.yQuantity,
    expression: points.expression,
    legend: lineEntry(layer.label, stroke, marker),
    draw: (drawing) => {
      const { axes, pointPx } = drawing;
      const corners = onPage(points, drawing);
      const line: Mark = {
        kind: 'polyline',
        points: decimated(layer.steps === undefined ? corners : stepped(corners, layer.steps), axes.width),
        ...strokeMark(stroke, pointPx),
        cap: stroke.dash === null ? 'square' : 'butt',
        join: 'round',
        clip: axes,
      };
      if (marker === undefined) return [line];
      return [
        line,
        {
          kind: 'markers',
          points: corners,
          shape: marker.shape,
          sizePx: marker.sizePt * pointPx,
          fill: stroke.color,
          stroke: stroke.color,
          widthPx: stroke.widthPt * pointPx,
          clip: axes,
        },
      ];
    },
  };
};

/** The axes that a layer names. */
export function axesOf({ axis, xAxis }: Pick<LineLayer, 'axis' | 'xAxis'>): LayerAxes {
  return { x: xAxis, y: axis };
}

/** What the values of lines and points ask of their axis; colours have more norms than axes. */
export function valueNorm(
  layer: Pick<LineLayer | PointsLayer, 'norm' | 'axis'>,
  { panel }: Pick<Surroundings, 'panel'>,
): NormName {
  const asked = panel[layer.axis]?.scale;
  if (asked !== undefined) return asked;
  return layer.norm === 'log' || layer.norm === 'symlog' ? layer.norm : 'linear';
}

/** The range of the values that a layer asks for, with margins at the ends that it leaves to the data. */
export function valueCoverage(
  layer: Pick<LineLayer, 'limits' | 'linthresh'>,
  norm: NormName,
  { y, expression }: Pick<PointsData, 'y' | 'expression'>,
): Coverage {
  const values = { data: y, shape: [y.length], strides: [1], offset: 0 };
  const { limits } = layer;
  const rule = { norm, limits, ...(layer.linthresh === undefined ? {} : { linthresh: layer.linthresh }) };
  const { min, max, scale } = resolveLimits(rule, { values, factor: 1, expression });
  const free = limits.kind === 'auto';
  return {
    min,
    max,
    marginBelow: free && limits.min === undefined,
    marginAbove: free && limits.max === undefined,
    linthresh: scale.kind === 'symlog' ? scale.linthresh : undefined,
  };
}

export function horizontalCoverage(
  { xAxis }: Pick<LineLayer, 'xAxis'>,
  { x }: PointsData,
  { panel }: Pick<Surroundings, 'panel'>,
): Coverage {
  const range = rangeOf(x, panel[xAxis]?.scale === 'log') ?? [0, 1];
  if (range[0] === range[1]) return exactly(around(range[0]));
  return { ...exactly(range), marginBelow: true, marginAbove: true };
}

/** Pixels of each point; NaN where there is none. */
export function onPage({ x, y }: Pick<PointsData, 'x' | 'y'>, { view, axes }: Drawing): Float64Array {
  const out = new Float64Array(2 * x.length);
  for (let k = 0; k < x.length; k++) {
    out[2 * k] = pageX(view, axes, x[k] as number);
    out[2 * k + 1] = pageY(view, axes, y[k] as number);
  }
  return out;
}

/** Corners of steps: the value holds from the point before (`pre`), halfway (`mid`), or to the next one (`post`). */
function stepped(points: Float64Array, where: 'pre' | 'mid' | 'post'): Float64Array {
  const count = points.length / 2;
  const out = new Float64Array(Math.max(0, (where === 'mid' ? 3 * count - 2 : 2 * count - 1) * 2));
  let at = 0;
  for (let k = 0; k < count; k++) {
    const x = points[2 * k] as number;
    const y = points[2 * k + 1] as number;
    if (k > 0) {
      const x0 = points[2 * k - 2] as number;
      const y0 = points[2 * k - 1] as number;
      const corners =
        where === 'pre' ? [x0, y] : where === 'post' ? [x, y0] : [(x0 + x) / 2, y0, (x0 + x) / 2, y];
      for (const corner of corners) out[at++] = corner;
    }
    out[at++] = x;
    out[at++] = y;
  }
  return out;
}
