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
  const { before, after } = halo;
  const kept = n - before - after;
  const first = Math.max(1, before);
  const end = Math.min(n - 1, n - after);
  const rim = n === 2 ? difference : oneSided;
  for (let o = 0; o < outer; o++) {
    const from = o * n * inner;
    const to = (o * kept - before) * inner;
    // Points inside lie together in memory, all rows at once.
    central(block, from + first * inner, inner, (end - first) * inner, spacing, output, to + first * inner);
    if (before === 0) rim(block, from, inner, inner, spacing, output, to);
    const last = (n - 1) * inner;
    // At the upper end the same formula runs backwards with −h.
    if (after === 0) rim(block, from + last, -inner, inner, -spacing, output, to + last);
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
  const { before, after } = halo;
  const kept = n - before - after;
  const first = Math.max(1, before);
  const end = Math.min(n - 1, n - after);
  const square = spacing * spacing;
  for (let o = 0; o < outer; o++) {
    const from = o * n * inner;
    const to = (o * kept - before) * inner;
    const last = (n - 1) * inner;
    curvature(block, from + first * inner, inner, (end - first) * inner, square, output, to + first * inner);
    if (n === 3) {
      if (before === 0) curvature(block, from + inner, inner, inner, square, output, to);
      if (after === 0) curvature(block, from + inner, inner, inner, square, output, to + last);
    } else {
      if (before === 0) oneSidedCurvature(block, from, inner, inner, square, output, to);
      if (after === 0) oneSidedCurvature(block, from + last, -inner, inner, square, output, to + last);
    }
  }
}

/** The formulas at `count` points from `from` on, whose neighbours along the axis are `step` elements apart. */
type Formula = (
  f: Float64Array,
  from: number,
  step: number,
  count: number,
  spacing: number,
  output: Float64Array,
  to: number,
) => void;

const central: Formula = (f, from, step, count, h, output, to) => {
  const span = 2 * h;
  const end = to + count;
  for (let k = to, i = from; k < end; k++, i++) {
    output[k] = ((f[i + step] as number) - (f[i - step] as number)) / span;
  }
};

const difference: Formula = (f, from, step, count, h, output, to) => {
  const end = to + count;
  for (let k = to, i = from; k < end; k++, i++) {
    output[k] = ((f[i + step] as number) - (f[i] as number)) / h;
  }
};

const oneSided: Formula = (f, from, step, count, h, output, to) => {
  const span = 2 * h;
  const end = to + count;
  for (let k = to, i = from; k < end; k++, i++) {
    output[k] = (-3 * (f[i] as number) + 4 * (f[i + step] as number) - (f[i + 2 * step] as number)) / span;
  }
};

const curvature: Formula = (f, from, step, count, square, output, to) => {
  const end = to + count;
  for (let k = to, i = from; k < end; k++, i++) {
    output[k] = ((f[i - step] as number) - 2 * (f[i] as number) + (f[i + step] as number)) / square;
  }
};

const oneSidedCurvature: Formula = (f, from, step, count, square, output, to) => {
  const end = to + count;
  for (let k = to, i = from; k < end; k++, i++) {
    const f1 = f[i + step] as number;
    const f2 = f[i + 2 * step] as number;
    const f3 = f[i + 3 * step] as number;
    output[k] = (2 * (f[i] as number) - 5 * f1 + 4 * f2 - f3) / square;
  }
};

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
