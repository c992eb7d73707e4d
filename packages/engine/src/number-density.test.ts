import { join } from 'node:path';
import { evaluate } from '@emout/expr/evaluate';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { GOLDEN } from './testing/golden.js';

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

function densities(density?: 'm^-3' | 'cm^-3') {
  const { checked } = library.prepare({ run: 'small', expr: 'nd3p[-1, :, 6, :]', units: 'si', density });
  const evaluated = evaluate(checked);
  if (evaluated.kind !== 'array') throw new RangeError('an array was expected');
  const { type, values, factor } = evaluated;
  return { symbol: type.unit.unit?.symbol, values: Array.from(values.data, (value) => value * factor) };
}

it('number densities are per cubic metre, or per cubic centimetre on request', () => {
  const [perM3, perCc] = [densities('m^-3'), densities('cm^-3')];
  expect([perM3.symbol, perCc.symbol]).toEqual(['/m^3', '/cc']);
  expect(densities()).toEqual(perM3);
  expect(perCc.values.some((value) => value > 0)).toBe(true);
  for (const [k, value] of perCc.values.entries())
    expect((perM3.values[k] ?? 0) * 1e-6).toBeCloseTo(value, 9);
});
