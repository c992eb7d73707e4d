import { describe, expect, it } from 'vitest';
import { gridOf } from './grid.js';
import { FIRST_CONDUCTOR, nodeKinds } from './landscape.js';
import { floatingPotentialV, surfaceState } from './surface-charging.js';

describe('surface charging', () => {
  it('is negative in the dark and rises with light', () => {
    const potentials = [0, 0.1, 0.3, 0.6, 1].map(floatingPotentialV);
    expect(potentials[0]).toBeLessThan(-3);
    expect(potentials[4]).toBeGreaterThan(3);
    expect(potentials).toEqual([...potentials].sort((a, b) => a - b));
  });

  it('gives the lit wall more light than the ground, the other wall none, and a conductor one potential', () => {
    const grid = gridOf(48, 24, 36, 0.5);
    const kinds = nodeKinds(
      {
        surfaceZ: 16,
        hole: { x: [12, 24], y: [4, 20], z: 4 },
        conductors: [[{ shape: 'sphere', centre: [38, 12, 24], radius: 3 }]],
      },
      grid,
      1,
    );
    const { sunlight, potentialV } = surfaceState(grid, kinds);
    const at = (field: Float32Array, i: number, j: number, k: number) =>
      field[k * grid.planeNodes + j * grid.rowNodes + i] ?? Number.NaN;
    expect(at(sunlight, 6, 22, 16)).toBeCloseTo(Math.sin((35 * Math.PI) / 180), 2);
    expect(at(sunlight, 24, 12, 14)).toBeGreaterThan(at(sunlight, 6, 22, 16));
    expect(at(sunlight, 12, 12, 8)).toBe(0);
    expect(at(potentialV, 12, 12, 8)).toBeLessThan(-3);
    const ofSphere = new Set([...potentialV].filter((_, p) => kinds[p] === FIRST_CONDUCTOR));
    expect(ofSphere.size).toBe(1);
    expect([...ofSphere][0]).toBeGreaterThan(0);
  });
});
