import { describe, expect, it } from 'vitest';
import { prefixedUnit } from './si-prefix.js';

describe('prefixedUnit', () => {
  it.each([
    ['m', 0.001, 0.0045, 'mm', 1e3],
    ['s', 5e-6, 2.3e-5, 'µs', 1e6],
    ['V', 2000, 12_000, 'kV', 1e-3],
    ['V/m', 2e5, 1.2e6, 'MV/m', 1e-6],
    ['A/m^2', 1e-7, 6e-7, 'nA/m^2', 1e9],
    ['eV', 2e9, 8e9, 'GeV', 1e-9],
    ['m', 2e6, 9e6, 'km', 1e-3],
    ['V', 1, 5, 'V', 1],
    ['V', 0.01, 0.064, 'V', 1],
    ['m', 1000, 8000, 'm', 1],
    ['s', 1e5, 5e5, 's', 1],
  ])('%s, steps of %d up to %d: %s', (unit, step, largest, shown, factor) => {
    expect(prefixedUnit(unit, step, largest)).toEqual({ unit: shown, factor });
  });

  it.each([null, '', '/m^3', 'm^-3', 'm^2', 'km', 'cm^-3', 'EMSES', '%', '1/s'])('%s takes none', (unit) => {
    expect(prefixedUnit(unit, 1e-6, 1e-5)).toBeNull();
  });

  it('gives up on sizes that are none', () => {
    expect(prefixedUnit('m', 1, 0)).toBeNull();
    expect(prefixedUnit('m', 1, Number.POSITIVE_INFINITY)).toBeNull();
    expect(prefixedUnit('m', 1e-300, 1e-299)).toEqual({ unit: 'fm', factor: 1e15 });
  });
});
