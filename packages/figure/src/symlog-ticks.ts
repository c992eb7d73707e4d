import { powerOfTen } from './decimal.js';
import { logTicks } from './log-ticks.js';
import { tickValues } from './ticks.js';

/** Ticks of a symmetric logarithmic axis, ascending. */
interface SymlogTicks {
  readonly major: readonly number[];
  readonly minor: readonly number[];
  /** Decades are written as powers of ten, round values of a short range as numbers. */
  readonly kind: 'decades' | 'values';
}

/**
 * Zero and the powers of ten from the threshold on, on both sides; every n-th when there are more than `maxTicks` intervals,
 * counted from the largest. Where fewer than three would lie inside, round values as on a linear axis.
 */
export function symlogTicks(min: number, max: number, linthresh: number, maxTicks = 9): SymlogTicks {
  if (min >= linthresh) return { ...logTicks(min, max, maxTicks), kind: 'decades' };
  if (max <= -linthresh) return mirrored(logTicks(-max, -min, maxTicks));
  const lowest = Math.ceil(Math.log10(linthresh) - 1e-9);
  const highest = Math.floor(Math.log10(Math.max(-min, max)) + 1e-9);
  const sides = (max >= powerOfTen(lowest) ? 1 : 0) + (min <= -powerOfTen(lowest) ? 1 : 0);
  const wanted = sides * Math.max(0, highest - lowest + 1) + 1;
  const stride = Math.max(1, Math.ceil(wanted / (Math.max(2, maxTicks) + 1)));
  const decades: number[] = [];
  for (let e = highest; e >= lowest; e -= stride) decades.push(powerOfTen(e));
  const major = inside(bothSides(decades), min, max);
  if (major.length < 3)
    return { major: tickValues(min, max, { maxIntervals: maxTicks }), minor: [], kind: 'values' };
  return {
    major,
    minor: stride > 1 ? [] : multiples(lowest - 1, highest, linthresh, min, max),
    kind: 'decades',
  };
}

function multiples(lowest: number, highest: number, linthresh: number, min: number, max: number): number[] {
  const values: number[] = [];
  for (let e = lowest; e <= highest; e++) {
    for (let m = 2; m <= 9; m++) if (m * powerOfTen(e) >= linthresh) values.push(m * powerOfTen(e));
  }
  return inside(bothSides(values), min, max).filter((value) => value !== 0);
}

function bothSides(values: readonly number[]): number[] {
  return [...values.map((value) => -value), 0, ...values].sort((a, b) => a - b);
}

/** Slack in parts of the ends themselves: beside the threshold, parts of the whole range may be decades. */
function inside(values: readonly number[], min: number, max: number): number[] {
  return values.filter(
    (value) => value >= min - 1e-10 * Math.abs(min) && value <= max + 1e-10 * Math.abs(max),
  );
}

function mirrored({ major, minor }: { major: readonly number[]; minor: readonly number[] }): SymlogTicks {
  const negative = (values: readonly number[]): number[] => values.map((value) => -value).reverse();
  return { major: negative(major), minor: negative(minor), kind: 'decades' };
}
