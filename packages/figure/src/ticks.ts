import { floorDivide, powerOfTen } from './decimal.js';

/** How densely ticks stand; the defaults are those of matplotlib's AutoLocator. */
export interface TickOptions {
  /** At most this many intervals (matplotlib's `nbins`). */
  readonly maxIntervals?: number;
  /** Mantissas a step may have, ascending from 1 to 10. */
  readonly steps?: readonly number[];
  /** Smaller steps are tried until this many ticks are inside the range. */
  readonly minTicks?: number;
}

/** Mantissas of matplotlib's axis ticks. */
export const AXIS_STEPS: readonly number[] = [1, 2, 2.5, 5, 10];
/** Mantissas of matplotlib's contour levels. */
export const LEVEL_STEPS: readonly number[] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * Round values that cover a range with one beyond each end, as matplotlib's MaxNLocator places them.
 * Equal ends are moved apart by 1e-13 of their size.
 */
export function coveringTicks(min: number, max: number, options: TickOptions = {}): number[] {
  const size = Math.max(Math.abs(min), Math.abs(max));
  // Near the ends of what a double holds, differences and steps would overflow or vanish.
  const shift = size > 1e290 ? -100 : size > 0 && size < 1e-250 ? 200 : 0;
  if (shift === 0) return ticksCovering(min, max, options);
  const by = powerOfTen(shift);
  return ticksCovering(min * by, max * by, options)
    .map((tick) => tick / by)
    .filter(Number.isFinite);
}

function ticksCovering(min: number, max: number, options: TickOptions): number[] {
  const { maxIntervals = 9, steps = AXIS_STEPS, minTicks = 2 } = options;
  const [low, high] = nonsingular(min, max);
  const { scale, offset } = scaleRange(low, high, maxIntervals);
  const from = low - offset;
  const to = high - offset;
  const extended = [...steps.slice(0, -1).map((step) => 0.1 * step), ...steps, 10 * (steps[1] ?? 2)];
  const candidates = extended.map((step) => step * scale);
  const needed = (to - from) / maxIntervals;
  const first = candidates.findIndex((step) => step >= needed);
  let ticks: number[] = [];
  for (let i = first === -1 ? candidates.length - 1 : first; i >= 0; i--) {
    ticks = multiplesCovering(from, to, candidates[i] ?? scale, offset);
    if (ticks.filter((tick) => tick >= from && tick <= to).length >= minTicks) break;
  }
  return ticks.map((tick) => tick + offset);
}

/** The ticks of `coveringTicks` that lie inside the range, ends included. */
export function tickValues(min: number, max: number, options: TickOptions = {}): number[] {
  return insideRange(coveringTicks(min, max, options), min, max);
}

/** The values inside a range; one that misses an end by rounding only counts as inside. */
export function insideRange(values: readonly number[], min: number, max: number): number[] {
  const slack = 1e-10 * Math.min(Number.MAX_VALUE, Math.abs(max - min));
  return values.filter((value) => value >= min - slack && value <= max + slack);
}

function multiplesCovering(from: number, to: number, step: number, offset: number): number[] {
  const start = floorDivide(from, step).quotient * step;
  const low = lowerEdge(from - start, step, Math.abs(offset));
  const high = upperEdge(to - start, step, Math.abs(offset));
  const ticks: number[] = [];
  for (let k = low; k <= high; k++) ticks.push(k * step + start);
  return ticks;
}

/** Largest n with n · step ≤ x, where nearly equal counts as equal. */
function lowerEdge(x: number, step: number, offset: number): number {
  const { quotient, remainder } = floorDivide(x, step);
  return near(remainder / step, 1, step, offset) ? quotient + 1 : quotient;
}

/** Smallest n with n · step ≥ x, where nearly equal counts as equal. */
function upperEdge(x: number, step: number, offset: number): number {
  const { quotient, remainder } = floorDivide(x, step);
  return near(remainder / step, 0, step, offset) ? quotient : quotient + 1;
}

function near(fraction: number, edge: number, step: number, offset: number): boolean {
  // A large offset leaves fewer digits for the fraction.
  const tolerance =
    offset > 0 ? Math.min(0.4999, Math.max(1e-10, 10 ** (Math.log10(offset / step) - 12))) : 1e-10;
  return Math.abs(fraction - edge) < tolerance;
}

function scaleRange(min: number, max: number, intervals: number): { scale: number; offset: number } {
  const span = Math.abs(max - min);
  const mean = (max + min) / 2;
  const offset =
    Math.abs(mean) / span < 100 ? 0 : Math.sign(mean) * powerOfTen(Math.floor(Math.log10(Math.abs(mean))));
  return { scale: powerOfTen(Math.floor(Math.log10(span / intervals))), offset };
}

function nonsingular(min: number, max: number): [number, number] {
  const [low, high] = min <= max ? [min, max] : [max, min];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size < (1e6 / 1e-14) * 2.2250738585072014e-308) return [-1e-13, 1e-13];
  if (high - low > size * 1e-14) return [low, high];
  if (low === 0 && high === 0) return [-1e-13, 1e-13];
  return [low - 1e-13 * Math.abs(low), high + 1e-13 * Math.abs(high)];
}
