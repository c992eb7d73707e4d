import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunningStatistics } from './running-statistics.js';

function statisticsOf(blocks: readonly (readonly number[])[]) {
  const running = new RunningStatistics();
  for (const block of blocks) running.add(Float64Array.from([...block, 99]), block.length);
  return running.result();
}

describe('RunningStatistics', () => {
  it('leaves NaN out and counts it', () => {
    expect(statisticsOf([[1, Number.NaN], [3]])).toEqual({
      count: 3,
      nan: 1,
      min: 1,
      max: 3,
      sum: 4,
      mean: 2,
      std: 1,
    });
  });

  it('has no moments of nothing', () => {
    expect(statisticsOf([[Number.NaN]])).toMatchObject({
      count: 1,
      nan: 1,
      min: null,
      mean: null,
      std: null,
    });
  });

  it('keeps the small spread of large numbers', () => {
    expect(statisticsOf([[1e9 + 1, 1e9 + 2, 1e9 + 3]]).std).toBeCloseTo(Math.sqrt(2 / 3), 6);
  });

  it('does not depend on how the numbers are divided', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(numbers, fc.nat(40), (values, cut) => {
        const whole = statisticsOf([values]);
        const parts = statisticsOf([values.slice(0, cut), values.slice(cut)]);
        expect(parts.min).toBe(whole.min);
        expect(parts.mean).toBeCloseTo(whole.mean ?? 0, 6);
        expect(parts.std).toBeCloseTo(whole.std ?? 0, 6);
      }),
    );
  });
});
