import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARITHMETIC_KERNELS, type ArithmeticOperation } from './binary-kernels.js';
import { COMPARISON_KERNELS, type ComparisonOperation } from './compare-kernels.js';
import { clip, where } from './select-kernels.js';
import { UNARY_KERNELS, type UnaryOperation } from './unary-kernels.js';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const value = fc.oneof(
  { weight: 3, arbitrary: fc.double() },
  { weight: 3, arbitrary: fc.integer({ min: -20, max: 20 }).map((k) => k / 4) },
  { weight: 2, arbitrary: fc.constantFrom(nan, inf, -inf, 0, -0, 1, -1, 2 ** 52, 0.49999999999999994) },
);
const values = fc.array(value, { minLength: 12, maxLength: 12 }).map((list) => Float64Array.from(list));
/** Rows of at most 9 values that begin at most at 3: they stay within 12. */
const start = fc.integer({ min: 0, max: 3 });
const step = fc.constantFrom(0, 1);
const count = fc.integer({ min: 0, max: 9 });
const MARK = 12345.678;

function expectRow(output: Float64Array, outputStart: number, expected: readonly number[]): void {
  const whole = new Float64Array(output.length).fill(MARK);
  whole.set(expected, outputStart);
  expect(Array.from(output)).toEqual(Array.from(whole));
}

const at = (a: Float64Array, from: number, by: number, k: number) => a[from + by * k] ?? MARK;
const truth = (holds: boolean) => (holds ? 1 : 0);

const UNARY_MODELS: Record<UnaryOperation, (x: number) => number> = {
  negate: (x) => -x,
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x) => {
    const below = Math.floor(x);
    if (!Number.isFinite(x) || x === below) return x;
    const nearest = x - below < 0.5 || (x - below === 0.5 && below % 2 === 0) ? below : below + 1;
    return nearest === 0 && x < 0 ? -0 : nearest;
  },
  sign: (x) => Math.sign(x) + 0,
  isnan: (x) => truth(Number.isNaN(x)),
  isfinite: (x) => truth(Number.isFinite(x)),
  not: (x) => truth(x === 0),
};

/** `npy_divmod` of NumPy's `npy_math_internal.h`, term by term. */
function divmod(a: number, b: number): [number, number] {
  let mod = a % b;
  if (b === 0) return [a / b, mod];
  let div = (a - mod) / b;
  if (mod !== 0) {
    if (b < 0 !== mod < 0) {
      mod += b;
      div -= 1;
    }
  } else mod = b < 0 ? -0 : 0;
  let floordiv = Math.floor(div);
  if (div !== 0) {
    if (div - floordiv > 0.5) floordiv += 1;
  } else floordiv = Object.is(a / b, -0) || a / b < 0 ? -0 : 0;
  return [floordiv, mod];
}

const anyNaN = (a: number, b: number) => Number.isNaN(a) || Number.isNaN(b);

const ARITHMETIC_MODELS: Record<ArithmeticOperation, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  floorDivide: (a, b) => divmod(a, b)[0],
  modulo: (a, b) => divmod(a, b)[1],
  power: (a, b) => (a === 1 || (a === -1 && Math.abs(b) === inf) ? 1 : a ** b),
  hypot: Math.hypot,
  arctan2: Math.atan2,
  minimum: (a, b) => (anyNaN(a, b) ? nan : a < b || Object.is(a, -0) ? (b < a ? b : a) : b),
  maximum: (a, b) => (anyNaN(a, b) ? nan : a > b || Object.is(b, -0) ? (b > a ? b : a) : b),
};

const COMPARISON_MODELS: Record<ComparisonOperation, (a: number, b: number) => boolean> = {
  less: (a, b) => a < b,
  lessEqual: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greaterEqual: (a, b) => a >= b,
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  and: (a, b) => a !== 0 && b !== 0,
  or: (a, b) => a !== 0 || b !== 0,
};

const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[];

describe('kernels of one operand', () => {
  it.each(keysOf(UNARY_MODELS))('%s writes its row and nothing else', (name) => {
    fc.assert(
      fc.property(values, start, start, count, (input, from, to, n) => {
        const expected = Array.from({ length: n }, (_, k) => UNARY_MODELS[name](at(input, from, 1, k)));
        const output = new Float64Array(12).fill(MARK);
        UNARY_KERNELS[name](input, from, output, to, n);
        expectRow(output, to, expected);
        UNARY_KERNELS[name](input, from, input, from, n);
        expect(Array.from(input.subarray(from, from + n))).toEqual(expected);
      }),
    );
  });

  it('rounds halves to even, as numpy.round does', () => {
    const halves = Float64Array.of(-2.5, -1.5, -0.5, -0.2, 0.5, 1.5, 2.5, 4503599627370495.5);
    UNARY_KERNELS.round(halves, 0, halves, 0, 8);
    expect(Array.from(halves)).toEqual([-2, -2, -0, -0, 0, 2, 2, 4503599627370496]);
  });
});

