import { describe, expect, it } from 'vitest';
import { findUnit, sameDimension, superscript, typographic } from './unit.js';

describe('typographic', () => {
  it.each([
    ['', ''],
    ['V', 'V'],
    ['A/m^2', 'A/m²'],
    ['C/m^3', 'C/m³'],
    ['m/s^2', 'm/s²'],
    ['N/A^2', 'N/A²'],
    ['/m^3', 'm⁻³'],
    ['/cc', 'cm⁻³'],
    ['/m^2s', 'm⁻² s⁻¹'],
    ['Ω', 'Ω'],
    ['V^2/m^2', 'V²/m²'],
    ['eV/cm^3', 'eV/cm³'],
    ['/cm^6', 'cm⁻⁶'],
    ['/(m^3 s)', 'm⁻³ s⁻¹'],
    ['W/(K m^2)', 'W/(K m²)'],
    ['V^0.5', 'V⁰·⁵'],
    ['/m^1.5', 'm⁻¹·⁵'],
    ['V^(1/3)', 'V¹⁄³'],
    ['/m^(1/3)', 'm⁻¹⁄³'],
    ['A m^-2', 'A m⁻²'],
  ])('%s is set as %s', (symbol, expected) => {
    expect(typographic(symbol)).toBe(expected);
  });

  it('writes exponents of several digits', () => {
    expect(superscript(-123)).toBe('⁻¹²³');
  });
});

describe('findUnit', () => {
  it('knows that a density in /cc is a million per cubic metre', () => {
    const perCc = findUnit('/cc');
    const perCubicMetre = findUnit('/m^3');
    expect(perCc?.factorToSi).toBe(1e6);
    expect(perCc && perCubicMetre && sameDimension(perCc.dimension, perCubicMetre.dimension)).toBe(true);
  });

  it('tells tesla from ampere per metre', () => {
    const tesla = findUnit('T');
    const amperePerMetre = findUnit('A/m');
    expect(tesla && amperePerMetre && sameDimension(tesla.dimension, amperePerMetre.dimension)).toBe(false);
  });

  it('derives V/m, S/m and H/m by one metre from V, S and H', () => {
    for (const symbol of ['V', 'S', 'H', 'F', 'A']) {
      const whole = findUnit(symbol);
      const perMetre = findUnit(`${symbol}/m`);
      expect(perMetre?.dimension).toEqual({ ...whole?.dimension, m: (whole?.dimension.m ?? 0) - 1 });
    }
  });

  it('does not invent units', () => {
    expect(findUnit('parsec')).toBeNull();
  });
});
