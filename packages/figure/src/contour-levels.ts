import { coveringTicks, LEVEL_STEPS } from './ticks.js';

/** matplotlib aims at eight intervals when it chooses the levels itself. */
const AUTO_LEVELS = 7;

/** The levels at which lines exist between `min` and `max`: given ones, or round ones as matplotlib chooses them. */
export function contourLevels(min: number, max: number, levels?: readonly number[] | number): number[] {
  const inside = (values: readonly number[]): number[] =>
    values.filter((level) => level > min && level < max);
  if (typeof levels === 'object') return inside([...levels].sort((a, b) => a - b));
  const maxIntervals = (levels ?? AUTO_LEVELS) + 1;
  return inside(coveringTicks(min, max, { maxIntervals, steps: LEVEL_STEPS, minTicks: 1 }));
}
