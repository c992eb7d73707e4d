import { describe, expect, it } from 'vitest';
import { CURVATURE_V_PER_M2 } from './conditions.js';
import { gridOf } from './grid.js';
import { PLASMA } from './landscape.js';
import {
  electronDensity,
  growthAt,
  PlasmaModel,
  photoelectronDensity,
  protonDensity,
} from './plasma-model.js';

const pause = async () => {};

/** Ground with a small hole in a corner, a sphere to the right. */
const land = {
  surfaceZ: 16,
  hole: { x: [4, 8], y: [4, 8], z: 12 },
  conductors: [[{ shape: 'sphere', centre: [30, 6, 30], radius: 3 }]],
} as const;
const grid = gridOf(64, 24, 64, 0.5);
const model = await PlasmaModel.build(land, grid, 1, 2, 0, pause);
const settled = growthAt(1);
for (let round = 0; round < 12; round++) await model.settle(settled, pause);
const { potentialV, kinds } = model.finest;
const node = (i: number, j: number, k: number) => k * grid.planeNodes + j * grid.rowNodes + i;

describe('the sheath over sunlit ground', () => {
  const column = Array.from({ length: 49 }, (_, n) => potentialV[node(56, 16, 16 + n)] ?? Number.NaN);

  it('falls from a positive surface to a minimum some metres up and comes back to the potential of the wind', () => {
    expect(column[0]).toBeGreaterThan(3.5);
    const lowest = Math.min(...column);
    expect(lowest).toBeLessThan(-0.15);
    expect(lowest).toBeGreaterThan(-1);
    const height = 0.5 * column.indexOf(lowest);
    expect(height).toBeGreaterThan(4);
    expect(height).toBeLessThan(16);
    expect(Math.abs(column.at(-1) ?? Number.NaN)).toBeLessThan(0.05);
  });

  it('obeys Poisson’s equation with the densities of the three species', () => {
    let largest = 0;
    for (let k = 18; k < 60; k++) {
      const p = node(56, 16, k);
      expect(kinds[p]).toBe(PLASMA);
      const around =
        (potentialV[p - 1] ?? 0) +
        (potentialV[p + 1] ?? 0) +
        (potentialV[p - grid.rowNodes] ?? 0) +
        (potentialV[p + grid.rowNodes] ?? 0) +
        (potentialV[p - grid.planeNodes] ?? 0) +
        (potentialV[p + grid.planeNodes] ?? 0);
      const curvature = (around - 6 * (potentialV[p] ?? 0)) / 0.25;
      const level = model.finest;
      const charge =
        protonDensity(level, p, settled) -
        electronDensity(level, p, potentialV[p] ?? 0, settled) -
        photoelectronDensity(level, p, settled);
      const expected = -CURVATURE_V_PER_M2 * charge;
      largest = Math.max(largest, Math.abs(expected));
      expect(Math.abs(curvature - expected)).toBeLessThan(0.04);
    }
    expect(largest).toBeGreaterThan(0.4);
  });
});

describe('the wake of a body', () => {
  it('lies downstream and is empty near the body', () => {
    // 12 cells along the wind, which falls at 35 degrees, 8 degrees towards +y.
    const behind = node(30 + 10, 6 + 1, 30 - 7);
    const ahead = node(30 - 10, 6 - 1, 30 + 7);
    expect(protonDensity(model.finest, behind, settled)).toBeLessThan(0.2);
    expect(protonDensity(model.finest, ahead, settled)).toBeGreaterThan(0.95);
  });
});
