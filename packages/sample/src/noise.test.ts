import { describe, expect, it } from 'vitest';
import { NoiseField, noiseStream } from './noise.js';

const ROWS = 400;
const NX = 80;

function rows(field: NoiseField, stream = noiseStream(1, 2, 3)): Float32Array[] {
  return Array.from({ length: ROWS }, (_, n) => {
    const row = new Float32Array(NX + 1);
    field.fillRow(row, NX, n % 20, Math.floor(n / 20), stream);
    return row;
  });
}

/** Mean of the product with the value `distance` columns on. */
function correlation(values: readonly Float32Array[], distance: number): number {
  let sum = 0;
  let count = 0;
  for (const row of values) {
    for (let i = 0; i + distance < NX; i++, count++) {
      sum += (row[i] as number) * (row[i + distance] as number);
    }
  }
  return sum / count;
}

describe('noise', () => {
  it('has variance 1 whether smooth or not', () => {
    for (const passes of [0, 1, 2]) expect(correlation(rows(new NoiseField(5, passes)), 0)).toBeCloseTo(1, 0);
  });

  it('is alike among neighbours only when it is smoothed', () => {
    expect(Math.abs(correlation(rows(new NoiseField(5, 0)), 1))).toBeLessThan(0.05);
    expect(correlation(rows(new NoiseField(5, 2)), 1)).toBeGreaterThan(0.5);
  });

  it('does not repeat at the edge of a tile', () => {
    for (const edge of [36, 40]) {
      expect(Math.abs(correlation(rows(new NoiseField(5, 0)), edge))).toBeLessThan(0.6);
    }
  });

  it('closes the period along x', () => {
    for (const row of rows(new NoiseField(5, 1))) expect(row[NX]).toBe(row[0]);
  });

  it('is the same for equal seeds and streams only', () => {
    const one = rows(new NoiseField(5, 1));
    expect(rows(new NoiseField(5, 1))).toEqual(one);
    expect(rows(new NoiseField(6, 1))).not.toEqual(one);
    expect(rows(new NoiseField(5, 1), noiseStream(1, 2, 4))).not.toEqual(one);
  });
});
