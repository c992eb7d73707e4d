import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quickDecimal } from './quick-decimal.js';

const read = (text: string) => quickDecimal(`  ${text} 9`, 2, 2 + text.length);

it('is the nearest double wherever it answers', () => {
  const digits = fc.integer({ min: 0, max: 14 });
  const number = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer(),
  );
  let answered = 0;
  fc.assert(
    fc.property(number, digits, (value, decimals) => {
      for (const text of [value.toExponential(decimals), String(value), value.toFixed(decimals)]) {
        const found = read(text);
        if (Number.isNaN(found)) continue;
        answered += 1;
        expect(found).toBe(Number(text));
      }
    }),
    { seed: 12, numRuns: 2000 },
  );
  expect(answered).toBeGreaterThan(2000);
});

it('answers for what the solver writes', () => {
  expect(
    ['000100', '1.2345E-3', '-6.91797667E-05', '1.5D+02', '.5', '-5.', '+7', '0.00', '1e22'].map(read),
  ).toEqual([100, 1.2345e-3, -6.91797667e-5, 150, 0.5, -5, 7, 0, 1e22]);
});

it('leaves everything else', () => {
  for (const text of [
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '0x10',
    'NaN',
    '****',
    '1.23-105',
    '1e400',
    '1e-23',
    '1q5',
  ]) {
    expect(read(text)).toBeNaN();
  }
  expect(read('1234567890123456')).toBeNaN();
  expect(read('0000000000000000001')).toBe(1);
});
