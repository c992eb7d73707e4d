import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorLevels } from './color-levels.js';

describe('colorLevels', () => {
  it.each([
    ['linear', -4, 5, [-3, -2, -1, 0, 1, 2, 3, 4], 'even', 1],
    ['linear', -2.87, 4.31, [-2, -1, 0, 1, 2, 3, 4], 'even', 1],
    [
      'linear',
      -3.1e-10,
      5.9e-10,
      [-3e-10, -2e-10, -1e-10, 0, 1e-10, 2e-10, 3e-10, 4e-10, 5e-10],
      'even',
      1e-10,
    ],
    ['log', 0.002, 300, [0.01, 0.1, 1, 10, 100], 'decades', 1],
    ['log', 3, 150, [5, 10, 20, 50, 100], 'one-two-five', null],
    ['log', 21, 44, [25, 30, 35, 40], 'even', 5],
  ] as const)('%s from %d to %d', (kind, min, max, levels, rule, interval) => {
    expect(colorLevels({ kind, min, max })).toEqual({ levels, rule, interval });
  });

  it('takes every n-th of many decades', () => {
    const { levels, interval } = colorLevels({ kind: 'log', min: 1e-20, max: 1e10 });
    expect(interval).toBe(3);
    expect(levels.length).toBeLessThanOrEqual(10);
  });

  it('gives three to ten levels inside any limits', () => {
    const size = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(size, fc.double({ min: -3, max: 3, noNaN: true }), (span, shift) => {
        const [min, max] = [span * shift, span * shift + span];
        const { levels, interval } = colorLevels({ kind: 'linear', min, max });
        expect(levels.length).toBeGreaterThanOrEqual(3);
        expect(levels.length).toBeLessThanOrEqual(10);
        expect(interval).toBeGreaterThan(0);
        for (const level of levels) expect(level > min && level < max).toBe(true);
      }),
    );
  });

  it('takes zero and powers of ten of both signs on a symmetric logarithmic scale', () => {
    expect(colorLevels({ kind: 'symlog', min: -50, max: 2000, linthresh: 1 })).toEqual({
      levels: [-10, -1, 0, 1, 10, 100, 1000],
      rule: 'decades',
      interval: 1,
    });
    const many = colorLevels({ kind: 'symlog', min: -1e8, max: 1e8, linthresh: 1e-4 });
    expect(many.levels.length).toBeLessThanOrEqual(10);
    expect(many.levels).toContain(0);
    expect(many.interval).toBe(3);
    expect(colorLevels({ kind: 'symlog', min: -2, max: 3, linthresh: 1e3 }).rule).toBe('even');
    expect(colorLevels({ kind: 'power', min: 0, max: 9, gamma: 0.5 }).levels).toContain(8);
  });

  it('ends where neighbouring doubles are further apart than the levels', () => {
    expect(colorLevels({ kind: 'linear', min: 1e20, max: 1e20 + 32768 }).levels).toEqual([]);
    expect(colorLevels({ kind: 'linear', min: -1.5e308, max: 1.5e308 }).levels).toEqual([]);
  });
});
