import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barScale, moveLimit, nudgeLimit, roundLimit, tidyLimits } from './bar-scale';

const limits = fc
  .tuple(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 0.01, max: 1e4, noNaN: true }))
  .map(([min, span]) => ({ min, max: min + span }));

describe('barScale', () => {
  it('finds back the value of every position', () => {
    fc.assert(
      fc.property(limits, fc.double({ min: 0, max: 1, noNaN: true }), (one, position) => {
        const scale = barScale(one, 'linear');
        expect(scale.position(scale.value(position))).toBeCloseTo(position, 6);
      }),
    );
  });

  it('shows six hundredths of the range beyond both limits', () => {
    const scale = barScale({ min: -4, max: 5 }, 'linear');
    expect(scale.bottom).toBeCloseTo(-4.54);
    expect(scale.top).toBeCloseTo(5.54);
  });

  it('is logarithmic only where the limits allow it', () => {
    expect(barScale({ min: 1e-3, max: 20 }, 'log').norm).toBe('log');
    expect(barScale({ min: -4, max: 5 }, 'log').norm).toBe('linear');
    expect(barScale({ min: 1e-3, max: 20 }, 'log').position(0)).toBe(0);
  });
});

describe('limits', () => {
  it('are rounded to what the handle writes', () => {
    expect(roundLimit(4.9318, { min: -4, max: 5 }, 'linear')).toBe(4.9);
    expect(roundLimit(0.30000000000000004, { min: -4, max: 5 }, 'linear')).toBe(0.3);
    expect(roundLimit(0.046329, { min: 0.01, max: 5 }, 'log')).toBe(0.0463);
  });

  it('never cross', () => {
    fc.assert(
      fc.property(limits, fc.double({ min: -2e4, max: 2e4, noNaN: true }), (one, to) => {
        for (const which of ['min', 'max'] as const) {
          const moved = moveLimit(one, which, to, 'linear');
          expect(moved.min).toBeLessThan(moved.max);
        }
      }),
    );
  });

  it('move by a fiftieth of the bar with a key', () => {
    const up = nudgeLimit({ min: -4, max: 5 }, 'max', 1, 'linear');
    expect(up).toEqual({ min: -4, max: 5.2 });
    const down = nudgeLimit({ min: 0.01, max: 10 }, 'min', -1, 'log');
    expect(down.min).toBeLessThan(0.01);
    expect(down.min).toBeGreaterThan(0);
  });

  it('of data are written shorter without losing a cell', () => {
    expect(tidyLimits({ min: -2.8955734731119818, max: 4.256915190862633 }, 'linear')).toEqual({
      min: -2.9,
      max: 4.26,
    });
    fc.assert(
      fc.property(limits, (one) => {
        const tidy = tidyLimits(one, 'linear');
        expect(tidy.min).toBeLessThanOrEqual(one.min + 1e-6 * Math.abs(one.max - one.min));
        expect(tidy.max).toBeGreaterThanOrEqual(one.max - 1e-6 * Math.abs(one.max - one.min));
      }),
    );
  });
});
