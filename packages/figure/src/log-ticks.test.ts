import { describe, expect, it } from 'vitest';
import { axisTicks } from './axis-ticks.js';
import { logTicks } from './log-ticks.js';
import { plainLabel } from './tick-format.js';

describe('logTicks', () => {
  it('puts major ticks at the decades and minor ones at their multiples', () => {
    const { major, minor } = logTicks(1e-3, 20);
    expect(major).toEqual([1e-3, 1e-2, 1e-1, 1, 10]);
    expect(minor).toHaveLength(4 * 8 + 1);
    expect(minor).toContain(0.02);
    expect(minor.at(-1)).toBe(20);
  });

  it('skips decades when there are too many', () => {
    expect(logTicks(1e-20, 1e10, 9)).toEqual({
      major: [1e-20, 1e-16, 1e-12, 1e-8, 1e-4, 1, 1e4, 1e8],
      minor: [],
    });
  });

  it('falls back to round values inside a factor of two', () => {
    const { major, minor } = logTicks(1.1, 1.6);
    expect(major).toEqual([]);
    expect(minor.length).toBeGreaterThan(3);
  });
});

describe('axisTicks on a logarithmic scale', () => {
  const labels = (min: number, max: number, lengthPx = 400) =>
    axisTicks({ scale: { kind: 'log', min, max }, orientation: 'vertical', lengthPx, fontSizePx: 20 })
      .ticks.map(({ label }) => plainLabel(label))
      .filter((text) => text !== '');

  it('labels decades with raised exponents', () => {
    expect(labels(1e-3, 20)).toEqual(['10⁻³', '10⁻²', '10⁻¹', '10⁰', '10¹']);
  });

  it('labels multiples when there is at most one decade', () => {
    expect(labels(2, 15)).toEqual(['2×10⁰', '3×10⁰', '4×10⁰', '6×10⁰', '10¹']);
    expect(labels(2, 4.5)).toEqual(['2×10⁰', '3×10⁰', '4×10⁰']);
  });
});
