import { MAX_AXIS_POINTS } from './evaluation-limits.js';
import type { AxisPositions } from './value-type.js';

/** Positions along each axis of a value, none of them empty. */
export type Region = readonly AxisPositions[];

/** `count` positions from `start` on. */
export function evenPositions(start: number, step: number, count: number): AxisPositions {
  return { kind: 'even', start, step, count };
}

/** Every position of an axis. */
export function wholeAxis(count: number): AxisPositions {
  return evenPositions(0, 1, count);
}

export function countOf(positions: AxisPositions): number {
  return positions.kind === 'even' ? positions.count : positions.at.length;
}

/** The position at place `k`; even positions continue past their end. */
export function positionAt(positions: AxisPositions, k: number): number {
  return positions.kind === 'even' ? positions.start + k * positions.step : (positions.at[k] ?? Number.NaN);
}

/** The positions as even ones when their differences are equal. */
export function positionsOf(at: readonly number[]): AxisPositions {
  const [start = 0, second = start + 1] = at;
  const step = second - start;
  if (step === 0) return { kind: 'list', at };
  for (let k = 2; k < at.length; k += 1) {
    if ((at[k] ?? 0) - (at[k - 1] ?? 0) !== step) return { kind: 'list', at };
  }
  return evenPositions(start, step, at.length);
}

/** The positions that `places` picks of `positions`. */
export function composePositions(positions: AxisPositions, places: AxisPositions): AxisPositions {
  if (positions.kind === 'even' && places.kind === 'even') {
    return evenPositions(
      positions.start + positions.step * places.start,
      positions.step * places.step,
      places.count,
    );
  }
  const count = countOf(places);
  return positionsOf(Array.from({ length: count }, (_, k) => positionAt(positions, positionAt(places, k))));
}

export function samePositions(a: AxisPositions, b: AxisPositions): boolean {
  const count = countOf(a);
  if (count !== countOf(b)) return false;
  if (a.kind === 'even' && b.kind === 'even') {
    return a.start === b.start && (count === 1 || a.step === b.step);
  }
  for (let k = 0; k < count; k += 1) if (positionAt(a, k) !== positionAt(b, k)) return false;
  return true;
}

/** How many elements a region has. */
export function regionSize(region: Region): number {
  let size = 1;
  for (const positions of region) size *= countOf(positions);
  return size;
}

export function regionShape(region: Region): number[] {
  return region.map(countOf);
}

/** True for regions of the same positions. */
export function sameRegion(a: Region, b: Region): boolean {
  if (a === b) return true;
  for (let axis = 0; axis < a.length; axis += 1) {
    const [one, other] = [a[axis], b[axis]];
    if (one === undefined || other === undefined || !samePositions(one, other)) return false;
  }
  return a.length === b.length;
}

/** Equal for regions of the same positions. */
export function regionKey(region: Region): string {
  return region
    .map((p) => (p.kind === 'even' ? `${p.start}:${p.count === 1 ? 1 : p.step}:${p.count}` : p.at.join(',')))
    .join(';');
}

/** Sorted positions without repetition, and where each of the given ones stands among them. */
export interface DistinctPositions {
  readonly positions: AxisPositions;
  /** Null when the given positions are read as they stand. */
  readonly places: Int32Array | null;
}

/** What has to be read of an axis to have these positions of it. */
export function distinctPositions(positions: AxisPositions): DistinctPositions {
  if (positions.kind === 'even' && (positions.step !== 0 || positions.count === 1)) {
    return { positions, places: null };
  }
  const at = positions.kind === 'list' ? positions.at : [positions.start];
  let increasing = true;
  for (let k = 1; k < at.length && increasing; k += 1) increasing = (at[k] ?? 0) > (at[k - 1] ?? 0);
  if (increasing) return { positions: positionsOf(at), places: null };
  const sorted = Float64Array.from(new Set(at)).sort();
  const placeOf = new Map<number, number>();
  for (const [place, position] of sorted.entries()) placeOf.set(position, place);
  const places = Int32Array.from(at, (position) => placeOf.get(position) ?? 0);
  return { positions: positionsOf(Array.from(sorted)), places };
}

/** True for a number of points that an axis may have. */
export function isAxisCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 1 && count <= MAX_AXIS_POINTS;
}
