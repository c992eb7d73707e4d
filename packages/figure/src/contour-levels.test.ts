import { describe, expect, it } from 'vitest';
import { contourLevels, coveringLevels } from './contour-levels.js';

const rounded = (levels: number[]) => levels.map((level) => Number(level.toPrecision(9)));

describe('contourLevels', () => {
  it('chooses the levels that matplotlib chooses', () => {
    expect(rounded(contourLevels(0.020687, 0.030658))).toEqual([
      0.021, 0.0225, 0.024, 0.0255, 0.027, 0.0285, 0.03,
    ]);
    expect(rounded(contourLevels(0.020687, 0.030658, 5))).toEqual([0.022, 0.024, 0.026, 0.028, 0.03]);
    expect(contourLevels(-3.88, 4.998)).toEqual([-3, -1.5, 0, 1.5, 3, 4.5]);
  });

  it('keeps given levels that the data reaches, in order', () => {
    expect(contourLevels(0, 10, [12, 5, 2, 0])).toEqual([2, 5]);
  });
});

describe('coveringLevels', () => {
  it('reaches one level beyond the data, as matplotlib does', () => {
    expect(rounded(coveringLevels(0.020687, 0.030658))).toEqual([
      0.0195, 0.021, 0.0225, 0.024, 0.0255, 0.027, 0.0285, 0.03, 0.0315,
    ]);
    expect(coveringLevels(-3.88, 4.998)).toEqual([-4.5, -3, -1.5, 0, 1.5, 3, 4.5, 6]);
    expect(coveringLevels(0, 1, [3, 1, 2, 1])).toEqual([1, 2, 3]);
  });

  it('takes powers of ten on a logarithmic scale, as matplotlib does', () => {
    expect(coveringLevels(0.002, 300, undefined, 'log')).toEqual([1e-3, 0.01, 0.1, 1, 10, 100, 1000]);
    expect(coveringLevels(3, 150, undefined, 'log')).toEqual([1, 10, 100, 1000]);
    expect(coveringLevels(0.5, 0.9, undefined, 'log')).toEqual([0.01, 0.1, 1, 10]);
    expect(coveringLevels(1.1e-8, 2e9, undefined, 'log')).toEqual([
      1e-8, 1e-6, 1e-4, 0.01, 1, 100, 1e4, 1e6, 1e8, 1e10,
    ]);
    expect(contourLevels(0.002, 300, undefined, 'log')).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(contourLevels(-1, 1, undefined, 'log').length).toBeGreaterThan(4);
  });
});
