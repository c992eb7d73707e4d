import { describe, expect, it } from 'vitest';
import { type BoundaryType, type PoissonOptions, solvePoisson } from './poisson.js';

const TYPES: Readonly<Record<string, BoundaryType>> = { p: 'periodic', d: 'dirichlet', n: 'neumann' };
const SHAPE = [3, 3, 5] as const;

/** The potential along x of a charge that varies along x alone; spacing and permittivity are 1. */
function lineOf(
  rho: readonly number[],
  letters: string,
  options: Pick<PoissonOptions, 'boundaryValues' | 'compat'> = {},
): number[] {
  const [x = 'periodic', y = 'periodic', z = 'periodic'] = [...letters].map((letter) => TYPES[letter]);
  const [nz, ny] = SHAPE;
  const volume = Float64Array.from({ length: nz * ny * rho.length }, (_, k) => rho[k % rho.length] ?? 0);
  const potential = solvePoisson(volume, SHAPE, {
    ...{ dxM: 1, permittivity: 1, boundaryTypes: { x, y, z } },
    ...options,
  });
  return [...potential.slice(0, rho.length)];
}

function expectNear(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) expect(found[k]).toBeCloseTo(value, 9);
}

const CHARGE = [0, 1, 0, -1, 0];
const NONE = [0, 0, 0, 0, 0];

describe('Poisson’s equation, where the Python emout goes wrong', () => {
  it('charges between given potentials have the eigenvalues of the grid (it takes those of one cell more)', () => {
    expectNear(lineOf(CHARGE, 'dpp'), [0, 0.5, 0, -0.5, 0]);
    expectNear(lineOf(CHARGE, 'dpp', { compat: 'emout' }), [0, 0.72360679775, 0, -0.72360679775, 0]);
    const boundaryValues = { x: [1, 3] } as const;
    expectNear(lineOf(NONE, 'dpp', { boundaryValues }), [1, 1.5, 2, 2.5, 3]);
    expectNear(lineOf(NONE, 'dpp', { boundaryValues, compat: 'emout' }), [
      ...[1, 2.276393202250024, 3.162277660168384, 3.723606797749982, 3],
    ]);
  });

  it('an axis between slopes may stand beside periodic ones (it transforms that axis wrongly)', () => {
    expectNear(lineOf(CHARGE, 'npp'), [1, 1, 0, -1, -1]);
    const [first = 0, second = 0] = lineOf(CHARGE, 'npp', { compat: 'emout' });
    expect([Math.abs(first), Math.abs(second)].map((value) => value.toFixed(4))).toEqual([
      '0.7071',
      '1.0000',
    ]);
    // Where it has no such mix it is right.
    for (const compat of [undefined, 'emout'] as const) {
      expectNear(lineOf(CHARGE, 'nnn', { compat }), [1, 1, 0, -1, -1]);
      expectNear(lineOf(CHARGE, 'ppp', { compat }), [0, 0.5, 0, -0.5, 0]);
    }
  });

  it('slopes at the ends are those of the potential (it takes half of them, of the other sign)', () => {
    const slopes = { boundaryValues: { x: [0.5, 0.5] } } as const;
    expectNear(lineOf(NONE, 'nnn', slopes), [-1, -0.5, 0, 0.5, 1]);
    expectNear(lineOf(NONE, 'nnn', { ...slopes, compat: 'emout' }), [0.5, 0.25, 0, -0.25, -0.5]);
  });
});