/** One or two units in the last place. */
function near(actual: number, expected: number): boolean {
  return Object.is(actual, expected) || Math.abs(actual - expected) <= 4.5e-16 * Math.abs(expected);
}

describe('kernels of two operands', () => {
  const rows = fc.record({
    a: values,
    b: values,
    from: fc.tuple(start, start, start),
    by: fc.tuple(step, step),
    n: count,
  });

  it.each(keysOf(ARITHMETIC_MODELS))('%s with all steps', (name) => {
    fc.assert(
      fc.property(rows, ({ a, b, from: [aStart, bStart, to], by: [aStep, bStep], n }) => {
        const expected = Array.from({ length: n }, (_, k) => {
          const [x, y] = [at(a, aStart, aStep, k), at(b, bStart, bStep, k)];
          // NumPy squares by a product and takes roots by `sqrt` when the exponent is one number.
          if (name === 'power' && bStep === 0 && aStep === 1 && y === 2) return x * x;
          if (name === 'power' && bStep === 0 && aStep === 1 && y === 0.5) return Math.sqrt(x);
          return ARITHMETIC_MODELS[name](x, y);
        });
        const output = new Float64Array(12).fill(MARK);
        ARITHMETIC_KERNELS[name](a, aStart, aStep, b, bStart, bStep, output, to, n);
        if (name === 'hypot') {
          output.subarray(to, to + n).forEach((h, k) => {
            expect(near(h, expected[k] ?? nan)).toBe(true);
          });
        } else expectRow(output, to, expected);
      }),
      { numRuns: 200 },
    );
  });

  it.each(keysOf(COMPARISON_MODELS))('%s with all steps', (name) => {
    fc.assert(
      fc.property(rows, ({ a, b, from: [aStart, bStart, to], by: [aStep, bStep], n }) => {
        const output = new Float64Array(12).fill(MARK);
        COMPARISON_KERNELS[name](a, aStart, aStep, b, bStart, bStep, output, to, n);
        const model = COMPARISON_MODELS[name];
        expectRow(
          output,
          to,
          Array.from({ length: n }, (_, k) => truth(model(at(a, aStart, aStep, k), at(b, bStart, bStep, k)))),
        );
      }),
    );
  });

  it('may write over an operand', () => {
    const a = Float64Array.of(1, 2, 3);
    ARITHMETIC_KERNELS.multiply(a, 0, 1, a, 0, 1, a, 0, 3);
    expect(Array.from(a)).toEqual([1, 4, 9]);
  });

  // From the Python language: (a, b, a // b, a % b).
  it.each([
    [7, -2, -4, -1],
    [-7, 2, -4, 1],
    [0.3, 0.1, 2, 0.09999999999999998],
    [1, 0.1, 9, 0.09999999999999995],
    [-1, inf, -1, inf],
    [-0, 3, -0, 0],
  ])('%d // %d and %% as Python', (a, b, quotient, rest) => {
    const output = new Float64Array(1);
    ARITHMETIC_KERNELS.floorDivide(Float64Array.of(a), 0, 0, Float64Array.of(b), 0, 0, output, 0, 1);
    expect(output[0]).toBe(quotient);
    ARITHMETIC_KERNELS.modulo(Float64Array.of(a), 0, 0, Float64Array.of(b), 0, 0, output, 0, 1);
    expect(output[0]).toBe(rest);
  });
});

describe('kernels of three operands', () => {
  const rows = fc.record({
    a: values,
    b: values,
    c: values,
    from: fc.tuple(start, start, start, start),
    by: fc.tuple(step, step, step),
    n: count,
  });

  it('chooses by a condition', () => {
    fc.assert(
      fc.property(rows, ({ a, b, c, from, by, n }) => {
        const output = new Float64Array(12).fill(MARK);
        where(a, from[0], by[0], b, from[1], by[1], c, from[2], by[2], output, from[3], n);
        const expected = Array.from({ length: n }, (_, k) =>
          at(a, from[0], by[0], k) === 0 ? at(c, from[2], by[2], k) : at(b, from[1], by[1], k),
        );
        expectRow(output, from[3], expected);
      }),
    );
  });

  it('clips, and NaN wins', () => {
    fc.assert(
      fc.property(rows, ({ a, b, c, from, by, n }) => {
        const output = new Float64Array(12).fill(MARK);
        clip(a, from[0], by[0], b, from[1], by[1], c, from[2], by[2], output, from[3], n);
        const expected = Array.from({ length: n }, (_, k) => {
          const raised = ARITHMETIC_MODELS.maximum(at(a, from[0], by[0], k), at(b, from[1], by[1], k));
          return ARITHMETIC_MODELS.minimum(raised, at(c, from[2], by[2], k));
        });
        expectRow(output, from[3], expected);
      }),
    );
  });
});
