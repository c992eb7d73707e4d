import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, percentileAlongAxis, percentileOf } from './quantile.js';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe('percentileOf', () => {
  // numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], p)
  it.each([
    [0, 1],
    [10, 1],
    [25, 1.75],
    [50, 3.5],
    [75, 5.25],
    [90, 6.9],
    [100, 9],
  ])('%d %% as NumPy', (percent, expected) => {
    expect(percentileOf(Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6), percent)).toBeCloseTo(expected, 14);
  });

  it('agrees with the sorted list', () => {
    const lists = fc.array(fc.oneof(fc.double({ min: -1e9, max: 1e9 }), fc.constantFrom(inf, -inf)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 100 }), (list, percent) => {
        const numbers = list.filter((v) => !Number.isNaN(v)).sort((a, b) => a - b);
        const position = (percent / 100) * (numbers.length - 1);
        const low = numbers[Math.floor(position)] ?? nan;
        const high = numbers[Math.ceil(position)] ?? nan;
        const fraction = position - Math.floor(position);
        const expected = low === high ? low : low * (1 - fraction) + high * fraction;
        const ignoring = percentileOf(Float64Array.from(list), percent, { ignoreNaN: true });
        if (Number.isFinite(expected)) {
          const scale = Math.max(Math.abs(low), Math.abs(high), 1e-300);
          expect(Math.abs(ignoring - expected) / scale).toBeLessThan(1e-15);
        } else expect(Number.isFinite(ignoring)).toBe(false);
        const strict = percentileOf(Float64Array.from(list), percent);
        if (numbers.length < list.length) expect(strict).toBeNaN();
        else expect(strict).toBe(ignoring);
      }),
      { numRuns: 300 },
    );
  });

  it('finds an infinity between a number and an infinity', () => {
    const inf = Number.POSITIVE_INFINITY;
    expect(medianOf(Float64Array.of(1, inf))).toBe(inf);
    expect(medianOf(Float64Array.of(-inf, 1))).toBe(-inf);
    expect(medianOf(Float64Array.of(inf, inf))).toBe(inf);
    expect(medianOf(Float64Array.of(-inf, inf))).toBeNaN();
    expect(percentileOf(Float64Array.of(1, 2, inf), 25)).toBe(1.5);
  });

  it('has no value of nothing and refuses 101 %', () => {
    expect(medianOf(new Float64Array(0))).toBeNaN();
    expect(medianOf(Float64Array.of(nan), { ignoreNaN: true })).toBeNaN();
    expect(medianOf(Float64Array.of(inf, inf))).toBe(inf);
    expect(() => percentileOf(Float64Array.of(1), 101)).toThrowError(RangeError);
  });
});

describe('percentileAlongAxis', () => {
  it('takes the middle axis and leaves the block alone', () => {
    const block = Float64Array.of(-1, 5, 50, 1, 10, 3, nan);
    const before = Array.from(block);
    const output = new Float64Array(4).fill(7);
    // [1, 3, 2] from position 1: the columns (5, 1, 3) and (50, 10, NaN).
    percentileAlongAxis(block, 1, 1, 3, 2, 50, output, 1);
    expect(Array.from(output)).toEqual([7, 3, nan, 7]);
    percentileAlongAxis(block, 1, 1, 3, 2, 50, output, 1, { ignoreNaN: true });
    expect(Array.from(output)).toEqual([7, 3, 30, 7]);
    expect(Array.from(block)).toEqual(before);
  });
});
