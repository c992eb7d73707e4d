import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantityLabel } from './labels.js';
import { plainText, richText } from './rich-text.js';

const BRACKETS = { units: 'brackets', symbols: false } as const;
const SYMBOLS = { units: 'brackets', symbols: true } as const;

test.each([
  ['phisp', 'V', 'phisp [V]'],
  ['x', 'm', 'x [m]'],
  ['t', 'µs', 't [µs]'],
  ['phisp', null, 'phisp'],
  ['theta', '', 'theta'],
  ['j1x', 'A/m^2', 'j1x [A/m²]'],
  ['rho', 'C/m^3', 'rho [C/m³]'],
  ['nd1p', '/cc', 'nd1p [cm⁻³]'],
  ['nd1p', '/m^3', 'nd1p [m⁻³]'],
  ['e', '1e6 V/m', 'e [10⁶ V/m]'],
  ['n', '1000000/m^3', 'n [10⁶ m⁻³]'],
  ['n', '2.5e-7 m', 'n [2.5 × 10⁻⁷ m]'],
  ['n', '0.5 m', 'n [0.5 m]'],
])('%s in %s is written %s', (name, unit, label) => {
  expect(quantityLabel({ name, unit }, BRACKETS)).toBe(label);
});

test.each([
  ['phisp', 'V', 'phisp (V)', 'phisp / V'],
  ['j1x', 'A/m^2', 'j1x (A/m²)', 'j1x / (A/m²)'],
  ['nd1p', '/m^3', 'nd1p (m⁻³)', 'nd1p / m⁻³'],
])('%s in %s in other manners', (name, unit, parentheses, slash) => {
  expect(quantityLabel({ name, unit }, { units: 'parentheses', symbols: false })).toBe(parentheses);
  expect(quantityLabel({ name, unit }, { units: 'slash', symbols: false })).toBe(slash);
});

test.each([
  ['nd1p', '/cc', 'nd1p [/cc]'],
  ['j1x', 'A/m^2', 'j1x [A/m^2]'],
  ['rho', 'C/m^3', 'rho [C/m^3]'],
])('as the original writes it: %s in %s', (name, unit, label) => {
  expect(quantityLabel({ name, unit }, BRACKETS, 'emout')).toBe(label);
});

test.each([
  ['phisp', '$\\phi$', 'φ'],
  ['ex', '$E_x$', 'E_x'],
  ['rbz', '$B_z$', 'B_z'],
  ['nd1p', '$n_{1}$', 'n₁'],
  ['nd12p', '$n_{12}$', 'n₁₂'],
  ['rho', '$\\rho$', 'ρ'],
  ['rhobksp2', '$\\rho_{\\mathrm{bk}2}$', 'ρ_bk2'],
  ['j1x', '$J_{1x}$', 'J_1x'],
  ['jx', '$J_{x}$', 'J_x'],
  ['exz', '$\\mathbf{E}_{xz}$', 'E_xz'],
  ['exyz', '$\\mathbf{E}$', 'E'],
  ['vx', '$v_x$', 'v_x'],
  ['t', '$t$', 't'],
  ['phisp - 3', 'phisp - 3', 'phisp - 3'],
  ['foo', 'foo', 'foo'],
])('the symbol of %s is %s', (name, label, plain) => {
  expect(quantityLabel({ name, unit: null }, SYMBOLS)).toBe(label);
  expect(plainText(label)).toBe(plain);
  expect(richText(label).problems).toEqual([]);
});

test('names of axes may be slanted', () => {
  expect(quantityLabel({ name: 'x', unit: 'm' }, BRACKETS, undefined, 'italic')).toBe('$\\mathit{x}$ [m]');
  const label = quantityLabel({ name: 'my_field1', unit: null }, BRACKETS, undefined, 'italic');
  expect(richText(label).pieces.map(({ text, italic }) => [text, italic])).toContainEqual(['my', true]);
  expect(plainText(label)).toBe('my_field1');
});

test('names and units stand as they are, whatever characters they have', () => {
  const manner = fc.record({
    units: fc.constantFrom('brackets' as const, 'parentheses' as const),
    symbols: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), manner, (name, unit, options) => {
      const label = quantityLabel({ name: `${name} `, unit }, options, 'emout');
      expect(plainText(label)).toContain(`${name} `);
      expect(plainText(label)).toContain(unit);
      expect(richText(label).problems).toEqual([]);
    }),
  );
});
