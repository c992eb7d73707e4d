import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatBytesOf,
  formatCount,
  formatDuration,
  formatGrid,
  formatNumber,
  formatRange,
  probeResolution,
} from './number-format.js';

const THIN = '\u2009';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [64, '64'],
    [0.5, '0.5'],
    [-4.25, '−4.25'],
    [1.23e-7, '1.23 × 10⁻⁷'],
    [-1.23e-7, '−1.23 × 10⁻⁷'],
    [0.001, '0.001'],
    [0.00099, '9.9 × 10⁻⁴'],
    [100_000, `100${THIN}000`],
    [123_456, '1.235 × 10⁵'],
    [1234.4, '1234'],
    [12_340, `12${THIN}340`],
    [6.02214076e23, '6.022 × 10²³'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, 'no value'],
  ])('%s is %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });

  it('keeps the decimals that significant digits ask for', () => {
    expect(formatNumber(0.6340001, { digits: 3 })).toBe('0.634');
    expect(formatNumber(32, { digits: 3 })).toBe('32.0');
    expect(formatNumber(9.996, { digits: 3 })).toBe('10.0');
  });

  it('ends at the resolution', () => {
    expect(formatNumber(-2.71658, { resolution: 0.01 })).toBe('−2.72');
    expect(formatNumber(9.996, { resolution: 0.01 })).toBe('10.00');
    expect(formatNumber(32, { resolution: 0.5 })).toBe('32');
    expect(formatNumber(32, { resolution: 0.1 })).toBe('32.0');
    expect(formatNumber(0.006, { resolution: 0.01 })).toBe('0.01');
    expect(formatNumber(-0.004, { resolution: 0.01 })).toBe('0.00');
    expect(formatNumber(0, { resolution: 0.01 })).toBe('0.00');
  });

  it('shows at most seven digits, which is what float32 carries', () => {
    expect(formatNumber(930.9912719726562, { resolution: 1e-9 })).toBe('930.9913');
  });

  it('groups from four digits in tables', () => {
    expect(formatNumber(1234, { groupFrom: 4 })).toBe(`1${THIN}234`);
  });

  it('writes hyphens, no groups and e-notation for the clipboard', () => {
    expect(formatNumber(-1.23e-7, { style: 'plain' })).toBe('-1.23e-7');
    expect(formatNumber(-12_340, { style: 'plain' })).toBe('-12340');
  });

  it('reads back within half a unit of the last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.integer({ min: 1, max: 17 }),
        (value, digits) => {
          const text = formatNumber(value, { digits, style: 'plain' });
          // Subnormal numbers have fewer digits than asked for.
          fc.pre(value === 0 || Math.abs(value) > 1e-300);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(
            Math.abs(value) * (0.5 * 10 ** (1 - digits) + 1e-15),
          );
        },
      ),
    );
  });

  it('is never a negative zero and never further than half a step from the value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9e4, max: 9e4, noNaN: true }),
        fc.integer({ min: -2, max: 2 }),
        (value, decade) => {
          const resolution = 10 ** decade;
          const text = formatNumber(value, { resolution, style: 'plain' });
          expect(text).not.toMatch(/^-0(\.0*)?$/);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(resolution * 0.5 * (1 + 1e-9));
        },
      ),
    );
  });
});

describe('probeResolution', () => {
  it('is a thousandth of the range as a power of ten', () => {
    expect(probeResolution(-4, 5)).toBeCloseTo(0.01, 12);
    expect(probeResolution(0, 1e-9)).toBeCloseTo(1e-12, 20);
  });

  it('falls back to the value when the range is empty', () => {
    expect(probeResolution(5, 5)).toBeCloseTo(0.01, 12);
    expect(probeResolution(0, 0)).toBe(1);
  });
});

describe('counts and sizes', () => {
  it('groups counts in full', () => {
    expect(formatCount(16_777_216)).toBe(`16${THIN}777${THIN}216`);
    expect(formatCount(1234)).toBe('1234');
    expect(formatCount(-1)).toBe('−1');
    expect(formatCount(-0.2)).toBe('0');
  });

  it('writes grids and ranges', () => {
    expect(formatGrid([128, 128, 96])).toBe('128 × 128 × 96');
    expect(formatRange(0, 19)).toBe('0–19');
    expect(formatRange(0, 19, 'ja')).toBe('0～19');
    expect(formatRange(7, 7)).toBe('7');
  });

  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [999.6, '1.0 kB'],
    [33_000_000, '33 MB'],
    [2_100_000_000, '2.1 GB'],
    [9_960_000_000, '10 GB'],
  ])('%s bytes are %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  it('gives a part in the unit of the whole', () => {
    expect(formatBytesOf(900_000_000, 2_100_000_000)).toBe('0.9 of 2.1 GB');
  });
});

describe('time spans', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [0.25, '250 ms', '250 ミリ秒'],
    [40, '40 s', '40 秒'],
    [59.7, '1 min', '1 分'],
    [95, '1 min 35 s', '1 分 35 秒'],
    [9660, '2 h 41 min', '2 時間 41 分'],
    [7210, '2 h', '2 時間'],
    [273_600, '3 d 4 h', '3 日 4 時間'],
  ])('%s seconds are %s', (seconds, english, japanese) => {
    expect(formatDuration(seconds)).toBe(english);
    expect(formatDuration(seconds, 'ja')).toBe(japanese);
  });

  it('says ages', () => {
    expect(formatAge(40)).toBe('40 s ago');
    expect(formatAge(40, 'ja')).toBe('40 秒前');
    expect(formatAge(-3)).toBe('1 s ago');
  });
});
