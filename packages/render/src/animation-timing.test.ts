import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkTiming, gifDelay, millisecondDelay } from './animation-timing.js';

const frames = Array.from({ length: 300 }, (_, k) => k);
const sum = (delays: readonly number[]) => delays.reduce((total, delay) => total + delay, 0);

it('delays are whole and keep the pace over many frames', () => {
  fc.assert(
    fc.property(fc.double({ min: 20, max: 5000, noNaN: true }), (intervalMs) => {
      const hundredths = frames.map((k) => gifDelay(k, intervalMs));
      expect(hundredths.every(Number.isInteger)).toBe(true);
      expect(Math.abs(sum(hundredths) - (300 * intervalMs) / 10)).toBeLessThanOrEqual(0.51);
      expect(
        Math.abs(sum(frames.map((k) => millisecondDelay(k, intervalMs))) - 300 * intervalMs),
      ).toBeLessThan(1);
    }),
  );
});

it('GIF rounds to hundredths, and shows no frame for less than two', () => {
  expect(frames.slice(0, 4).map((k) => gifDelay(k, 33))).toEqual([3, 4, 3, 3]);
  expect(frames.slice(0, 3).map((k) => gifDelay(k, 200))).toEqual([20, 20, 20]);
  expect(frames.slice(0, 3).map((k) => gifDelay(k, 1))).toEqual([2, 2, 2]);
  expect(millisecondDelay(0, 1)).toBe(1);
});

it.each([
  [{ intervalMs: 0, loops: 1 }, 'intervalMs'],
  [{ intervalMs: Number.NaN, loops: 1 }, 'intervalMs'],
  [{ intervalMs: 60_001, loops: 1 }, 'intervalMs'],
  [{ intervalMs: 200, loops: 0 }, 'loops'],
  [{ intervalMs: 200, loops: 1.5 }, 'loops'],
  [{ intervalMs: 200, loops: 70_000 }, 'loops'],
])('%o is refused by name', (timing, option) => {
  expect(() => checkTiming(timing)).toThrow(expect.objectContaining({ tag: 'AnimationOption', option }));
});
