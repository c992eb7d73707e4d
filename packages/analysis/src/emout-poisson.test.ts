import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BoundaryType, solvePoisson } from './poisson.js';

interface GoldenPotential {
  readonly shape: readonly [number, number, number];
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly absmax: number;
  readonly samples: readonly { readonly i: readonly [number, number, number]; readonly v: number }[];
}

const fixtures = new URL('../../../fixtures/golden/', import.meta.url);
const file: {
  small: {
    poisson_si: Record<string, GoldenPotential>;
    units: { translators: { rho: { ratio: number } } };
  };
} = JSON.parse(readFileSync(new URL('small.json', fixtures), 'utf8'));
const { poisson_si: golden, units } = file.small;

const TYPES: Readonly<Record<string, BoundaryType>> = { p: 'periodic', d: 'dirichlet', n: 'neumann' };

/** The charge density of the last snapshot in C/m³, in single precision as the original has it. */
let rho: Float64Array;

beforeAll(async () => {
  const hdf5 = await Hdf5Library.load();
  using run = hdf5.open(fileURLToPath(new URL('data/small/rho00_0000.h5', fixtures)));
  const whole = run.dataset('rho/0004').shape.map((count) => ({ start: 0, step: 1, count, dropped: false }));
  const { data } = run.read('rho/0004', whole);
  rho = Float64Array.from(data, (value) => Math.fround(value / Math.fround(units.translators.rho.ratio)));
});

describe.each(Object.keys(golden))('the last charge density between %s', (letters) => {
  // The original is right without a dirichlet axis and without a mix of periodic and neumann axes.
  const agrees = letters === 'ppp' || letters === 'nnn';
  for (const compat of agrees ? [undefined, 'emout' as const] : ['emout' as const]) {
    it(compat ? 'is what the original gives, on request' : 'is what the original gives', () => {
      const expected = golden[letters];
      if (!expected) throw new Error(`no ${letters}`);
      const [x, y, z] = [...letters].map((letter) => TYPES[letter] ?? 'periodic');
      if (!x || !y || !z) throw new Error(letters);
      const phi = solvePoisson(rho, expected.shape, { dxM: 0.5, boundaryTypes: { x, y, z }, compat });
      const [, ny, nx] = expected.shape;
      const near = (found: number, wanted: number, scale = expected.absmax) =>
        expect(Math.abs(found - wanted) / scale).toBeLessThan(1e-9);
      for (const { i, v } of expected.samples) near(phi[(i[0] * ny + i[1]) * nx + i[2]] ?? Number.NaN, v);
      near(Math.min(...phi), expected.min);
      near(Math.max(...phi), expected.max);
      near(
        phi.reduce((sum, value) => sum + value, 0),
        expected.sum,
        Math.abs(expected.sum),
      );
    });
  }
});
