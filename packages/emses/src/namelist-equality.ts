import type { NamelistVariable } from './namelist.js';
import { flatten, type NamelistScalar } from './namelist-array.js';

/**
 * Whether two variables give the same elements: `x = 1`, `x(1) = 1` and `x(1:2) = 1, ,` do. Arrays of several
 * dimensions are compared in the order of Fortran. Numbers may differ by `tolerance` relative to the larger.
 */
export function sameVariable(a: NamelistVariable, b: NamelistVariable, tolerance = 0): boolean {
  const left = elements(a);
  const right = elements(b);
  return (
    left.values.length === right.values.length &&
    (left.values.length === 0 || left.first === right.first) &&
    left.values.every((value, position) => sameScalar(value, right.values[position] ?? null, tolerance))
  );
}

interface Elements {
  /** Where the first value that is not null stands: the index of its list, and its place in it. */
  readonly first: number;
  readonly values: readonly NamelistScalar[];
}

/** The values without the nulls around them. */
function elements({ value, start }: NamelistVariable): Elements {
  const flat = flatten(value);
  let from = 0;
  while (from < flat.length && flat[from] === null) from += 1;
  let to = flat.length;
  while (to > from && flat[to - 1] === null) to -= 1;
  const rows = Array.isArray(value) ? value.length : 1;
  const rowLength = flat.length / Math.max(1, rows);
  return { first: ((start?.at(-1) ?? 1) - 1) * rowLength + from, values: flat.slice(from, to) };
}

function sameScalar(a: NamelistScalar, b: NamelistScalar, tolerance: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a === b || Object.is(a, b)) return true;
    const difference = Math.abs(a - b);
    return Number.isFinite(difference) && difference <= tolerance * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    return sameScalar(a.re, b.re, tolerance) && sameScalar(a.im, b.im, tolerance);
  }
  return a === b;
}
