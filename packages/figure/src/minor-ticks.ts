import { insideRange } from './ticks.js';

/** Steps of the major ticks, but for a power of ten, that fall into five parts; others fall into four. */
const IN_FIVE = [1, 2.5, 5, 10];

/**
 * Minor ticks between and beyond evenly spaced ascending major ones, as matplotlib's AutoMinorLocator places them:
 * four or five parts. There are none for fewer than two major ticks or when their steps differ.
 */
export function minorTicks(major: readonly number[], min: number, max: number): number[] {
  const [first, second] = major;
  if (first === undefined || second === undefined) return [];
  const step = second - first;
  const even = major.every((value, k) => Math.abs(value - (first + k * step)) <= 1e-6 * step * (k + 1));
  if (!even || !(step > 0) || (max - min) / step > 100) return [];
  const mantissa = 10 ** (Math.log10(step) - Math.floor(Math.log10(step)));
  const parts = IN_FIVE.some((one) => Math.abs(mantissa - one) < 1e-5 * one) ? 5 : 4;
  const from = Math.floor(((min - first) / step) * parts);
  const to = Math.ceil(((max - first) / step) * parts);
  const ticks: number[] = [];
  for (let k = from; k <= to; k++) if (k % parts !== 0) ticks.push(first + (k / parts) * step);
  return insideRange(ticks, min, max);
}
