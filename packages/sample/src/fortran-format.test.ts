import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { real, scientific, stepText } from './fortran-format.js';

describe('numbers as Fortran prints them', () => {
  it('pads steps with zeros and fills too long ones with asterisks', () => {
    expect([0, 100, 999_999, 1_000_000].map(stepText)).toEqual(['000000', '000100', '999999', '******']);
  });

  it('prints ES9.4e1', () => {
    expect(scientific(1.23454e-3, 9, 4, 1)).toBe('1.2345E-3');
    expect(scientific(0, 9, 4, 1)).toBe('0.0000E+0');
    expect(scientific(1e-12, 9, 4, 1)).toBe('*********');
    expect(scientific(-1, 9, 4, 1)).toBe('*********');
  });

  it('prints ES14.7e2', () => {
    expect(scientific(-123.4567891, 14, 7, 2)).toBe('-1.2345679E+02');
    expect(scientific(0.5, 14, 7, 2)).toBe(' 5.0000000E-01');
  });

  it('keeps seven decimals of every number that fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-99, max: 9e98, noNaN: true }), fc.boolean(), (size, negative) => {
        const value = negative ? -size : size;
        const text = scientific(value, 14, 7, 2);
        expect(text).toHaveLength(14);
        expect(Math.abs(Number(text) / value - 1)).toBeLessThan(1e-7);
      }),
    );
  });

  it('writes reals of a namelist with a d exponent', () => {
    expect([8, 0.5, 1e-30, 1.5e21].map(real)).toEqual(['8.0d0', '0.5d0', '1d-30', '1.5d21']);
  });
});
