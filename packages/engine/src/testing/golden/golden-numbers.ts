import { expect } from 'vitest';
import type { GoldenNode } from './golden-node.js';

/** How far a number may be off: by a part of itself, or of the largest of its array. */
export interface Tolerance {
  readonly relative: number;
  readonly of: 'itself' | 'largest';
}

/** Values as they are in the file. */
export const STORED: Tolerance = { relative: 0, of: 'itself' };
/** Factors and values of double precision. */
export const DOUBLE: Tolerance = { relative: 1e-14, of: 'itself' };
/** Values that the original computes in single precision, each from one. */
export const SINGLE: Tolerance = { relative: 1e-6, of: 'itself' };
/** Values that the original computes in single precision, each from several that may cancel. */
export const SINGLE_COMBINED: Tolerance = { relative: 1e-6, of: 'largest' };

/** Sums depend on their order in the last digits. */
const SUMMATION = 1e-13;

export function expectNear(
  ours: number,
  golden: number,
  relative: number,
  what: string,
  scale = golden,
): void {
  if (Number.isNaN(golden)) expect(ours, what).toBeNaN();
  else expect(Math.abs(ours - golden), what).toBeLessThanOrEqual(relative * Math.abs(scale));
}

/** Numbers in C order. */
export interface Numbers {
  readonly data: ArrayLike<number>;
  readonly shape: readonly number[];
}

/**
 * Compares an array with what the original says of it: shape, statistics, and all values or samples of them. What else
 * is said of it is left to the caller.
 */
export function compareNumbers(golden: GoldenNode, { data, shape }: Numbers, tolerance: Tolerance): void {
  const ours = statisticsOf(data);
  if (golden.has('shape')) expect(golden.at('shape').numbers).toEqual(shape);
  else expect(shape).toEqual([]);
  const relative = Math.max(tolerance.relative, SUMMATION);
  const scales = {
    sum: ours.magnitudes,
    mean: ours.magnitudes / ours.count,
    std: ours.absmax,
    ...(tolerance.of === 'largest' && { min: ours.absmax, max: ours.absmax }),
  };
  for (const name of ['nan', 'sum', 'mean', 'std', 'min', 'max', 'absmax'] as const) {
    if (!golden.has(name)) continue;
    const known = golden.at(name).number;
    const isSummed = name === 'sum' || name === 'mean' || name === 'std';
    const scale = name in scales ? scales[name as keyof typeof scales] : known;
    expectNear(ours[name], known, isSummed ? relative : tolerance.relative, `${golden.path}/${name}`, scale);
  }
  const known = knownValues(golden, shape);
  expect(known.length, `${golden.path} has values`).toBeGreaterThan(0);
  for (const [position, value] of known) {
    const scale = tolerance.of === 'largest' ? ours.absmax : value;
    expectNear(
      data[position] ?? Number.POSITIVE_INFINITY,
      value,
      tolerance.relative,
      `${golden.path} at ${position}`,
      scale,
    );
  }
}

/** Positions in C order and the values that are known there. */
function knownValues(golden: GoldenNode, shape: readonly number[]): (readonly [number, number])[] {
  if (golden.has('value')) return [[0, golden.at('value').number]];
  if (golden.has('values')) return [...golden.at('values').numbers.entries()];
  return golden.at('samples').parts.map((sample) => {
    const indices = sample.at('i').numbers;
    expect(indices.length).toBe(shape.length);
    const position = indices.reduce((k, index, axis) => k * (shape[axis] ?? 1) + index, 0);
    return [position, sample.at('v').number];
  });
}

function statisticsOf(data: ArrayLike<number>) {
  const present = Array.from(data).filter((value) => !Number.isNaN(value));
  const sum = present.reduce((total, value) => total + value, 0);
  const mean = sum / present.length;
  const variance = present.reduce((total, value) => total + (value - mean) ** 2, 0) / present.length;
  const min = present.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const max = present.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return {
    count: present.length,
    nan: data.length - present.length,
    ...{ sum, mean, min, max },
    std: Math.sqrt(variance),
    absmax: Math.max(Math.abs(min), Math.abs(max)),
    magnitudes: present.reduce((total, value) => total + Math.abs(value), 0),
  };
}
