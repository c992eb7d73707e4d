import { UnitSystem } from '@emout/emses/unit-system';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenSmall } from './testing/golden.js';
import { readVti } from './testing/read-vti.js';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';
import { writeVti } from './vti-file.js';

let runs: ScratchRuns;
beforeAll(async () => {
  runs = await ScratchRuns.create();
  runs.copySmall('small');
});
afterAll(() => runs[Symbol.dispose]());

const ask = (expr: string, units: 'si' | 'emses' = 'emses') => runs.ask('small', expr, { units });
const namesOf = (expr: string) => runs.components('small', expr).map(({ type }) => type.name);

describe('results, where the Python emout goes wrong', () => {
  it('VTK files have values at the points, x fastest, with origin and spacing (it writes z fastest, in cells, from 0)', () => {
    const { checked } = runs.library.prepare({
      run: 'small',
      expr: 'phisp[-1, 10:30:2, :, 2:]',
      units: 'si',
    });
    const pieces: Uint8Array[] = [];
    writeVti(checked, { units: 'si' }, (bytes) => pieces.push(bytes));
    const bytes = new Uint8Array(Buffer.concat(pieces));
    const { origin, spacing, extent, arrays } = readVti(bytes);
    expect([origin, spacing]).toEqual([
      [1, 0, 5],
      [0.5, 0.5, 1],
    ]);
    expect(extent).toEqual([0, 14, 0, 12, 0, 9]);
    expect(Buffer.from(bytes).includes('<PointData>')).toBe(true);
    const values = arrays.get('phisp [V]');
    const line = ask('phisp[-1, 10, 0, 2:]', 'si').values;
    for (const [k, volts] of line.entries()) expect(values?.[k]).toBeCloseTo(volts, 5);
    expect(goldenSmall().to_vtk.is_x_fastest).toBe(false);
  });

  it('vectors have the operations that make sense, component by component (+ negates, 1 + v is missing, others fail or cut off)', () => {
    const [x, z] = runs.components('small', 'exz[-1, 20, 6]');
    const [plusX, plusZ] = runs.components('small', '+exz[-1, 20, 6]');
    expect([plusX?.values, plusZ?.values]).toEqual([x?.values, z?.values]);
    const [minusX] = runs.components('small', '-exz[-1, 20, 6]');
    expect(minusX?.values).toEqual(x?.values.map((value) => -value));
    const [doubled] = runs.components('small', '2 * exz[-1, 20, 6]');
    expect(doubled?.values).toEqual(x?.values.map((value) => 2 * value));
    const differences = runs.components('small', 'exz[-1, 20, 6] - exz[0, 20, 6]');
    for (const [k, letter] of ['x', 'z'].entries()) {
      const alone = ask(`e${letter}[-1, 20, 6] - e${letter}[0, 20, 6]`);
      expect(differences[k]?.values, letter).toEqual(alone.values);
    }
    const length = ask('magnitude(exz[-1, 20, 6])').values;
    for (const [k, value] of length.entries()) {
      expect(value).toBeCloseTo(Math.hypot(x?.values[k] ?? 0, z?.values[k] ?? 0), 9);
    }
    for (const expr of ['1 + exz', '1 - exz']) {
      expect(() => runs.components('small', expr)).toThrow('exz is a vector. Write exz.x for a component');
    }
    expect(() => runs.components('small', 'exz + exyz')).toThrow('components');
    expect(() => runs.components('small', 'float(exz)')).toThrow('There is no function float.');
  });

  it('names of three components stand for all three (extraction leaves an empty file of two and fails)', () => {
    expect(namesOf('exyz[-1, 20, 6]')).toEqual(['ex', 'ey', 'ez']);
    expect(namesOf('j1xyz[-1, 20, 6]')).toEqual(['j1x', 'j1y', 'j1z']);
    expect(namesOf('rexyz[-1, 20, 6]')).toEqual(['rex', 'rey', 'rez']);
    expect(namesOf('ezx[-1, 20, 6]')).toEqual(['ez', 'ex']);
    for (const [k, letter] of ['x', 'y', 'z'].entries()) {
      const [of, alone] = [runs.components('small', 'exyz[-1, 20, 6]')[k], ask(`e${letter}[-1, 20, 6]`)];
      expect(of?.values).toEqual(alone.values);
    }
  });

  it('the constants of units are those of the original, so that its numbers stay comparable', () => {
    const { units } = runs.open('small');
    const golden = goldenSmall().units.translators;
    const names = Object.keys(golden) as (keyof UnitSystem['units'])[];
    expect(names.length).toBeGreaterThan(35);
    for (const name of names) {
      const ratio = golden[name]?.ratio ?? Number.NaN;
      const ours = units?.get(name).ratio ?? Number.NaN;
      expect(Math.abs(ours / ratio - 1), name).toBeLessThan(1e-14);
    }
    // Today's value of the elementary charge over the electron mass is 1.75882000838e11 C/kg.
    const specificCharge = units?.get('q_m').reverse(1) ?? 0;
    expect(specificCharge).toBeCloseTo(175882021150.08484, 3);
    expect(Math.abs(specificCharge / 1.75882000838e11 - 1)).toBeGreaterThan(1e-7);
  });

  it('a number times a unit is refused, as it would change nothing; names of units are spelt (it keeps the ratio, and has “Permttivity”)', () => {
    expect(() => ask('2 * unit.v')).toThrow('Write unit.v.trans(x) for EMSES values of SI ones');
    expect(ask('2 * unit.v.trans(1e5)').values[0]).toBeCloseTo(2 * 3.3356409519815204, 12);
    expect(ask('unit.v.trans(2 * 1e5)').values[0]).toBeCloseTo(2 * 3.3356409519815204, 12);
    expect(ask('unit.v.reverse(4.107)').values[0]).toBeCloseTo(123124.7625006, 7);
    const { units } = UnitSystem.from({ dxM: 0.5, toC: 10000 });
    const names = Object.values(units).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Permittivity of free space', 'Permeability', 'Napier’s constant']),
    );
    expect(names.join()).not.toMatch(/Permttivity|Permeablity|Permiability|Napiers/);
    const golden = Object.values(goldenSmall().units.translators).map(({ name }) => name);
    expect(golden.join()).toMatch(/Permttivity.*Permeablity.*Permiability/);
  });

  it('of staggered fields there are those moved to the points; the stored ones stay where the file has them (it draws these at the points)', async () => {
    runs.make('staggered', `${KEY}\n&system mtd_vbnd = 0,0,0 /\n`);
    // E_x lies half a cell on: that of φ = x²/2 is −(k + ½) between the points k and k + 1.
    await runs.write('staggered', 'ex', { '0000': [-0.5, -1.5, -2.5, -3.5, -4.5] }, [1, 1, 5]);
    const moved = runs.ask('staggered', 'rex[0, 0, 0, 1:-1]');
    expect(moved.values).toEqual([-1, -2, -3]);
    expect(moved.along('x').positions).toEqual([1, 2, 3]);
    const stored = runs.ask('staggered', 'ex[0, 0, 0]');
    expect(stored.values).toEqual([-0.5, -1.5, -2.5, -3.5, -4.5]);
    expect(stored.along('x').coordinates).toEqual([0, 1, 2, 3, 4]);
    const about = runs.library.names('staggered').find(({ name }) => name === 'rex')?.about;
    expect(about).toBe('Electric field, x component, at the nodes');
  });
});
