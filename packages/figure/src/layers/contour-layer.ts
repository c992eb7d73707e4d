import { contourMarks } from '../contour-marks.js';
import { exactly } from '../coverage.js';
import { nodeRange } from '../extent.js';
import { fieldOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { planeOf } from '../plane.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import type { ContourLayer } from '../spec-layers.js';
import { colorOf } from '../stroke.js';

/** Lines of equal value in true node positions, or the areas between them. */
export const prepareContour: Prepare<ContourLayer> = (layer, data, { theme }) => {
  const field = fieldOf(data);
  const plane = planeOf(field, layer.axes);
  return {
    ...NOTHING_PREPARED,
    x: exactly(nodeRange(plane.horizontal)),
    y: exactly(nodeRange(plane.vertical)),
    vertical: 'coordinate',
    xQuantity: plane.horizontal,
    yQuantity: plane.vertical,
    titleQuantity: field,
    expression: field.expression,
    draw: ({ view, axes, pointPx, metrics, mapScale, signal }) => {
      const usual = mapScale === null ? theme.ink : theme.overlayInk;
      const ink = layer.color === undefined ? usual : colorOf(layer.color, theme);
      const style = { theme, pointPx, metrics, ink, scale: mapScale };
      return contourMarks(layer, field, view, axes, style, signal);
    },
  };
};
