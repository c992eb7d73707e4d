import { exactly } from '../coverage.js';
import { nodeRange } from '../extent.js';
import { vectorOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { magnitudeColors } from '../magnitude-colors.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import type { StreamLayer } from '../spec-layers.js';
import { streamMarks } from '../stream-mark.js';
import { strokeOf, usualStroke } from '../stroke.js';
import { vectorPlaneOf } from '../vector-plane.js';

/** Evenly spaced lines along a vector field. */
export const prepareStream: Prepare<StreamLayer> = (layer, data, { theme }) => {
  const plane = vectorPlaneOf(vectorOf(data), layer.axes);
  const colors = magnitudeColors(layer, plane, theme);
  return {
    ...NOTHING_PREPARED,
    x: exactly(nodeRange(plane.horizontal)),
    y: exactly(nodeRange(plane.vertical)),
    vertical: 'coordinate',
    colors: colors === null ? null : { ...colors, quantity: plane },
    xQuantity: plane.horizontal,
    yQuantity: plane.vertical,
    titleQuantity: plane,
    expression: plane.expression,
    draw: ({ view, axes, pointPx, mapScale, signal }) => {
      // On a map the first colour of the cycle is one of the map's; black is none.
      const usual = { ...usualStroke(theme, 0), widthPt: theme.streamWidthPt, dash: null };
      const onMap = mapScale !== null && colors === null;
      const stroke = strokeOf(
        layer,
        onMap ? { ...usual, color: theme.overlayInk, widthPt: theme.contourWidthPt } : usual,
        theme,
      );
      return streamMarks(layer, plane, view, axes, { stroke, colors, pointPx, signal });
    },
  };
};
