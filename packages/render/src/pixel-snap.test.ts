import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isAxisParallel,
  snappedCenter,
  snappedOutline,
  snappedPolyline,
  snappedRect,
  snappedWidth,
} from './pixel-snap.js';

test('a stroke about its snapped centre covers whole pixels and moves by half a pixel at most', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 5000, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
      (at, width) => {
        const center = snappedCenter(at, width);
        expect(Number.isInteger(center - width / 2)).toBe(true);
        expect(Math.abs(center - at)).toBeLessThanOrEqual(0.5 + 1e-5);
      },
    ),
  );
});

test('what is snapped stays where it is', () => {
  const outline = { x: 10.5, y: 3.5, width: 20, height: 7 };
  expect(snappedOutline(outline, 1)).toEqual(outline);
  expect(snappedOutline({ ...outline, x: 10, y: 3 }, 2)).toEqual({ ...outline, x: 10, y: 3 });
});

test('hairlines are one pixel wide', () => {
  expect([0.2, 0.9, 1.49, 1.667, 3].map(snappedWidth)).toEqual([1, 1, 1, 2, 3]);
});

test('a thin rectangle keeps a pixel', () => {
  expect(snappedRect({ x: 4.1, y: 2, width: 0.3, height: 3.6 })).toEqual({ x: 4, y: 2, width: 1, height: 4 });
});

describe('snappedPolyline', () => {
  test('butt ends stand on the edge of a pixel, the line on a pixel', () => {
    expect([...snappedPolyline(Float64Array.of(10.2, 5.3, 17.8, 5.3), 1, true)]).toEqual([10, 5.5, 18, 5.5]);
  });

  test('corners are snapped in both directions', () => {
    expect([...snappedPolyline(Float64Array.of(1.2, 1.2, 9.2, 1.2, 9.2, 6.2), 1, true)]).toEqual([
      1, 1.5, 9.5, 1.5, 9.5, 6,
    ]);
  });

  test('pieces between gaps are snapped apart', () => {
    const nan = Number.NaN;
    const points = Float64Array.of(0.2, 1.2, 4.2, 1.2, nan, nan, 7.3, 0.4, 7.3, 5.4);
    expect([...snappedPolyline(points, 1, true)]).toEqual([0, 1.5, 4, 1.5, nan, nan, 7.5, 0, 7.5, 5]);
  });
});

test('only lines along the axes are snapped', () => {
  expect(isAxisParallel(Float64Array.of(0, 0, 5, 0, 5, 9))).toBe(true);
  expect(isAxisParallel(Float64Array.of(0, 0, 5, 1))).toBe(false);
  expect(isAxisParallel(Float64Array.of(0, 0, Number.NaN, Number.NaN, 5, 1))).toBe(true);
});
