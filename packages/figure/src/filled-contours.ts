import { colorLevels } from './color-levels.js';
import { coveringLevels } from './contour-levels.js';
import type { FieldData } from './data.js';
import type { ExtentOf } from './extents.js';
import { type ResolvedLimits, resolveLimits } from './limits.js';
import type { ColorScale } from './scene.js';
import type { ContourLayer } from './spec-layers.js';

/** The bands of filled contours, and the scale of their colours. */
export interface FilledContours {
  /** Between two successive ones lies a band, in shown values; −∞ before and ∞ after those that go on there. */
  readonly bounds: readonly number[];
  /** No value lies below the first bound, so that the lowest band holds its lower end as well. */
  readonly startsAtLeast: boolean;
  readonly scale: ColorScale;
}

/**
 * Between which levels the areas of a filled contour lie, as matplotlib chooses them: round ones that cover the range,
 * its colours spread from the lowest to the highest, or those that are asked for. With limits of its own the colours
 * keep to them, and what lies beyond is filled as well.
 *
 * @param mapScale colours of the panel's map, for `levels: 'colors'`; null without a map.
 * @returns null where the field has no value.
 */
export function filledContours(
  layer: ContourLayer,
  field: FieldData,
  mapScale: ColorScale | null,
  extentOf?: ExtentOf,
): FilledContours | null {
  const resolved = resolveLimits(layer, field, extentOf);
  if (resolved.dataMin === null || resolved.dataMax === null) return null;
  const { bounds, scale } = chosenBounds(layer, resolved, mapScale);
  // Rounding may have moved the least value or the level at it.
  const slack = 1e-12 * Math.max(Math.abs(resolved.dataMin), Math.abs(resolved.dataMax));
  const startsAtLeast = (bounds[0] ?? 0) <= resolved.dataMin + slack;
  return { bounds, startsAtLeast, scale };
}

function chosenBounds(
  { levels: asked, limits }: ContourLayer,
  { scale, dataMin, dataMax }: ResolvedLimits,
  mapScale: ColorScale | null,
): Pick<FilledContours, 'bounds' | 'scale'> {
  if (asked === 'colors') {
    const own = mapScale ?? scale;
    return { bounds: withEnds(colorLevels(own).levels, true, true), scale: own };
  }
  const levels = coveringLevels(scale.min, scale.max, asked, scale.kind === 'log' ? 'log' : 'linear');
  const [first = 0, last = 1] = [levels[0], levels[levels.length - 1]];
  const isFree = limits.kind === 'auto' && limits.min === undefined && limits.max === undefined;
  if (isFree) return { bounds: levels, scale: first < last ? { ...scale, min: first, max: last } : scale };
  return { bounds: withEnds(levels, (dataMin ?? first) < first, (dataMax ?? last) > last), scale };
}

/** The levels, and ±∞ before or after them where areas lie there. */
function withEnds(levels: readonly number[], below: boolean, above: boolean): number[] {
  return [
    ...(below ? [Number.NEGATIVE_INFINITY] : []),
    ...levels,
    ...(above ? [Number.POSITIVE_INFINITY] : []),
  ];
}
