import { FigureError } from '../errors.js';
import { curvesOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { lineEntry } from '../legend-entries.js';
import { OUTLINE_STROKE, outlineMarks } from '../outline-mark.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import type { BoundariesLayer } from '../spec-layers.js';
import { strokeOf } from '../stroke.js';

/** Outlines of the bodies of a run; they do not widen the panel, since grids end where the run's box ends. */
export const prepareBoundaries: Prepare<BoundariesLayer> = (layer, data, { theme }) => {
  const curves = curvesOf(data);
  const stroke = strokeOf(layer, OUTLINE_STROKE, theme);
  const [x, y] = curves.axes;
  if (x.name === y.name) throw new FigureError(null, `The outlines have ${x.name} on both axes.`);
  return {
    ...NOTHING_PREPARED,
    legend: lineEntry(layer.label, stroke),
    draw: ({ view, axes, pointPx }) => outlineMarks(curves, view, axes, stroke, pointPx),
  };
};
