import { join } from 'node:path';
import { evaluate } from '@emout/expr/evaluate';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { GOLDEN } from './testing/golden.js';

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

// Without a Dirichlet axis and without a mix of periodic and Neumann axes the original is right.
it.each(['ppd', 'pnd', 'ddd', 'pdn'])('is another between %s where the original is wrong', (letters) => {
  const [right, original] = [undefined, 'emout' as const].map((compat) =>
    potential(`poisson(rho[-1], "${letters}")`, compat),
  );
  const largest = (values: ArrayLike<number> = []) =>
    Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const differences = right?.values.data.map((value, k) => value - (original?.values.data[k] ?? Number.NaN));
  expect(largest(differences)).toBeGreaterThan(1e-4 * largest(original?.values.data));
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
