import { ShapeError } from './errors.js';

/** Layers of the axis in a block that belong to its neighbours: they are read, and no result is written for them. */
export interface Halo {
  readonly before: number;
  readonly after: number;
}

const NO_HALO: Halo = { before: 0, after: 0 };

/**
 * The first derivative along the middle axis of the contiguous C-order block [outer, n, inner] with `spacing` between
 * its points: central, (f₊ − f₋)/2h; at an end without halo one-sided of second order, (−3f₀ + 4f₁ − f₂)/2h, or the
 * difference quotient when n is 2. `n` counts the halo; the result [outer, n − before − after, inner] does not hold it.
 *
 * A block at an end of a larger array gives the values of the whole array when it has three layers or more, halo included.
 * @throws ShapeError for fewer than 2 points, and for another number of elements in `block` or `output`.
 */
export function firstDerivative(
  block: Float64Array,
  outer: number,
  n: number,
  inner: number,
  spacing: number,
  output: Float64Array,
  halo: Halo = NO_HALO,
): void {
  checkSizes('first', 2, block, outer, n, inner, output, halo);
  const last = n - 1;
  const kept = n - halo.before - halo.after;
  for (let o = 0; o < outer; o++) {
    for (let k = halo.before; k < n - halo.after; k++) {
      const from = (o * n + k) * inner;
      const to = (o * kept + k - halo.before) * inner;
      if (k > 0 && k < last) central(block, from, inner, spacing, output, to);
      // At the upper end the same formula runs backwards with −h.
      else if (n === 2)
        difference(block, from, k === 0 ? inner : -inner, inner, k === 0 ? spacing : -spacing, output, to);
      else oneSided(block, from, k === 0 ? inner : -inner, inner, k === 0 ? spacing : -spacing, output, to);
    }
  }
}

/**
 * The second derivative along the middle axis of the contiguous C-order block [outer, n, inner] with `spacing` between
 * its points: central, (f₋ − 2f₀ + f₊)/h²; at an end without halo one-sided of second order,
 * (2f₀ − 5f₁ + 4f₂ − f₃)/h², or the neighbour's value when n is 3. Sizes and halo as in {@link firstDerivative}; a
 * block at an end of a larger array gives the values of the whole array when it has four layers or more.
 * @throws ShapeError for fewer than 3 points, and for another number of elements in `block` or `output`.
 */
export function secondDerivative(
  block: Float64Array,
  outer: number,
  n: number,
  inner: number,
  spacing: number,
  output: Float64Array,
  halo: Halo = NO_HALO,
): void {
  checkSizes('second', 3, block, outer, n, inner, output, halo);
  const last = n - 1;
  const kept = n - halo.before - halo.after;
  const square = spacing * spacing;
  for (let o = 0; o < outer; o++) {
    for (let k = halo.before; k < n - halo.after; k++) {
      const from = (o * n + k) * inner;
      const to = (o * kept + k - halo.before) * inner;
      if (k > 0 && k < last) curvature(block, from, inner, square, output, to);
      else if (n === 3) curvature(block, (o * n + 1) * inner, inner, square, output, to);
      else oneSidedCurvature(block, from, k === 0 ? inner : -inner, inner, square, output, to);
    }
  }
}

function central(
  f: Float64Array,
  from: number,
  inner: number,
  h: number,
  output: Float64Array,
  to: number,
): void {
  const span = 2 * h;
  for (let i = 0; i < inner; i++) {
    output[to + i] = ((f[from + i + inner] as number) - (f[from + i - inner] as number)) / span;
  }
}

function difference(
  f: Float64Array,
  from: number,
  step: number,
  inner: number,
  h: number,
  output: Float64Array,
  to: number,
): void {
  for (let i = 0; i < inner; i++) {
    output[to + i] = ((f[from + i + step] as number) - (f[from + i] as number)) / h;
  }
}

function oneSided(
  f: Float64Array,
  from: number,
  step: number,
  inner: number,
  h: number,
  output: Float64Array,
  to: number,
): void {
  const span = 2 * h;
  for (let i = 0; i < inner; i++) {
    const k = from + i;
    output[to + i] =
      (-3 * (f[k] as number) + 4 * (f[k + step] as number) - (f[k + 2 * step] as number)) / span;
  }
}

function curvature(
  f: Float64Array,
  from: number,
  inner: number,
  square: number,
  output: Float64Array,
  to: number,
): void {
  for (let i = 0; i < inner; i++) {
    const k = from + i;
    output[to + i] = ((f[k - inner] as number) - 2 * (f[k] as number) + (f[k + inner] as number)) / square;
  }
}

function oneSidedCurvature(
  f: Float64Array,
  from: number,
  step: number,
  inner: number,
  square: number,
  output: Float64Array,
  to: number,
): void {
  for (let i = 0; i < inner; i++) {
    const k = from + i;
    output[to + i] =
      (2 * (f[k] as number) -
        5 * (f[k + step] as number) +
        4 * (f[k + 2 * step] as number) -
        (f[k + 3 * step] as number)) /
      square;
  }
}

function checkSizes(
  which: 'first' | 'second',
  least: number,
  block: Float64Array,
  outer: number,
  n: number,
  inner: number,
  output: Float64Array,
  halo: Halo,
): void {
  const shape = [outer, n, inner];
  if (n < least) {
    throw new ShapeError(
      `The ${which} derivative needs ${least} points on its axis; there ${n === 1 ? 'is' : 'are'} ${n}.`,
      shape,
    );
  }
  const kept = outer * (n - halo.before - halo.after) * inner;
  if (block.length !== outer * n * inner || output.length !== kept) {
    throw new ShapeError(
      `A block (${shape.join(', ')}) with a halo of ${halo.before} and ${halo.after} has ${outer * n * inner} elements and ${kept} results; the arrays have ${block.length} and ${output.length}.`,
      shape,
    );
  }
}
