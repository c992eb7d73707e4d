import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BinRangeError } from './errors.js';
import { histogram } from './histogram.js';
import { ndarray } from './ndarray.js';

const of = (...values: number[]) => ndarray(Float64Array.from(values), [values.length]);

describe('histogram', () => {
  it('gives what NumPy gives: lower limits inside, upper outside but for the last', () => {
    // numpy.histogram([0, 1, 1, 2, 3, 4, 5, nan, -1], bins=4, range=(0, 4))
    const { edges, counts } = histogram(of(0, 1, 1, 2, 3, 4, 5, Number.NaN, -1), {
      min: 0,
      max: 4,
      bins: 4,
      scale: 'linear',
    });
    expect(edges).toEqual([0, 1, 2, 3, 4]);
    expect(counts).toEqual([1, 2, 1, 2]);
  });

  it('divides decades equally on a log scale and leaves zeros out', () => {
    const { edges, counts } = histogram(of(0, -5, 1, 9, 10, 99, 1000, 2000), {
      min: 1,
      max: 1000,
      bins: 3,
      scale: 'log',
    });
    expect(edges).toEqual([1, 10, 100, 1000]);
    expect(counts).toEqual([2, 2, 1]);
  });

  it('counts every value between the limits in the bin whose limits enclose it', () => {
    const cases = fc.record({
      values: fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { maxLength: 60 }),
      min: fc.double({ min: 0.1, max: 10, noNaN: true }),
      // Bins that are narrower than the spacing of doubles cannot be told apart.
      width: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 30, noNaN: true })),
      bins: fc.integer({ min: 1, max: 20 }),
      scale: fc.constantFrom('linear' as const, 'log' as const),
    });
    fc.assert(
      fc.property(cases, ({ values, min, width, bins, scale }) => {
        const max = min + width;
        const sample = [...values, min, max];
        const { edges, counts } = histogram(of(...sample), { min, max, bins, scale });
        const expected = counts.map(
          (_, k) =>
            sample.filter((v) => {
              const low = edges[k] ?? Number.NaN;
              const high = edges[k + 1] ?? Number.NaN;
              return v >= low && (k === bins - 1 ? v <= high : v < high);
            }).length,
        );
        expect(counts).toEqual(expected);
        expect(counts.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 300 },
    );
  });

  it('opens a range of no width', () => {
    expect(histogram(of(3, 3), { min: 3, max: 3, bins: 1, scale: 'linear' })).toEqual({
      edges: [2.5, 3.5],
      counts: [2],
    });
    expect(
      histogram(of(3, 3), { min: 3, max: 3, bins: 2, scale: 'log' }).counts.reduce((a, b) => a + b),
    ).toBe(2);
  });

  it('refuses ranges that cannot be divided', () => {
    const a = of(1);
    expect(() => histogram(a, { min: 0, max: 1, bins: 4, scale: 'log' })).toThrowError(BinRangeError);
    expect(() => histogram(a, { min: 2, max: 1, bins: 4, scale: 'linear' })).toThrowError(BinRangeError);
    expect(() => histogram(a, { min: 0, max: 1, bins: 0, scale: 'linear' })).toThrowError(BinRangeError);
    expect(() => histogram(a, { min: 0, max: Number.NaN, bins: 4, scale: 'linear' })).toThrowError(
      BinRangeError,
    );
  });
});
