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

/** Of the linear part on one side, in decades (matplotlib's linscale 1). */
const LINEAR_HALF = 10 / 9;

/**
 * Zero and the powers of ten from the threshold on, on both sides; every n-th when there are more than `maxTicks` intervals,
 * counted from the largest. Where fewer than three would lie inside, round values as on a linear axis.
 */
export function symlogTicks(min: number, max: number, linthresh: number, maxTicks = 9): SymlogTicks {
  if (min >= linthresh) return { ...logTicks(min, max, maxTicks), kind: 'decades' };
  if (max <= -linthresh) return mirrored(logTicks(-max, -min, maxTicks));
  const lowest = Math.ceil(Math.log10(linthresh) - 1e-9);
  const last = (end: number): number => (end > 0 ? Math.floor(Math.log10(end) + 1e-9) : lowest - 1);
  const highest = Math.max(last(max), last(-min));
  const wanted = 1 + Math.max(0, last(max) - lowest + 1) + Math.max(0, last(-min) - lowest + 1);
  const stride = Math.max(1, Math.ceil(wanted / (Math.max(2, maxTicks) + 1)));
  const decades: number[] = [];
  // Zero stands as far from its neighbours as these from each other.
  const nearest = Math.log10(linthresh) - LINEAR_HALF + 0.9 * stride;
  for (let e = highest; e >= Math.max(lowest, nearest); e -= stride) decades.push(powerOfTen(e));
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
