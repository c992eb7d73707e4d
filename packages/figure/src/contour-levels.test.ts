import { describe, expect, it } from 'vitest';
import { contourLevels } from './contour-levels.js';

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
