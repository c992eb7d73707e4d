import { describe, expect, it } from 'vitest';
import { minorTicks } from './minor-ticks.js';

const rounded = (values: number[]) => values.map((value) => Number(value.toPrecision(9)));

describe('minorTicks', () => {
  it('cuts steps of 1, 2.5 and 5 into five and others into four, as matplotlib does', () => {
    expect(minorTicks([0, 10, 20], 0, 18)).toEqual([2, 4, 6, 8, 12, 14, 16, 18]);
    expect(rounded(minorTicks([0, 0.5, 1], 0, 1))).toEqual([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9]);
    expect(rounded(minorTicks([0, 0.025, 0.05], 0, 0.03))).toEqual([0.005, 0.01, 0.015, 0.02, 0.03]);
    expect(rounded(minorTicks([0, 2e-6, 4e-6], 0, 4e-6))).toEqual([5e-7, 1e-6, 1.5e-6, 2.5e-6, 3e-6, 3.5e-6]);
  });

  it('goes on beyond the outermost major ticks', () => {
    expect(minorTicks([0, 1], -0.5, 1.3).map((tick) => Number(tick.toFixed(6)))).toEqual([
      -0.4, -0.2, 0.2, 0.4, 0.6, 0.8, 1.2,
    ]);
  });

  it('has nothing to cut without two even steps, and does not fill the page', () => {
    expect(minorTicks([3], 0, 5)).toEqual([]);
    expect(minorTicks([0, 1, 3], 0, 5)).toEqual([]);
    expect(minorTicks([0, 1], 0, 1e9)).toEqual([]);
  });
});
