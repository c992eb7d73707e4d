import { describe, expect, it } from 'vitest';
import { directionOf, PRESETS, presetOf, screenAxes, turned, viewPointOf } from './view-point';

describe('view points', () => {
  it('look along the axes', () => {
    const [x, y, z] = directionOf(PRESETS.xz);
    expect([x, y, z].map((v) => Math.round(v * 1e9) / 1e9 + 0)).toEqual([0, -1, 0]);
    expect(directionOf(PRESETS.yz)).toEqual([1, 0, 0]);
    expect(directionOf(PRESETS.xy)[2]).toBeCloseTo(1, 7);
  });

  it('put x to the right and y upwards when seen from above', () => {
    const { right, up } = screenAxes(PRESETS.xy);
    expect(right[0]).toBeCloseTo(1, 9);
    expect(up[1]).toBeCloseTo(1, 6);
  });

  it('come back from their directions', () => {
    for (const view of [PRESETS.iso, PRESETS.xz, PRESETS.yz, { azimuthDeg: 123.4, elevationDeg: -56.7 }]) {
      const [x, y, z] = directionOf(view);
      expect(viewPointOf([7 * x, 7 * y, 7 * z])).toEqual(view);
    }
    expect(presetOf(viewPointOf(directionOf(PRESETS.xy)))).toBe('xy');
  });

  it('turn around, but not over the pole', () => {
    expect(turned({ azimuthDeg: 170, elevationDeg: 80 }, 20, 20)).toEqual({
      azimuthDeg: -170,
      elevationDeg: 90,
    });
    expect(presetOf(turned(PRESETS.iso, 5, 0))).toBeNull();
  });
});
