import { NOTHING } from './relocation-stencil.js';

export type FloatArray = Float32Array | Float64Array;

/** For every element of one axis of the result: the place of a term in the block along that axis, and its sign. */
export interface AxisTerm {
  /** `NOTHING` where the result is 0. */
  readonly offsets: Int32Array;
  readonly signs: Float64Array;
}

/** One term of a mean, along z, y and x. */
export type Term = readonly [AxisTerm, AxisTerm, AxisTerm];

/**
 * Means of two elements of a block, in the precision of the file: `target` is C-ordered (z, y, x), and the elements
 * of a term lie at the sums of its three offsets.
 */
export function meanOfTwo(block: FloatArray, target: FloatArray, terms: readonly [Term, Term]): void {
  const [[az, ay, ax], [bz, by, bx]] = terms;
  const columns = ax.offsets.length;
  let to = 0;
  for (let j = 0; j < az.offsets.length; j += 1) {
    for (let k = 0; k < ay.offsets.length; k += 1, to += columns) {
      const nothing = az.offsets[j] === NOTHING || ay.offsets[k] === NOTHING;
      if (nothing) continue;
      const a = (az.offsets[j] ?? 0) + (ay.offsets[k] ?? 0);
      const b = (bz.offsets[j] ?? 0) + (by.offsets[k] ?? 0);
      if (block instanceof Float32Array) twoFloat32(block, a, b, ax.offsets, bx.offsets, target, to);
      else twoFloat64(block, a, b, ax.offsets, bx.offsets, target, to);
    }
  }
}

function twoFloat32(
  block: Float32Array,
  a: number,
  b: number,
  ax: Int32Array,
  bx: Int32Array,
  target: FloatArray,
  to: number,
): void {
  for (let i = 0; i < ax.length; i += 1) {
    const at = ax[i] ?? NOTHING;
    // The sum is rounded first, as it is where the arithmetic itself is of single precision.
    if (at !== NOTHING) {
      target[to + i] = 0.5 * Math.fround((block[a + at] ?? 0) + (block[b + (bx[i] ?? 0)] ?? 0));
    }
  }
}

function twoFloat64(
  block: Float64Array,
  a: number,
  b: number,
  ax: Int32Array,
  bx: Int32Array,
  target: FloatArray,
  to: number,
): void {
  for (let i = 0; i < ax.length; i += 1) {
    const at = ax[i] ?? NOTHING;
    if (at !== NOTHING) target[to + i] = 0.5 * ((block[a + at] ?? 0) + (block[b + (bx[i] ?? 0)] ?? 0));
  }
}

/** Means of four elements with their signs, in double precision and in the order of the terms. */
export function meanOfFour(
  block: FloatArray,
  target: FloatArray,
  terms: readonly [Term, Term, Term, Term],
): void {
  const [[z, y, x]] = terms;
  const columns = x.offsets.length;
  const row: FourInRow = {
    starts: new Int32Array(4),
    signs: new Float64Array(4),
    along: [terms[0][2], terms[1][2], terms[2][2], terms[3][2]],
  };
  let to = 0;
  for (let j = 0; j < z.offsets.length; j += 1) {
    for (let k = 0; k < y.offsets.length; k += 1, to += columns) {
      for (let t = 0; t < 4; t += 1) {
        const term = terms[t];
        row.starts[t] = (term?.[0].offsets[j] ?? 0) + (term?.[1].offsets[k] ?? 0);
        row.signs[t] = (term?.[0].signs[j] ?? 1) * (term?.[1].signs[k] ?? 1);
      }
      if (block instanceof Float32Array) fourFloat32(block, row, target, to);
      else fourFloat64(block, row, target, to);
    }
  }
}

interface FourInRow {
  readonly starts: Int32Array;
  readonly signs: Float64Array;
  readonly along: readonly [AxisTerm, AxisTerm, AxisTerm, AxisTerm];
}

function fourFloat32(
  block: Float32Array,
  { starts, signs, along }: FourInRow,
  target: FloatArray,
  to: number,
): void {
  const [a = 0, b = 0, c = 0, d = 0] = starts;
  const [sa = 1, sb = 1, sc = 1, sd = 1] = signs;
  const [ax, bx, cx, dx] = along;
  for (let i = 0; i < ax.offsets.length; i += 1) {
    const first = sa * (ax.signs[i] ?? 1) * (block[a + (ax.offsets[i] ?? 0)] ?? 0);
    const second = sb * (bx.signs[i] ?? 1) * (block[b + (bx.offsets[i] ?? 0)] ?? 0);
    const third = sc * (cx.signs[i] ?? 1) * (block[c + (cx.offsets[i] ?? 0)] ?? 0);
    const fourth = sd * (dx.signs[i] ?? 1) * (block[d + (dx.offsets[i] ?? 0)] ?? 0);
    target[to + i] = 0.25 * (first + second + third + fourth);
  }
}

function fourFloat64(
  block: Float64Array,
  { starts, signs, along }: FourInRow,
  target: FloatArray,
  to: number,
): void {
  const [a = 0, b = 0, c = 0, d = 0] = starts;
  const [sa = 1, sb = 1, sc = 1, sd = 1] = signs;
  const [ax, bx, cx, dx] = along;
  for (let i = 0; i < ax.offsets.length; i += 1) {
    const first = sa * (ax.signs[i] ?? 1) * (block[a + (ax.offsets[i] ?? 0)] ?? 0);
    const second = sb * (bx.signs[i] ?? 1) * (block[b + (bx.offsets[i] ?? 0)] ?? 0);
    const third = sc * (cx.signs[i] ?? 1) * (block[c + (cx.offsets[i] ?? 0)] ?? 0);
    const fourth = sd * (dx.signs[i] ?? 1) * (block[d + (dx.offsets[i] ?? 0)] ?? 0);
    target[to + i] = 0.25 * (first + second + third + fourth);
  }
}
