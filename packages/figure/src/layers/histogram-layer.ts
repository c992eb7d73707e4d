import { histogram } from '@emout/ndarray/histogram';
import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import { extent } from '@emout/ndarray/reduce';
import { exactly } from '../coverage.js';
import type { LayerData, Quantity } from '../data.js';
import { FigureError } from '../errors.js';
import { fieldOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { pageX, pageY } from '../page.js';
import { type Drawing, NOTHING_PREPARED, type PreparedLayer } from '../prepared-layer.js';
import type { Mark } from '../scene.js';
import type { HistogramLayer } from '../spec-layers.js';
import type { NormName } from '../spec-values.js';
import { faded, strokeMark, strokeOf, usualStroke } from '../stroke.js';
import { axesOf, valueCoverage } from './line-layer.js';

const FILL_OPACITY = 0.55;

/** How often values lie in each of many bins, as filled steps. */
export const prepareHistogram: Prepare<HistogramLayer> = (layer, data, surroundings) => {
  const { theme, cycle, panel } = surroundings;
  const { values, factor, quantity, expression } = valuesOf(data);
  const { edges, heights } = binned(layer, values, factor, expression);
  const logX = (panel[layer.xAxis]?.scale ?? layer.spacing) === 'log';
  const norm = panel[layer.axis]?.scale ?? (layer.norm === 'log' ? 'log' : 'linear');
  const stroke = strokeOf(layer, usualStroke(theme, cycle), theme);
  const [first = 0, last = 1] = [edges[0], edges[edges.length - 1]];
  return {
    ...NOTHING_PREPARED,
    x: { min: first, max: last, marginBelow: !logX, marginAbove: !logX },
    y: heightCoverage(layer, norm, heights, expression),
    vertical: 'value',
    xNorm: { norm: logX ? 'log' : 'linear' },
    yNorm: { norm },
    axes: axesOf(layer),
    xQuantity: quantity,
    yQuantity: heightQuantity(layer, quantity),
    expression,
    legend:
      layer.label === undefined
        ? null
        : {
            label: layer.label,
            swatch: {
              kind: 'patch',
              ...(layer.filled ? { fill: faded(stroke.color, FILL_OPACITY) } : {}),
              stroke: stroke.color,
              widthPt: stroke.widthPt,
            },
          },
    draw: (drawing) => histogramMarks(edges, heights, layer.filled, stroke, drawing),
  };
};

type Stroke = ReturnType<typeof strokeOf>;

function histogramMarks(
  edges: Float64Array,
  heights: Float64Array,
  filled: boolean,
  stroke: Stroke,
  { view, axes, pointPx }: Drawing,
): Mark[] {
  // Where a height has no place (0 on a logarithmic axis) the outline runs along the bottom.
  const bottom = axes.y + axes.height;
  const points = new Float64Array(4 * heights.length + 4);
  let at = 0;
  points[at++] = pageX(view, axes, edges[0] as number);
  points[at++] = bottom;
  for (let k = 0; k < heights.length; k++) {
    const y = pageY(view, axes, heights[k] as number);
    const top = Number.isNaN(y) ? bottom : y;
    points[at++] = pageX(view, axes, edges[k] as number);
    points[at++] = top;
    points[at++] = pageX(view, axes, edges[k + 1] as number);
    points[at++] = top;
  }
  points[at++] = pageX(view, axes, edges[heights.length] as number);
  points[at++] = bottom;
  const outline: Mark = {
    kind: 'polyline',
    points,
    ...strokeMark(stroke, pointPx),
    cap: 'butt',
    join: 'miter',
    clip: axes,
  };
  if (!filled) return [outline];
  return [{ kind: 'polygon', points, fill: faded(stroke.color, FILL_OPACITY), clip: axes }, outline];
}

interface Values {
  readonly values: NdArray;
  readonly factor: number;
  readonly quantity: Quantity;
  readonly expression: string;
}

function valuesOf(data: LayerData): Values {
  if (data.kind === 'points') {
    const { y, yQuantity, expression } = data.points;
    return { values: ndarray(y, [y.length]), factor: 1, quantity: yQuantity, expression };
  }
  const field = fieldOf(data);
  return { values: field.values, factor: field.factor, quantity: field, expression: field.expression };
}

function binned(
  { bins, range, spacing, density }: HistogramLayer,
  values: NdArray,
  factor: number,
  expression: string,
): { edges: Float64Array; heights: Float64Array } {
  const [min, max] = range?.map((end) => end / factor) ?? rangeOfValues(values, spacing, expression);
  const found = histogram(values, { min: min ?? 0, max: max ?? 1, bins, scale: spacing });
  const edges = Float64Array.from(found.edges, (edge) => edge * factor);
  const total = density ? found.counts.reduce((sum, count) => sum + count, 0) : 1;
  const heights = Float64Array.from(found.counts, (count, k) => {
    const width = density ? (edges[k + 1] ?? 0) - (edges[k] ?? 0) : 1;
    return total === 0 ? 0 : count / total / width;
  });
  return { edges, heights };
}

function rangeOfValues(values: NdArray, spacing: 'linear' | 'log', expression: string): [number, number] {
  const found = extent(values);
  const low = spacing === 'log' ? found.minPositive : found.min;
  if (low === null || found.max === null) {
    throw new FigureError(
      expression,
      `${expression} has no ${spacing === 'log' ? 'value above 0' : 'finite value'}, so there is nothing to count.`,
    );
  }
  if (low < found.max) return [low, found.max];
  const half = low === 0 ? 0.5 : 0.5 * Math.abs(low);
  return spacing === 'log' ? [low / 2, low * 2] : [low - half, low + half];
}

function heightCoverage(
  layer: HistogramLayer,
  norm: NormName,
  heights: Float64Array,
  expression: string,
): PreparedLayer['y'] {
  const found = valueCoverage(layer, norm, { y: heights, expression });
  if (norm !== 'linear' || layer.limits.kind !== 'auto' || layer.limits.min !== undefined) return found;
  // Counts stand on zero.
  return { ...exactly([0, found.max > 0 ? found.max : 1]), marginAbove: found.marginAbove };
}

function heightQuantity({ density }: HistogramLayer, { unit }: Quantity): Quantity {
  if (!density) return { name: 'count', unit: null };
  return { name: 'density', unit: unit === null || unit === '' ? null : inverseUnit(unit) };
}

/** `/V` of V, `s/m` of m/s, `m^3` of /m^3. */
function inverseUnit(unit: string): string {
  const [above = '', below, ...rest] = unit.split('/');
  if (below === undefined || rest.length > 0 || /[()]/.test(unit)) return `/${above}`;
  return above === '' ? below : `${below}/${above}`;
}
