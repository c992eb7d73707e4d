import { type BandExtend, bandBounds } from '@emout/geometry/contour-bands';
import { colorLevels } from './color-levels.js';
import type { FieldData } from './data.js';
import { powerOfTen } from './decimal.js';
import { type ResolvedLimits, resolveLimits } from './limits.js';
import type { ColorScale } from './scene.js';
import type { ContourLayer } from './spec-layers.js';
import { coveringTicks, LEVEL_STEPS } from './ticks.js';

/** The bands of filled contours, and the scale of their colours. */
export interface FilledContours {
  /** Between two successive ones lies a band, in shown values; −∞ before and ∞ after those that go on there. */
  readonly bounds: readonly number[];
  /** No value lies below the first bound, so that the lowest band holds its lower end as well. */
  readonly startsAtLeast: boolean;
  readonly scale: ColorScale;
}

/** matplotlib aims at eight intervals when it chooses the levels itself. */
const AUTO_INTERVALS = 8;
/** Fewer decades get levels at 1, 2 and 5 of each. */
const LEAST_DECADES = 3;

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
): FilledContours | null {
  const resolved = resolveLimits(layer, field);
  if (resolved.dataMin === null || resolved.dataMax === null) return null;
  const { levels, extend, scale } = chosenLevels(layer, resolved, mapScale);
  const bounds = bandBounds(levels, extend);
  // Rounding may have moved the least value or the level at it.
  const slack = 1e-12 * Math.max(Math.abs(resolved.dataMin), Math.abs(resolved.dataMax));
  const startsAtLeast = (bounds[0] ?? 0) <= resolved.dataMin + slack;
  return { bounds, startsAtLeast, scale };
}

interface ChosenLevels {
  readonly levels: readonly number[];
  readonly extend: BandExtend;
  readonly scale: ColorScale;
}

function chosenLevels(
  { levels: asked, limits }: ContourLayer,
  { scale, dataMin, dataMax }: ResolvedLimits,
  mapScale: ColorScale | null,
): ChosenLevels {
  if (asked === 'colors') {
    const own = mapScale ?? scale;
    return { levels: colorLevels(own).levels, extend: 'both', scale: own };
  }
  const isFree = limits.kind === 'auto' && limits.min === undefined && limits.max === undefined;
  const levels = typeof asked === 'object' ? ascending(asked) : coveringLevels(scale, asked);
  const [first = 0, last = 1] = [levels[0], levels[levels.length - 1]];
  const below = !isFree && (dataMin ?? first) < first;
  const above = !isFree && (dataMax ?? last) > last;
  const extend = below ? (above ? 'both' : 'below') : above ? 'above' : 'neither';
  if (!isFree || !(first < last)) return { levels, extend, scale };
  return { levels, extend: 'neither', scale: { ...scale, min: first, max: last } };
}

function ascending(levels: readonly number[]): number[] {
  return [...new Set(levels)].sort((a, b) => a - b);
}

/** Round levels with at most one below the minimum and one above the maximum. */
function coveringLevels(scale: ColorScale, intervals: number | undefined): number[] {
  const { kind, min, max } = scale;
  if (kind === 'log') return coveringDecades(min, max);
  const maxIntervals = (intervals ?? AUTO_INTERVALS - 1) + 1;
  const levels = coveringTicks(min, max, { maxIntervals, steps: LEVEL_STEPS, minTicks: 1 });
  const kept = oneBeyond(levels, min, max);
  return kept.length < 3 ? levels : kept;
}

function coveringDecades(min: number, max: number): number[] {
  const [first, last] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  const mantissas = last - first < LEAST_DECADES ? [1, 2, 5] : [1];
  // Many decades get a level at every second, third … one.
  const every = Math.ceil((last - first) / (AUTO_INTERVALS + 2));
  const levels: number[] = [];
  for (let exponent = first; exponent <= last + every - 1; exponent += Math.max(1, every))
    for (const mantissa of mantissas) levels.push(mantissa * powerOfTen(exponent));
  return oneBeyond(levels, min, max);
}

function oneBeyond(levels: readonly number[], min: number, max: number): number[] {
  const first = levels.findLastIndex((level) => level <= min);
  const last = levels.findIndex((level) => level >= max);
  return levels.slice(Math.max(0, first), last === -1 ? levels.length : last + 1);
}
