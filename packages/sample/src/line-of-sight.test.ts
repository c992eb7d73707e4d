import { describe, expect, it } from 'vitest';
import { gridOf } from './grid.js';
import { nodeKinds } from './landscape.js';
import { addVisibility, coneAround, skyBeams } from './line-of-sight.js';

const grid = gridOf(40, 20, 30, 1);
const land = {
  surfaceZ: 12,
  hole: { x: [16, 28], y: [4, 16], z: 4 },
  conductors: [],
} as const;
const kinds = nodeKinds(land, grid, 1);
const at = (field: Float32Array, i: number, j: number, k: number) =>
  field[k * grid.planeNodes + j * grid.rowNodes + i] ?? Number.NaN;

describe('line of sight', () => {
  it('lights the open ground, and in the hole only what the slanted beam reaches', () => {
    const seen = new Float32Array(grid.nodes);
    addVisibility(grid, kinds, { x: 1, y: 0, z: -1, weight: 1 }, seen);
    expect(at(seen, 5, 10, 12)).toBe(1);
    expect(at(seen, 5, 10, 20)).toBe(1);
    // The beam enters over the left edge at x = 16 and falls as fast as it advances.
    expect(at(seen, 17, 10, 7)).toBe(0);
    expect(at(seen, 26, 10, 7)).toBe(1);
    expect(at(seen, 28, 10, 10)).toBe(1);
    expect(at(seen, 16, 10, 10)).toBe(0);
  });

  it('is 1 everywhere above flat ground whatever the beams', () => {
    const seen = new Float32Array(grid.nodes);
    for (const beam of [...coneAround(0.8, 0.1, -0.6, 0.1, 2), ...skyBeams(3, 6)]) {
      addVisibility(grid, kinds, { ...beam, weight: beam.weight / 2 }, seen);
    }
    expect(at(seen, 5, 10, 13)).toBeCloseTo(1, 5);
    expect(at(seen, 39, 19, 29)).toBeCloseTo(1, 5);
    const deep = at(seen, 17, 10, 5);
    expect(deep).toBeGreaterThan(0);
    expect(deep).toBeLessThan(0.5);
  });

  it('spreads a cone evenly around its axis', () => {
    const beams = coneAround(0.8, 0.1, -0.6, 0.1, 3);
    const mean = { x: 0, y: 0, z: 0 };
    for (const beam of beams) {
      mean.x += beam.weight * beam.x;
      mean.y += beam.weight * beam.y;
      mean.z += beam.weight * beam.z;
    }
    const length = Math.hypot(0.8, 0.1, -0.6);
    expect(mean.x).toBeCloseTo(0.8 / length, 6);
    expect(mean.y).toBeCloseTo(0.1 / length, 6);
    expect(mean.z).toBeCloseTo(-0.6 / length, 6);
  });
});
