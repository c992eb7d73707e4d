import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.js';
import { firstDerivative, secondDerivative } from './stencil.js';

const H = 0.25;

/** [outer, n, inner] with a polynomial of the axis that differs from row to row. */
function sampled(outer: number, n: number, inner: number, f: (x: number) => number): Float64Array {
  return Float64Array.from({ length: outer * n * inner }, (_, at) => {
    const k = Math.floor(at / inner) % n;
    return (1 + Math.floor(at / (n * inner)) + 10 * (at % inner)) * f(k * H);
  });
}

const shapes = fc.record({
  outer: fc.integer({ min: 0, max: 3 }),
  n: fc.integer({ min: 4, max: 9 }),
  inner: fc.integer({ min: 1, max: 3 }),
});

describe('firstDerivative', () => {
  it('is exact for parabolas, at the ends too', () => {
    fc.assert(
      fc.property(shapes, ({ outer, n, inner }) => {
        const output = new Float64Array(outer * n * inner);
        firstDerivative(
          sampled(outer, n, inner, (x) => 3 * x * x - x + 2),
          outer,
          n,
          inner,
          H,
          output,
        );
        expect(Array.from(output)).toEqual(Array.from(sampled(outer, n, inner, (x) => 6 * x - 1)));
      }),
    );
  });

  it('is the difference quotient of two points, and refuses one', () => {
    const output = new Float64Array(2);
    firstDerivative(Float64Array.of(1, 3), 1, 2, 1, 0.5, output);
    expect(Array.from(output)).toEqual([4, 4]);
    expect(() => firstDerivative(Float64Array.of(1), 1, 1, 1, 0.5, new Float64Array(1))).toThrowError(
      'The first derivative needs 2 points on its axis; there is 1.',
    );
  });
});

describe('secondDerivative', () => {
  it('is exact for cubics, at the ends too', () => {
    fc.assert(
      fc.property(shapes, ({ outer, n, inner }) => {
        const output = new Float64Array(outer * n * inner);
        secondDerivative(
          sampled(outer, n, inner, (x) => x ** 3 - 2 * x * x),
          outer,
          n,
          inner,
          H,
          output,
        );
        expect(Array.from(output)).toEqual(Array.from(sampled(outer, n, inner, (x) => 6 * x - 4)));
      }),
    );
  });

  it('copies the one central value of three points, and refuses two', () => {
    const output = new Float64Array(3);
    secondDerivative(Float64Array.of(1, 4, 11), 1, 3, 1, 2, output);
    expect(Array.from(output)).toEqual([1, 1, 1]);
    expect(() => secondDerivative(Float64Array.of(1, 2), 1, 2, 1, 1, new Float64Array(2))).toThrowError(
      ShapeError,
    );
  });
});

describe('blocks with a halo', () => {
  it.each([
    ['first', firstDerivative],
    ['second', secondDerivative],
  ] as const)('give the %s derivative of the whole array', (_, derivative) => {
    const cases = shapes.chain(({ outer, n, inner }) =>
      fc.record({
        outer: fc.constant(outer),
        n: fc.constant(n),
        inner: fc.constant(inner),
        values: fc.array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), {
          minLength: outer * n * inner,
          maxLength: outer * n * inner,
        }),
        from: fc.integer({ min: 0, max: n - 1 }),
        to: fc.integer({ min: 1, max: n }),
        depth: fc.integer({ min: 1, max: 3 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ outer, n, inner, values, from, to, depth }) => {
        const before = Math.min(from, depth);
        const after = Math.min(n - to, depth);
        const layers = to - from + before + after;
        // At an end of the array the one-sided formulas reach over four layers.
        fc.pre(from < to && (layers >= 4 || (before > 0 && after > 0)) && layers >= 3);
        const whole = new Float64Array(outer * n * inner);
        derivative(Float64Array.from(values), outer, n, inner, H, whole);
        const rows = (of: readonly number[], first: number, end: number) =>
          Array.from({ length: outer }, (_, o) =>
            of.slice((o * n + first) * inner, (o * n + end) * inner),
          ).flat();
        const output = new Float64Array(outer * (to - from) * inner);
        const block = Float64Array.from(rows(values, from - before, to + after));
        derivative(block, outer, layers, inner, H, output, { before, after });
        expect(Array.from(output)).toEqual(rows(Array.from(whole), from, to));
      }),
      { numRuns: 300 },
    );
  });

  it('must fit their arrays', () => {
    const halo = { before: 1, after: 0 };
    expect(() => firstDerivative(new Float64Array(4), 1, 4, 1, 1, new Float64Array(4), halo)).toThrowError(
      'has 4 elements and 3 results; the arrays have 4 and 4.',
    );
  });
});
