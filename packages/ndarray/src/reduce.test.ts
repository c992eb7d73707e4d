import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveIndex, selectView } from './index-rules.js';
import { type NdArray, ndarray, toContiguous } from './ndarray.js';
import { extent, percentiles } from './reduce.js';

const value = fc.oneof(
  { weight: 6, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }).map(Math.fround) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
);

/** A view of a 3-axis array with a step and a reversal, of either float type. */
const views: fc.Arbitrary<NdArray> = fc
  .record({
    shape: fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
    ),
    steps: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(-2, -1, 1, 2))),
    double: fc.boolean(),
  })
  .chain(({ shape, steps, double }) => {
    const size = shape[0] * shape[1] * shape[2];
    return fc.array(value, { minLength: size, maxLength: size }).map((values) => {
      const data = double ? Float64Array.from(values) : Float32Array.from(values);
      const items = steps.map((step) => ({ kind: 'range', start: null, stop: null, step }) as const);
      return selectView(ndarray<Float32Array | Float64Array>(data, shape), resolveIndex(items, shape));
    });
  });

describe('extent', () => {
  it('agrees with a plain filter on every view', () => {
    fc.assert(
      fc.property(views, (view) => {
        const all = Array.from(toContiguous(view).data);
        const finite = all.filter(Number.isFinite);
        const positive = finite.filter((v) => v > 0);
        const least = (list: number[]) => (list.length === 0 ? null : list.reduce((a, b) => Math.min(a, b)));
        const { min, max, ...rest } = extent(view);
        expect(rest).toEqual({
          minPositive: least(positive),
          count: all.length,
          finiteCount: finite.length,
          nonPositiveCount: finite.length - positive.length,
        });
        // + 0: the sign of a zero limit means nothing.
        const negated = least(finite.map((v) => -v));
        expect(min === null ? null : min + 0).toBe(finite.length === 0 ? null : (least(finite) ?? 0) + 0);
        expect(max === null ? null : max + 0).toBe(negated === null ? null : 0 - negated);
      }),
      { numRuns: 300 },
    );
  });

  it('counts every element of a wide strided column once', () => {
    const data = Float32Array.from({ length: 1000 }, (_, k) => k - 500);
    const column = { data, shape: [100], strides: [10], offset: 3 };
    expect(extent(column)).toEqual({
      min: -497,
      max: 493,
      minPositive: 3,
      count: 100,
      finiteCount: 100,
      nonPositiveCount: 50,
    });
  });

  it('has no limits without finite values', () => {
    const empty = { min: null, max: null, minPositive: null, finiteCount: 0, nonPositiveCount: 0 };
    expect(extent(ndarray(new Float32Array([Number.NaN]), [1]))).toEqual({ ...empty, count: 1 });
    expect(extent(ndarray(new Float32Array(0), [0, 3]))).toEqual({ ...empty, count: 0 });
  });
});

describe('percentiles', () => {
  it('gives what NumPy gives', () => {
    // numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], [0, 1, 25, 50, 90, 99, 100])
    const a = ndarray(new Float64Array([3, 1, 4, 1, 5, 9, 2, 6]), [2, 4]);
    const expected = [1, 1, 1.75, 3.5, 6.9, 8.79, 9];
    percentiles(a, [0, 1, 25, 50, 90, 99, 100]).forEach((found, k) => {
      expect(found).toBeCloseTo(expected[k] ?? Number.NaN, 12);
    });
  });

  it('agrees with sorting on every view, and leaves the data alone', () => {
    const at = fc.array(fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 100, noNaN: true })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(views, at, (view, percents) => {
        const before = Array.from(view.data);
        const sorted = Array.from(toContiguous(view).data)
          .filter(Number.isFinite)
          .sort((a, b) => a - b);
        const found = percentiles(view, percents);
        expect(Array.from(view.data)).toEqual(before);
        percents.forEach((percent, k) => {
          const position = (percent / 100) * (sorted.length - 1);
          const low = sorted[Math.floor(position)] ?? Number.NaN;
          const high = sorted[Math.ceil(position)] ?? Number.NaN;
          const exact = low + (high - low) * (position - Math.floor(position));
          if (sorted.length === 0) expect(found[k]).toBeNaN();
          else
            expect(Math.abs((found[k] ?? Number.NaN) - exact)).toBeLessThanOrEqual(
              1e-12 * (Math.abs(low) + Math.abs(high)),
            );
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['ascending', (k: number) => k],
    ['descending', (k: number) => 20_000 - k],
    ['constant', () => 3],
    ['two values', (k: number) => k % 2],
    ['organ pipe', (k: number) => Math.min(k, 20_000 - k)],
  ])('selects from 20 001 values: %s', (_, make) => {
    const data = Float32Array.from({ length: 20_001 }, (_element, k) => make(k));
    const sorted = data.slice().sort();
    const ranks = [0, 1, 50, 99, 100];
    expect(percentiles(ndarray(data, [20_001]), ranks)).toEqual(ranks.map((p) => sorted[p * 200]));
  });

  it('refuses what is no percentage', () => {
    expect(() => percentiles(ndarray(new Float32Array(1), [1]), [101])).toThrowError(RangeError);
    expect(() => percentiles(ndarray(new Float32Array(1), [1]), [Number.NaN])).toThrowError(RangeError);
  });
});
