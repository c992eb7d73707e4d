import { withMargins } from '../coverage.js';
import { nodeRange } from '../extent.js';
import { vectorOf } from '../layer-data.js';
import type { Prepare } from '../layer-preparation.js';
import { magnitudeColors } from '../magnitude-colors.js';
import { NOTHING_PREPARED } from '../prepared-layer.js';
import { quiverMarks } from '../quiver-mark.js';
import type { QuiverLayer } from '../spec-layers.js';
import { strokeOf } from '../stroke.js';
import { vectorPlaneOf } from '../vector-plane.js';

/** Arrows of a vector field. */
export const prepareQuiver: Prepare<QuiverLayer> = (layer, data, { theme, spec }) => {
  const plane = vectorPlaneOf(vectorOf(data), layer.axes);
  const colors = magnitudeColors(layer, plane, theme);
  return {
    ...NOTHING_PREPARED,
    x: withMargins(nodeRange(plane.horizontal)),
    y: withMargins(nodeRange(plane.vertical)),
    vertical: 'coordinate',
    colors: colors === null ? null : { ...colors, quantity: plane },
    xQuantity: plane.horizontal,
    yQuantity: plane.vertical,
    titleQuantity: plane,
    expression: plane.expression,
    draw: ({ view, axes, pointPx, metrics, mapScale, signal }) => {
      const ink = mapScale === null || colors !== null ? theme.ink : theme.overlayInk;
      const stroke = strokeOf(layer, { color: ink, widthPt: theme.lineWidthPt, dash: null }, theme);
      const font = {
        family: theme.fontFamily,
        sizePx: theme.tickPt * pointPx,
        weight: 'normal',
        style: 'normal',
      } as const;
      const { ink: keyInk, background } = theme;
      const style = {
        stroke,
        colors,
        pointPx,
        metrics,
        font,
        ink: keyInk,
        background,
        compat: spec.compat,
        signal,
      };
      return quiverMarks(layer, plane, view, axes, style);
    },
  };
};
