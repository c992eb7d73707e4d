import { denormalize, normalize } from '@emout/figure/norm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badCode, colorCoder, overCode, underCode } from './color-codes.js';

const LEVELS = 256;

function codesOf(
  scale: Parameters<typeof colorCoder>[0],
  values: readonly number[],
  levels = LEVELS,
): number[] {
  const coder = colorCoder(scale, levels);
  const row = Float64Array.from(values);
  coder.measure(row);
  const codes = new Uint16Array(values.length);
  coder.encode(row, row, 0, codes);
  return [...codes];
}

describe('linear', () => {
  const scale = { kind: 'linear', min: -2, max: 6 } as const;

  test('follows floor(position × levels), limits included', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 6, noNaN: true }), (value) => {
        const expected = Math.min(LEVELS - 1, Math.floor(((value + 2) / 8) * LEVELS));
        expect(codesOf(scale, [value])).toEqual([expected]);
      }),
    );
  });

  test('tells below, above and no value apart', () => {
    expect(codesOf(scale, [-2.01, 6.01, Number.NaN, Infinity, -Infinity])).toEqual([
      underCode(LEVELS),
      overCode(LEVELS),
      badCode(LEVELS),
      badCode(LEVELS),
      badCode(LEVELS),
    ]);
  });

  test('interpolates between two rows; a missing value on either side spoils the pixel', () => {
    const coder = colorCoder({ kind: 'linear', min: 0, max: 100 }, 100);
    const a = Float64Array.of(0, 10, Number.NaN, 50);
    const b = Float64Array.of(100, 10, 50, Number.NaN);
    coder.measure(a);
    coder.measure(b);
    const codes = new Uint16Array(4);
    coder.encode(a, b, 0.255, codes);
    expect([...codes]).toEqual([25, 10, badCode(100), badCode(100)]);
  });

  test('one value for both limits has the first colour', () => {
    expect(codesOf({ kind: 'linear', min: 3, max: 3 }, [3, Number.NaN])).toEqual([0, badCode(LEVELS)]);
  });
});

describe('log', () => {
  test('follows floor(log position × levels) over any range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 20, noNaN: true }),
        fc.double({ min: 0.0001, max: 15, noNaN: true }),
        fc.double({ min: 0.0005, max: 0.9995, noNaN: true }),
        (exponent, decades, part) => {
          const min = 10 ** exponent;
          const max = 10 ** (exponent + decades);
          const value = min * (max / min) ** part;
          const position = (Math.log(value / min) / Math.log(max / min)) * LEVELS;
          fc.pre(Math.abs(position - Math.round(position)) > 1e-3);
          expect(codesOf({ kind: 'log', min, max }, [value])).toEqual([Math.floor(position)]);
        },
      ),
    );
  });

  test('includes its limits, and has no place for what is not positive', () => {
    expect(codesOf({ kind: 'log', min: 0.3, max: 7e4 }, [0.3, 7e4, 0.29, 7.1e4, 0, -1, Number.NaN])).toEqual([
      0,
      LEVELS - 1,
      underCode(LEVELS),
      overCode(LEVELS),
      badCode(LEVELS),
      badCode(LEVELS),
      badCode(LEVELS),
    ]);
  });
});

describe.each([
  { kind: 'symlog', min: -300, max: 20, linthresh: 0.01 },
  { kind: 'symlog', min: 100, max: 100.5, linthresh: 1 },
  { kind: 'symlog', min: -1e30, max: 1e30, linthresh: 1e-12 },
  { kind: 'power', min: 0, max: 5, gamma: 0.3 },
  { kind: 'power', min: -7, max: 1, gamma: 2.5 },
] as const)('$kind from $min to $max', (scale) => {
  test('follows floor(position × levels), limits included', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20 }), (positions) => {
        const values = positions
          .map((position) => Math.min(scale.max, Math.max(scale.min, denormalize(scale, position))))
          // On a threshold itself rounding decides.
          .filter((value) => Math.abs(((normalize(scale, value) * LEVELS + 0.5) % 1) - 0.5) > 1e-6);
        const expected = values.map((value) => Math.floor(normalize(scale, value) * LEVELS));
        expect(codesOf(scale, values)).toEqual(expected);
      }),
    );
  });

  test('tells the limits, below, above and no value apart', () => {
    const width = scale.max - scale.min;
    const outside = [scale.min - 0.01 * width, scale.max + 0.01 * width];
    expect(codesOf(scale, [scale.min, scale.max, ...outside, Number.NaN])).toEqual([
      0,
      LEVELS - 1,
      underCode(LEVELS),
      overCode(LEVELS),
      badCode(LEVELS),
    ]);
  });
});
