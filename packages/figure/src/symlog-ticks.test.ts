import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symlogTicks } from './symlog-ticks.js';

describe('symlogTicks', () => {
  it('puts zero between decades of both signs', () => {
    const { major, minor, kind } = symlogTicks(-50, 2000, 1);
    expect(kind).toBe('decades');
    expect(major).toEqual([-10, -1, 0, 1, 10, 100, 1000]);
    expect(minor).toContain(-20);
    expect(minor).toContain(500);
    expect(minor).not.toContain(0.5);
  });

  it('begins at the first decade from the threshold on', () => {
    expect(symlogTicks(-100, 100, 3).major).toEqual([-100, -10, 0, 10, 100]);
    expect(symlogTicks(-100, 100, 3).minor).toContain(3);
    expect(symlogTicks(-100, 100, 3).minor).not.toContain(2);
  });

  it('thins many decades from the largest, and then has no minor ticks', () => {
    expect(symlogTicks(-1e6, 1e6, 1e-3, 7)).toEqual({
      major: [-1e6, -1e3, -1, 0, 1, 1e3, 1e6],
      minor: [],
      kind: 'decades',
    });
  });

  it('is logarithmic where zero is far, and linear where nothing else is', () => {
    expect(symlogTicks(2, 3000, 1).major).toEqual([10, 100, 1000]);
    expect(symlogTicks(-3000, -2, 1).major).toEqual([-1000, -100, -10]);
    expect(symlogTicks(-2, 3, 10)).toEqual({ major: [-2, -1, 0, 1, 2, 3], minor: [], kind: 'values' });
  });

  it('is bounded and ascends in any range', () => {
    const end = fc.double({ min: -1e300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.integer({ min: -300, max: 300 }), (a, b, exponent) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(max - min > 1e-9 * Math.max(-min, max));
        const { major, minor } = symlogTicks(min, max, 10 ** exponent, 9);
        expect(major.length).toBeLessThanOrEqual(20);
        expect(minor.length).toBeLessThanOrEqual(400);
        expect(major).toEqual([...major].sort((x, y) => x - y));
        for (const tick of [...major, ...minor]) expect(Number.isFinite(tick)).toBe(true);
      }),
    );
  });
});
