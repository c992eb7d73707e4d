import { describe, expect, it } from 'vitest';
import { gridOf } from './grid.js';
import { GROUND_SURFACE } from './landscape.js';
import { relax } from './relaxation.js';

const grid = gridOf(6, 4, 10, 1);
const plate = new Uint8Array(grid.nodes).fill(GROUND_SURFACE, 2 * grid.planeNodes, 3 * grid.planeNodes);
const zeros = new Float32Array(grid.nodes);
const options = { sweeps: 200, overrelaxation: 1.6 };

function column(field: Float32Array, i: number, j: number): number[] {
  return Array.from(
    { length: grid.nz + 1 },
    (_, k) => field[k * grid.planeNodes + j * grid.rowNodes + i] ?? Number.NaN,
  );
}

function plateAt(volts: number): Float32Array {
  return new Float32Array(grid.nodes).fill(volts, 2 * grid.planeNodes, 3 * grid.planeNodes);
}

describe('relaxation', () => {
  it('finds the uniform field between a plate and the top, and none below the plate', () => {
    const u = plateAt(4);
    relax(grid, plate, u, zeros, zeros, options);
    const expected = [4, 4, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5, 0];
    for (const [i, j] of [
      [0, 0],
      [3, 2],
      [6, 4],
    ] as const) {
      for (const [k, value] of column(u, i, j).entries()) expect(value).toBeCloseTo(expected[k] ?? 0, 4);
    }
  });

  it('lets a screened potential fall off exponentially', () => {
    const u = plateAt(1);
    relax(grid, plate, u, new Float32Array(grid.nodes).fill(1), zeros, options);
    // cosh κ = 1 + 1/2 for u[k−1] − 3 u[k] + u[k+1] = 0.
    const kappa = Math.acosh(1.5);
    for (let k = 3; k < 10; k++) {
      expect(column(u, 2, 1)[k]).toBeCloseTo(Math.sinh(kappa * (10 - k)) / Math.sinh(kappa * 8), 4);
    }
  });

  it('satisfies the difference equation with a source, across the periodic sides', () => {
    const u = plateAt(0);
    const source = Float32Array.from(zeros, (_, p) => Math.sin(p));
    // Sources on the repeated nodes do not count.
    relax(grid, plate, u, zeros, source, options);
    const at = (i: number, j: number, k: number) =>
      u[k * grid.planeNodes + ((j + 4) % 4) * grid.rowNodes + ((i + 6) % 6)] ?? Number.NaN;
    for (let k = 3; k < 10; k++)
      for (let j = 0; j < 4; j++)
        for (let i = 0; i < 6; i++) {
          const sum =
            at(i - 1, j, k) +
            at(i + 1, j, k) +
            at(i, j - 1, k) +
            at(i, j + 1, k) +
            at(i, j, k - 1) +
            at(i, j, k + 1);
          const own = source[k * grid.planeNodes + j * grid.rowNodes + i] ?? 0;
          expect(sum - 6 * at(i, j, k) + own).toBeCloseTo(0, 4);
        }
  });
});
