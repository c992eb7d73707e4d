import { rangeOf, withMargins } from '../coverage.js';
import type { CurvesData } from '../data.js';
import { curvesOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { lineEntry } from '../legend-entries.js';
import { pageX, pageY } from '../page.js';
import { type Drawing, NOTHING_PREPARED } from '../prepared-layer.js';
import type { TrajectoriesLayer } from '../spec-layers.js';
import { strokeMark, strokeOf, usualStroke } from '../stroke.js';
import { versus } from './binned-map.js';

/** Curves of particles in the plane; steps longer than `gap` are not drawn. */
export const prepareTrajectories: Prepare<TrajectoriesLayer> = (layer, data, { theme, cycle }) => {
  const curves = curvesOf(data);
  const [horizontal, vertical] = curves.axes;
  const stroke = strokeOf(layer, usualStroke(theme, cycle), theme);
  return {
    ...NOTHING_PREPARED,
    x: withMargins(rangeOf(every(curves.points, 0)) ?? [0, 1]),
    y: withMargins(rangeOf(every(curves.points, 1)) ?? [0, 1]),
    vertical: 'coordinate',
    xQuantity: horizontal,
    yQuantity: vertical,
    title: versus(horizontal, vertical),
    legend: lineEntry(layer.label, stroke),
    draw: (drawing) => [
      {
        kind: 'polyline',
        points: broken(curves, layer.gap ?? Number.POSITIVE_INFINITY, drawing),
        ...strokeMark(stroke, drawing.pointPx),
        cap: 'round',
        join: 'round',
        clip: drawing.axes,
      },
    ],
  };
};

function every(points: Float64Array, offset: 0 | 1): Float64Array {
  const out = new Float64Array(points.length / 2);
  for (let k = 0; k < out.length; k++) out[k] = points[2 * k + offset] as number;
  return out;
}

/** Pixels of the curves, with a break wherever two points lie farther apart than `gap`. */
function broken({ points }: CurvesData, gap: number, { view, axes }: Drawing): Float64Array {
  const out = new Float64Array(2 * points.length);
  let length = 0;
  for (let k = 0; k < points.length; k += 2) {
    const a = points[k] as number;
    const b = points[k + 1] as number;
    if (k > 0 && Math.hypot(a - (points[k - 2] as number), b - (points[k - 1] as number)) > gap) {
      out[length++] = Number.NaN;
      out[length++] = Number.NaN;
    }
    out[length++] = pageX(view, axes, a);
    out[length++] = pageY(view, axes, b);
  }
  return out.slice(0, length);
}
