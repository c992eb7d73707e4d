import { cellCoverage } from '../coverage.js';
import { fieldOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { resolveScale } from '../limits.js';
import { planeOf } from '../plane.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import { rasterMark } from '../raster.js';
import { tableOf } from '../shown-colors.js';
import type { MapLayer } from '../spec-layers.js';
import { prepareLine } from './line-layer.js';

/** A colour map; data with one axis is drawn as a line, since who writes an address need not count axes. */
export const prepareMap: Prepare<MapLayer> = (layer, data, surroundings) => {
  if (data.kind === 'points') return prepareLine(lineInstead(layer), data, surroundings);
  const field = fieldOf(data);
  if (field.axes.length === 1) return prepareLine(lineInstead(layer), data, surroundings);
  const plane = planeOf(field, layer.axes);
  const scale = resolveScale(layer, field, surroundings.extents.of);
  const table = tableOf(layer, surroundings.theme);
  const { compat } = surroundings.spec;
  return {
    ...NOTHING_PREPARED,
    x: cellCoverage(plane.horizontal, compat),
    y: cellCoverage(plane.vertical, compat),
    vertical: 'coordinate',
    isArea: true,
    colors: { scale, table, quantity: field },
    xQuantity: plane.horizontal,
    yQuantity: plane.vertical,
    titleQuantity: field,
    expression: field.expression,
    draw: ({ view, axes }) => {
      const mark = rasterMark(layer, field, view, axes, scale, table, compat);
      return mark === null ? [] : [mark];
    },
  };
};

function lineInstead({ data, norm, limits, linthresh }: MapLayer) {
  const source = 'kind' in data ? { run: '', expr: data.name, units: 'si' as const } : data;
  return {
    kind: 'line' as const,
    data: source,
    norm,
    limits,
    axis: 'y' as const,
    xAxis: 'x' as const,
    ...(linthresh === undefined ? {} : { linthresh }),
  };
}
