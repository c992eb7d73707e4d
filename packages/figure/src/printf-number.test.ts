import { describe, expect, it } from 'vitest';
import { printfNumber } from './printf-number.js';

describe('printfNumber', () => {
  it('writes numbers as printf does, with a true minus', () => {
    const cases: [string, number, string][] = [
      ['%1.1f', 2.25, '2.3'],
      ['%1.1f', -0.04, '0.0'],
      ['%.2e V', -12345, '−1.23e+04 V'],
      ['%.0e', 1e-9, '1e−09'],
      ['%g', 0.00001, '1e−05'],
      ['%g', 120000, '120000'],
      ['%.3g', 1234567, '1.23e+06'],
      ['%.3g', 0.5, '0.5'],
      ['%+d', 7.9, '+7'],
      ['%05.1f', -2.5, '−02.5'],
      ['% .1f', 2.5, ' 2.5'],
      ['%E', 1, '1.000000E+00'],
      ['%f', Number.POSITIVE_INFINITY, 'inf'],
      ['x=%d m', 0, 'x=0 m'],
    ];
    for (const [form, value, text] of cases) expect(printfNumber(form, value)).toBe(text);
  });

  it('shows what is no form as it stands', () => {
    expect(printfNumber('no form', 1)).toBe('no form');
  });
});
