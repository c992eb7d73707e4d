import { resolveLimits } from './limits.js';
import type { MagnitudeColors } from './magnitude-bins.js';
import { tableOf } from './shown-colors.js';
import type { QuiverLayer, StreamLayer } from './spec-layers.js';
import type { Theme } from './theme.js';
import type { VectorPlane } from './vector-plane.js';

/** The colours of a vector layer's magnitudes; null for one of a single colour. */
export function magnitudeColors(
  { cmap, ...rule }: StreamLayer | QuiverLayer,
  { magnitude, expression }: VectorPlane,
  theme: Theme,
): MagnitudeColors | null {
  if (cmap === undefined) return null;
  const { scale } = resolveLimits(rule, { values: magnitude, factor: 1, expression });
  return { scale, table: tableOf({ cmap }, theme) };
}
