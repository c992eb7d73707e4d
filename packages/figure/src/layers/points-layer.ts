import { pointsOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import type { PointsLayer } from '../spec-layers.js';
import { colorOf, faded, usualStroke } from '../stroke.js';
import { axesOf, horizontalCoverage, onPage, valueCoverage, valueNorm } from './line-layer.js';

/** A marker at each point. */
export const preparePoints: Prepare<PointsLayer> = (layer, data, surroundings) => {
  const { theme, cycle } = surroundings;
  const points = pointsOf(data);
  const norm = valueNorm(layer, surroundings);
  const usual = usualStroke(theme, cycle).color;
  const fill = faded(layer.color === undefined ? usual : colorOf(layer.color, theme), layer.opacity);
  return {
    ...NOTHING_PREPARED,
    x: horizontalCoverage(layer, points, surroundings),
    y: valueCoverage(layer, norm, points),
    vertical: 'any',
    yNorm: { norm },
    axes: axesOf(layer),
    xQuantity: points.xQuantity,
    yQuantity: points.yQuantity,
    expression: points.expression,
    legend:
      layer.label === undefined
        ? null
        : { label: layer.label, swatch: { kind: 'marker', shape: layer.marker, sizePt: layer.size, fill } },
    draw: (drawing) => [
      {
        kind: 'markers',
        points: onPage(points, drawing),
        shape: layer.marker,
        sizePx: layer.marker === 'point' ? 1 : layer.size * drawing.pointPx,
        fill,
        stroke: fill,
        widthPx: drawing.pointPx,
        clip: drawing.axes,
      },
    ],
  };
};
