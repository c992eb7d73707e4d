import { ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symlogThreshold } from './symlog-threshold.js';

const threshold = (values: number[], largest: number, factor = 1) =>
  symlogThreshold(ndarray(Float64Array.from(values), [values.length]), factor, largest);

describe('symlogThreshold', () => {
  it('is the power of ten next to the size of a quarter of the values', () => {
    expect(threshold([-0.011, 0.009, 0.012, 5, -20], 20)).toBe(0.01);
    expect(threshold([-0.011, 0.009, 0.012, 5, -20], 20e3, 1e3)).toBe(10);
  });

  it('lies one to six decades below the limits', () => {
    expect(threshold([80, 90, -100], 100)).toBe(10);
    expect(threshold([1e-12, 1e-11, 1e-12, 1e-12, 300], 300)).toBe(1e-3);
  });

  it('leaves out zeros and what is not a number, and needs no value at all', () => {
    expect(threshold([0, 0, 0, 0, 0, Number.NaN, Number.POSITIVE_INFINITY, 0.01, -0.01, 1], 1)).toBe(0.01);
    expect(threshold([], 1)).toBe(0.1);
    expect(threshold([0, 0], 0.1)).toBe(0.01);
  });

  it('is above 0 whatever the values', () => {
    const values = fc.array(fc.double(), { maxLength: 20 });
    fc.assert(
      fc.property(values, fc.double({ min: Number.MIN_VALUE, max: 1e308, noNaN: true }), (some, largest) => {
        const found = threshold(some, largest);
        expect(found).toBeGreaterThan(0);
        expect(found).toBeLessThanOrEqual(Math.max(largest, Number.MIN_VALUE));
      }),
    );
  });
});
