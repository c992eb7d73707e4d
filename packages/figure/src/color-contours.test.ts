import { ndarray } from '@emout/ndarray/ndarray';
import { describe, expect, it } from 'vitest';
import { colorContours } from './color-contours.js';

const [ROWS, COLUMNS] = [60, 80];

function plane(value: (row: number, column: number) => number) {
  const data = Float64Array.from({ length: ROWS * COLUMNS }, (_, k) =>
    value(Math.floor(k / COLUMNS), k % COLUMNS),
  );
  return ndarray(data, [ROWS, COLUMNS]);
}

/** Numbers from 0 to 1 that follow no pattern a contour could. */
function scatter(k: number): number {
  const x = Math.sin(k * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

describe('colorContours', () => {
  it('follows a smooth field at every level, out to the edge of the picture', () => {
    const { levels, noisy, lines } = colorContours(
      plane((_, column) => column / 8 - 0.05),
      1,
      { kind: 'linear', min: 0, max: 10 },
    );
    expect(levels).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(noisy).toEqual([]);
    for (const found of lines) {
      expect(found).toHaveLength(1);
      const rows = found[0]?.points.filter((_, k) => k % 2 === 1) ?? new Float64Array();
      expect([Math.min(...rows), Math.max(...rows)]).toEqual([-0.5, ROWS - 0.5]);
    }
  });

  it('takes levels in the shown unit', () => {
    const { levels } = colorContours(
      plane((row) => row / 1000),
      1000,
      { kind: 'linear', min: 0, max: 50 },
    );
    expect(levels).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45]);
  });

  it('leaves out the level at which a flat region is noise, and keeps the others', () => {
    const field = plane((row, column) =>
      row < 30 ? 5 + (scatter(row * COLUMNS + column) - 0.5) : 5 - ((row - 30) * 5) / 30,
    );
    const { levels, noisy } = colorContours(field, 1, { kind: 'linear', min: -0.5, max: 9.5 });
    expect(noisy).toEqual([5]);
    expect(levels).toContain(3);
  });

  it('draws nothing over noise alone', () => {
    const noise = plane((row, column) => scatter(row * COLUMNS + column));
    const found = colorContours(noise, 1, { kind: 'linear', min: 0, max: 1 });
    expect(found.levels).toEqual([]);
    expect(found.noisy.length).toBeGreaterThan(4);
  });

  it('keeps the many long fronts of a wave', () => {
    const wave = plane((_, column) => Math.sin((2 * Math.PI * column) / 8));
    const { levels } = colorContours(wave, 1, { kind: 'linear', min: -1.1, max: 1.1 });
    expect(levels).toContain(0.5);
  });
});
