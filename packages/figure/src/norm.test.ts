import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorIndex, denormalize, levelThresholds, normalize, scaleCurve } from './norm.js';
import type { AxisScale, ColorScale } from './scene.js';

/** Positions that matplotlib 3.10.9 gives: SymLogNorm(linscale=1, base=10) and PowerNorm. */
const MATPLOTLIB: readonly [ColorScale, readonly (readonly [value: number, position: number])[]][] = [
  [
    { kind: 'symlog', min: -100, max: 1000, linthresh: 1 },
    [
      [-100, 0],
      [1000, 1],
      [0, 0.430769230769],
      [1, 0.584615384615],
      [-1, 0.276923076923],
      [450, 0.951983271138],
      [2000, 1.041681076323],
      [-200, -0.041681076323],
    ],
  ],
  [
    { kind: 'symlog', min: -3, max: 7, linthresh: 0.01 },
    [
      [0, 0.475612721998],
      [0.01, 0.622888184153],
      [-1, 0.063241427964],
      [2, 0.927884914592],
    ],
  ],
  [
    { kind: 'symlog', min: -2, max: 4, linthresh: 5 },
    [
      [0, 0.333333333333],
      [1, 0.5],
      [8, 1.319756653659],
    ],
  ],
  [
    { kind: 'symlog', min: 0.5, max: 800, linthresh: 0.001 },
    [
      [0, -1.189119363841],
      [1, 0.093950912355],
      [400.25, 0.906133775255],
    ],
  ],
  [
    { kind: 'power', min: 0, max: 10, gamma: 0.5 },
    [
      [-1, -0.1],
      [12, 1.09544511501],
      [2.5, 0.5],
      [1, 0.316227766017],
    ],
  ],
  [
    { kind: 'power', min: -3, max: 5, gamma: 2 },
    [
      [-4, -0.125],
      [7, 1.5625],
      [1, 0.25],
      [-2.2, 0.01],
    ],
  ],
];

const ends = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([min, span]) => ({ min, max: min + span }));
const positiveEnds = fc
  .tuple(fc.double({ min: -12, max: 12, noNaN: true }), fc.double({ min: 0.01, max: 20, noNaN: true }))
  .map(([low, decades]) => ({ min: 10 ** low, max: 10 ** (low + decades) }));

const scales: fc.Arbitrary<ColorScale> = fc.oneof(
  ends.map((range): ColorScale => ({ kind: 'linear', ...range })),
  positiveEnds.map((range): ColorScale => ({ kind: 'log', ...range })),
  fc
    .tuple(ends, fc.double({ min: -3, max: 4, noNaN: true }))
    .map(([range, exponent]): ColorScale => ({ kind: 'symlog', ...range, linthresh: 10 ** exponent })),
  fc
    .tuple(ends, fc.double({ min: 0.2, max: 4, noNaN: true }))
    .map(([range, gamma]): ColorScale => ({ kind: 'power', ...range, gamma })),
);

describe('normalize', () => {
  it.each(MATPLOTLIB)('is that of matplotlib for %o', (scale, pairs) => {
    for (const [value, position] of pairs) expect(normalize(scale, value)).toBeCloseTo(position, 10);
  });

  it('has no position for what has no logarithm', () => {
    expect(normalize({ kind: 'log', min: 1, max: 10 }, 0)).toBeNaN();
    expect(normalize({ kind: 'log', min: 1, max: 10 }, -3)).toBeNaN();
    expect(normalize({ kind: 'log', min: 1, max: 100 }, 10)).toBe(0.5);
  });

  it('runs the other way on an inverted scale', () => {
    const scale: AxisScale = { kind: 'linear', min: 2, max: 6, inverted: true };
    expect([2, 3, 6].map((value) => normalize(scale, value))).toEqual([1, 0.75, 0]);
    expect(denormalize(scale, 0.75)).toBe(3);
  });

  it('reaches across all that a double holds', () => {
    expect(normalize({ kind: 'log', min: 1e-300, max: 1e300 }, 1)).toBeCloseTo(0.5, 12);
    expect(denormalize({ kind: 'log', min: 1e-300, max: 1e300 }, 0.5)).toBeCloseTo(1, 10);
    expect(normalize({ kind: 'linear', min: -1.5e308, max: 1.5e308 }, 0)).toBe(0.5);
    expect(denormalize({ kind: 'linear', min: -1.5e308, max: 1.5e308 }, 1)).toBe(1.5e308);
    expect(normalize({ kind: 'symlog', min: -1e300, max: 1e300, linthresh: 1e-300 }, 0)).toBe(0.5);
  });
});

describe('denormalize', () => {
  it('is the inverse of normalize, inverted or not', () => {
    fc.assert(
      fc.property(
        scales,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (scale, position, inverted) => {
          const axis: AxisScale = { ...scale, inverted };
          const value = denormalize(axis, position);
          // Doubles far from zero are coarser than a narrow range.
          const slack = 1e-9 * (scale.max - scale.min) + 1e-13 * Math.max(-scale.min, scale.max);
          expect(value).toBeGreaterThanOrEqual(scale.min - slack);
          expect(value).toBeLessThanOrEqual(scale.max + slack);
          const back = denormalize(axis, normalize(axis, value));
          expect(Math.abs(back - value)).toBeLessThanOrEqual(
            1e-9 * Math.max(Math.abs(value), scale.max - scale.min),
          );
        },
      ),
    );
  });

  it('gives the ends exactly enough to be the ends', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        expect(normalize(scale, scale.min)).toBeCloseTo(0, 12);
        expect(normalize(scale, scale.max)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('levelThresholds', () => {
  it('says where each level begins', () => {
    expect(Array.from(levelThresholds({ kind: 'linear', min: 0, max: 8 }, 4))).toEqual([0, 2, 4, 6, 8]);
    const decades = levelThresholds({ kind: 'log', min: 0.01, max: 100 }, 4);
    for (const [k, value] of [0.01, 0.1, 1, 10, 100].entries()) expect(decades[k]).toBeCloseTo(value, 10);
  });

  it('ascends from end to end and agrees with the positions between them', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 1, max: 300 }), (scale, count) => {
        const thresholds = levelThresholds(scale, count);
        const { toPosition } = scaleCurve(scale);
        expect(thresholds).toHaveLength(count + 1);
        expect(thresholds[0]).toBe(scale.min);
        expect(thresholds[count]).toBe(scale.max);
        for (let k = 0; k < count; k++) {
          const [low = 0, high = 0] = thresholds.subarray(k, k + 2);
          expect(high).toBeGreaterThanOrEqual(low);
          const level = toPosition(low + (high - low) / 2) * count;
          expect(level).toBeGreaterThan(k - 1e-6 * count);
          expect(level).toBeLessThan(k + 1 + 1e-6 * count);
        }
      }),
    );
  });
});

describe('colorIndex', () => {
  it('is cut and held inside the table', () => {
    expect([-1, 0, 0.5, 0.999, 1, 3].map(colorIndex)).toEqual([0, 0, 128, 255, 255, 255]);
    expect(colorIndex(Number.NaN)).toBeNull();
  });
});
