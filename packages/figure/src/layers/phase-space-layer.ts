import { rangeOf, withMargins } from '../coverage.js';
import { fieldOf, pointsOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import type { PhaseSpaceLayer } from '../spec-layers.js';
import { colorOf, faded } from '../stroke.js';
import { preparedBins, versus } from './binned-map.js';
import { onPage } from './line-layer.js';

/** matplotlib's scatter as emout calls it: diameter √0.3 pt, half transparent. */
const SCATTER_SIZE_PT = 0.55;
const SCATTER_OPACITY = 0.5;

/** Particles in the plane of two of their components: counted in cells, or one by one. */
export const preparePhaseSpace: Prepare<PhaseSpaceLayer> = (layer, data, surroundings) => {
  if (data.kind !== 'points') {
    const field = fieldOf(data);
    const bins = preparedBins(layer, field, surroundings);
    const [vertical, horizontal] = field.axes;
    return {
      ...bins,
      title: horizontal === undefined || vertical === undefined ? null : versus(horizontal, vertical),
    };
  }
  const { theme } = surroundings;
  const points = pointsOf(data);
  const color = layer.color === undefined ? theme.lineColors[0] : colorOf(layer.color, theme);
  const fill = faded(color ?? theme.ink, layer.opacity ?? SCATTER_OPACITY);
  const size = layer.size ?? SCATTER_SIZE_PT;
  return {
    ...NOTHING_PREPARED,
    x: withMargins(rangeOf(points.x) ?? [0, 1]),
    y: withMargins(rangeOf(points.y) ?? [0, 1]),
    vertical: 'coordinate',
    xQuantity: points.xQuantity,
    yQuantity: points.yQuantity,
    title: versus(points.xQuantity, points.yQuantity),
    expression: points.expression,
    draw: (drawing) => {
      const sizePx = size * drawing.pointPx;
      return [
        {
          kind: 'markers',
          points: onPage(points, drawing),
          // A circle of less than two pixels cannot be told from a square.
          shape: sizePx < 2 ? 'point' : 'circle',
          sizePx: Math.max(1, sizePx),
          fill,
          clip: drawing.axes,
        },
      ];
    },
  };
};
