import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixFor } from './prefix.js';

describe('prefixFor', () => {
  it.each([
    [0.000634, 's', 'ms', 1e3],
    [1.3e-5, 's', 'µs', 1e6],
    [0.5, 's', 's', 1],
    [64, 'm', 'm', 1],
    [12_000, 'm', 'km', 1e-3],
    [2e7, 'm', 'km', 1e-3],
    [9999, 'V', 'V', 1],
    [4e5, 'm/s', 'km/s', 1e-3],
    [5.4e-9, 'A/m^2', 'nA/m^2', 1e9],
    [5e6, '/cc', '/cc', 1],
    [1e-30, 'kg', 'kg', 1],
    [1e5, 's', 's', 1],
    [0, 'm', 'm', 1],
    [Number.NaN, 'm', 'm', 1],
    [1e9, 'V^2', 'V^2', 1],
    [1e9, 'V^2/m^2', 'V^2/m^2', 1],
    [1e-9, 'V m', 'V m', 1],
    [1e-9, 'V^0.5/m', 'V^0.5/m', 1],
    [1e9, 'km', 'km', 1],
    [1e-9, '', '', 1],
    [5e-9, 'A/(m^2 s)', 'nA/(m^2 s)', 1e9],
  ])('%s %s is shown in %s', (maxAbs, unit, symbol, factor) => {
    expect(prefixFor(maxAbs, unit)).toEqual({ symbol, factor });
  });

  it('puts the largest tick within 0.1…9999', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-18, max: 1e15, noNaN: true }), (maxAbs) => {
        const shown = maxAbs * prefixFor(maxAbs, 'V').factor;
        expect(shown).toBeGreaterThanOrEqual(0.1 * (1 - 1e-12));
        expect(shown).toBeLessThanOrEqual(9999 * (1 + 1e-12));
      }),
    );
  });
});
