import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '@emout/expr/evaluate';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { GOLDEN } from './testing/golden.js';

interface GoldenPotential {
  readonly shape: readonly [number, number, number];
  readonly absmax: number;
  readonly min: number;
  readonly max: number;
  readonly samples: readonly { readonly i: readonly [number, number, number]; readonly v: number }[];
}

const file: { small: { poisson_si: Record<string, GoldenPotential> } } = JSON.parse(
  readFileSync(join(GOLDEN, 'small.json'), 'utf8'),
);
const golden = Object.entries(file.small.poisson_si);

/** The original rounds charge densities in C/m³ to float32 before it solves; the largest parts of them cancel. */
const TOLERANCE = 1e-6;

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

function potential(expr: string, compat?: 'emout') {
  const { checked } = library.prepare({ run: 'small', expr, units: 'si', compat });
  const evaluated = evaluate(checked);
  if (evaluated.kind !== 'array') throw new Error('an array was expected');
  return { checked, values: evaluated.values, factor: evaluated.factor };
}

function largestDifference(expr: string, { shape, samples, absmax }: GoldenPotential, compat?: 'emout') {
  const { values, factor } = potential(expr, compat);
  expect(values.shape).toEqual(shape);
  const [, ny, nx] = shape;
  const at = ([z, y, x]: GoldenPotential['samples'][number]['i']) =>
    (values.data[(z * ny + y) * nx + x] ?? Number.NaN) * factor;
  return Math.max(...samples.map(({ i, v }) => Math.abs(at(i) - v) / absmax));
}

describe.each(golden)('the potential of the last charge density between %s', (letters, expected) => {
  const expr = `poisson(rho[-1], "${letters}")`;

  it('is that of the original on request', () => {
    expect(largestDifference(expr, expected, 'emout')).toBeLessThan(TOLERANCE);
  });

  // The original is right without a Dirichlet axis and without a mix of periodic and Neumann axes.
  if (letters === 'ppp' || letters === 'nnn') {
    it('is that of the original', () => {
      expect(largestDifference(expr, expected)).toBeLessThan(TOLERANCE);
    });
  } else {
    it('is another where the original is wrong', () => {
      expect(largestDifference(expr, expected)).toBeGreaterThan(100 * TOLERANCE);
    });
  }
});

describe('the potential of a run', () => {
  it('takes the boundaries of its input', () => {
    const { checked, values } = potential('poisson(rho[-1])');
    expect(checked.notes).toEqual([
      'poisson takes the boundaries "pnd" from mtd_vbnd: x periodic, y Neumann, z Dirichlet.',
    ]);
    expect(values.data).toEqual(potential('poisson(rho[-1], "pnd")').values.data);
  });

  it('is in volts, whichever units its charge density is in', () => {
    const { values } = potential('poisson(rho[-1])[:, 6, :]');
    const { checked } = library.prepare({
      run: 'small',
      expr: 'poisson(rho[-1])[:, 6, :].val_si',
      units: 'emses',
    });
    const evaluated = evaluate(checked);
    if (evaluated.kind !== 'array') throw new Error('an array was expected');
    expect(checked.type).toMatchObject({ unit: { unit: { symbol: 'V' }, system: 'si' } });
    // The unit table has ε₀ = 1/μ₀c² with π cut off; the solver has that of CODATA.
    for (const [k, value] of values.data.entries()) {
      expect(Math.abs((evaluated.values.data[k] ?? Number.NaN) - value)).toBeLessThanOrEqual(
        2e-9 * Math.abs(value),
      );
    }
  });
});
