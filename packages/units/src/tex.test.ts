import { describe, expect, it } from 'vitest';
import { tex } from './tex.js';

describe('tex', () => {
  it.each([
    ['', ''],
    ['V', '\\mathrm{V}'],
    ['V^2/m^2', '\\mathrm{V^2\\,m^{-2}}'],
    ['A/m^2', '\\mathrm{A\\,m^{-2}}'],
    ['/cc', '\\mathrm{cm^{-3}}'],
    ['/m^2s', '\\mathrm{m^{-2}\\,s^{-1}}'],
    ['kΩ', '\\mathrm{k\\Omega}'],
    ['µs', '\\mathrm{\\mu s}'],
    ['V^0.5', '\\mathrm{V^{0.5}}'],
    ['V^(1/3)', '\\mathrm{V^{1/3}}'],
    ['1e-7 m', '\\mathrm{1\\times 10^{-7}\\,m}'],
    ['50 %', '\\mathrm{50 \\char37 }'],
  ])('%s is %s', (symbol, expected) => {
    expect(tex(symbol)).toBe(expected);
  });
});
