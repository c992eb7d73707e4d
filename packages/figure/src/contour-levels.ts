import { decadeTicks } from './log-ticks.js';
import { coveringTicks, LEVEL_STEPS } from './ticks.js';

/** matplotlib aims at eight intervals when it chooses the levels itself. */
const AUTO_LEVELS = 7;
/** Rather than fewer, matplotlib keeps levels farther outside. */
const LEAST_EDGES = 3;

/**
 * The levels at which lines exist between `min` and `max`: given ones, or round ones as matplotlib chooses them, on a
 * logarithmic scale powers of ten (every n-th of more than nine).
 */
export function contourLevels(
  min: number,
  max: number,
  levels?: readonly number[] | number,
  norm: 'linear' | 'log' = 'linear',
): number[] {
  const inside = (values: readonly number[]): number[] =>
    values.filter((level) => level > min && level < max);
  return inside(coveringLevels(min, max, levels, norm));
}

/**
 * The edges of the areas of filled contours, ascending: given levels, or round ones of which one reaches beyond each
 * end of the data where matplotlib has one there.
 */
export function coveringLevels(
  min: number,
  max: number,
  levels?: readonly number[] | number,
  norm: 'linear' | 'log' = 'linear',
): number[] {
  if (typeof levels === 'object') return [...new Set(levels)].sort((a, b) => a - b);
  const ticks =
    norm === 'log' && min > 0
      ? decadeTicks(min, max)
      : coveringTicks(min, max, {
          maxIntervals: (levels ?? AUTO_LEVELS) + 1,
          steps: LEVEL_STEPS,
          minTicks: 1,
        });
  const first = Math.max(
    0,
    ticks.findLastIndex((level) => level < min),
  );
  const above = ticks.findIndex((level) => level > max);
  const end = above === -1 ? ticks.length : above + 1;
  return end - first < LEAST_EDGES ? ticks : ticks.slice(first, end);
}
