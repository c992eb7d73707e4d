import { cellCoverage } from '../coverage.js';
import type { FieldData, Quantity } from '../data.js';
import type { Surroundings } from '../layer-preparation.js';
import { resolveLimits } from '../limits.js';
import { stackedAxes } from '../plane.js';
import { NOTHING_PREPARED, type PreparedLayer } from '../prepared-layer.js';
import { planeMark } from '../raster.js';
import type { ColorTable } from '../scene.js';
import { tableOf } from '../shown-colors.js';
import type { Histogram2dLayer, PhaseSpaceLayer } from '../spec-layers.js';

type BinnedLayer = Histogram2dLayer | PhaseSpaceLayer;

/**
 * Counts in cells as a map without interpolation; empty cells have the colour of the paper unless `bad` is given.
 * @param field two axes: [vertical, horizontal]; NaN where nothing was counted.
 */
export function preparedBins(
  layer: BinnedLayer,
  field: FieldData,
  { theme, spec, extents }: Surroundings,
): Omit<PreparedLayer, 'title'> {
  const { vertical, horizontal } = stackedAxes(field.axes, field.expression);
  const { scale } = resolveLimits(layer, field, extents.of);
  const table = emptyAsPaper(tableOf(layer, theme), layer.bad === undefined ? theme.background : null);
  return {
    ...NOTHING_PREPARED,
    x: cellCoverage(horizontal, spec.compat),
    y: cellCoverage(vertical, spec.compat),
    vertical: 'coordinate',
    isArea: true,
    colors: { scale, table, quantity: field },
    xQuantity: horizontal,
    yQuantity: vertical,
    expression: field.expression,
    draw: ({ view, axes }) => {
      const how = { interpolation: 'nearest' } as const;
      // Velocities come before lengths in the alphabet, which fields are laid on the page by.
      const plane = { horizontal, vertical, values: field.values };
      const mark = planeMark(how, plane, field.factor, view, axes, scale, table, spec.compat);
      return mark === null ? [] : [mark];
    },
  };
}

/** `x vs vx`, as emout writes it. */
export function versus(x: Quantity, y: Quantity): string {
  return `${x.name} vs ${y.name}`;
}

function emptyAsPaper(table: ColorTable, paper: { r: number; g: number; b: number } | null): ColorTable {
  return paper === null ? table : { ...table, bad: [paper.r, paper.g, paper.b] };
}
