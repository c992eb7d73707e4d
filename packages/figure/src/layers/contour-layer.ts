import { bandMarks, colorBands } from '../band-marks.js';
import { contourMarks } from '../contour-marks.js';
import { exactly } from '../coverage.js';
import { DEFAULT_CMAP } from '../defaults.js';
import { nodeRange } from '../extent.js';
import { filledContours } from '../filled-contours.js';
import { fieldOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { resolveLimits } from '../limits.js';
import { planeOf } from '../plane.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import { tableOf } from '../shown-colors.js';
import type { ContourLayer } from '../spec-layers.js';
import { colorOf, faded } from '../stroke.js';

/** Lines of equal value in true node positions, or the areas between them. */
export const prepareContour: Prepare<ContourLayer> = (layer, data, { theme, extents }) => {
  const field = fieldOf(data);
  const plane = planeOf(field, layer.axes);
  const common = {
    ...NOTHING_PREPARED,
    x: exactly(nodeRange(plane.horizontal)),
    y: exactly(nodeRange(plane.vertical)),
    vertical: 'coordinate',
    xQuantity: plane.horizontal,
    yQuantity: plane.vertical,
    titleQuantity: field,
    expression: field.expression,
  } as const;
  if (layer.filled) {
    const table = tableOf({ cmap: layer.cmap ?? DEFAULT_CMAP }, theme);
    const filled = filledContours(layer, field, null, extents.of);
    return {
      ...common,
      isArea: true,
      colors:
        filled === null
          ? null
          : { scale: filled.scale, table, quantity: field, bands: colorBands(filled, table) },
      draw: ({ view, axes, mapScale, signal }) => {
        const bands = layer.levels === 'colors' ? filledContours(layer, field, mapScale, extents.of) : filled;
        return bands === null ? [] : bandMarks(layer, field, bands, table, view, axes, signal);
      },
    };
  }
  const colors =
    layer.cmap === undefined
      ? null
      : { scale: resolveLimits(layer, field, extents.of).scale, table: tableOf({ cmap: layer.cmap }, theme) };
  return {
    ...common,
    draw: ({ view, axes, pointPx, metrics, mapScale, signal }) => {
      const usual = mapScale === null ? theme.ink : theme.overlayInk;
      const ink = faded(layer.color === undefined ? usual : colorOf(layer.color, theme), layer.opacity);
      const style = { theme, pointPx, metrics, ink, scale: mapScale, colors, extentOf: extents.of };
      return contourMarks(layer, field, view, axes, style, signal);
    },
  };
};
