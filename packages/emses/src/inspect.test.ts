import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dshield1 } from '../test/dshield1.js';
import { goldenRun } from '../test/golden-fixture.js';
import { inspectRun, printInspection } from './inspect.js';
import { openRun } from './run.js';

let hdf5: Hdf5Library;
let directory: string;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emout-inspect-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function inspect(path: string) {
  using run = openRun(path, hdf5);
  return inspectRun(run);
}

describe('the golden run', () => {
  it('is described by its numbers', () => {
    const inspection = inspect(goldenRun);
    // Light crosses 0.5 m in 1 / 10 000 of a unit of time.
    const unitOfTimeS = (0.5 * 10_000) / 299_792_458;
    expect(inspection).toMatchObject({
      directories: [goldenRun],
      source: 'plasma.inp',
      key: { dxM: 0.5, toC: 10_000 },
      grid: { nx: 16, ny: 12, nz: 40 },
      state: { kind: 'complete', written: 5, expected: 5 },
      nstep: 400,
      time: { firstStep: 0, lastStep: 400, measure: 'time', firstEmses: 0, lastEmses: 0.8, firstS: 0 },
      diagnostics: ['icur', 'pbody'],
    });
    expect(inspection.dt?.s).toBeCloseTo(0.002 * unitOfTimeS, 20);
    expect(inspection.species.map(({ wp, qm, path }) => [wp?.emses, qm?.emses, path?.emses])).toEqual([
      [2.104, -1, 44.24],
      [0.0491, 0.000544617, 1.032],
      [4.2, -1, 20.75],
    ]);
    expect(inspection.species[0]?.wp?.si).toBeCloseTo(2.104 / unitOfTimeS, 6);
    const phisp = inspection.fields.find(({ name }) => name === 'phisp');
    expect(phisp).toMatchObject({ steps: 5, points: [41, 13, 17], unit: 'V', notice: null });
    expect(inspection.particles.map(({ species }) => species)).toEqual([1, 3, 4]);
    expect(inspection.boundaries.types.find(({ type }) => type === 'rectangle')?.count).toBe(3);
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
  });

  it('prints aligned, with units', () => {
    const lines = printInspection(inspect(goldenRun)).split('\n');
    expect(lines).toContain('Parameters   plasma.inp');
    expect(lines).toContain('Conversion   dx = 0.5 m, to_c = 10000 EMSES');
    expect(lines).toContain('Grid         16 × 12 × 40 cells (8 m × 6 m × 20 m)');
    expect(lines).toContain('Time step    0.002 EMSES (3.336e-8 s)');
    expect(lines).toContain('Time span    steps 0 to 400, 0 to 0.8 EMSES (0 to 1.334e-5 s)');
    expect(lines).toContain('Outputs      5 of 5 outputs');
    expect(lines.find((line) => line.startsWith('  phisp'))).toMatch(/phisp {2,}5 {2}41 × 13 × 17 {2,}V /);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    const header = lines.find((line) => line.startsWith('  Name'));
    const outputs = (header?.indexOf('Outputs') ?? 0) + 'Outputs'.length - 1;
    expect(lines.find((line) => line.startsWith('  phisp'))?.[outputs]).toBe('5');
  });
});

describe('runs that lack something', () => {
  it('without parameters and fields', () => {
    const inspection = inspect(directory);
    expect(inspection).toMatchObject({
      source: null,
      key: null,
      grid: null,
      dt: null,
      time: null,
      species: [],
    });
    const text = printInspection(inspection);
    expect(text).toContain('Conversion   none: EMSES units');
    expect(text).toContain('Outputs      0 of an unknown number of outputs');
    expect(text).toContain('plasma.inp  There is no plasma.inp, so values are in EMSES units.');
    expect(text).not.toContain('Species');
  });

  it('with TOML, a broken field and no key', () => {
    writeFileSync(join(directory, 'plasma.toml'), dshield1.replace('dx = 0.001', ''));
    writeFileSync(join(directory, 'ex00_0000.h5'), 'not HDF5');
    copyFileSync(join(goldenRun, 'phisp00_0000.h5'), join(directory, 'phisp00_0000.h5'));
    const inspection = inspect(directory);
    expect(inspection.source).toBe('plasma.toml');
    expect(inspection.species.map(({ wp, path }) => [wp?.si, path?.emses])).toEqual([
      [null, 2.422984428907874],
      [null, undefined],
    ]);
    const text = printInspection(inspection);
    expect(text).toMatch(/^ {2}ex +– {2}unreadable/m);
    expect(text).toMatch(/^ {4}2 {2}0\.019835793246900355 {2}0\.0011111111111111111 +–$/m);
    expect(text).toContain('plasma.toml   meta.unit_conversion gives no positive number for dx');
    expect(text).toMatch(/^Time span {4}steps 0 to 20, 0 to 1 EMSES$/m);
  });

  it('counts species by their frequencies when nspec is missing, and never too many', () => {
    const species = (body: string) => {
      writeFileSync(join(directory, 'plasma.inp'), `&plasma ${body} /`);
      return inspect(directory).species.length;
    };
    expect(species('wp(2:3) = 1, 2')).toBe(3);
    expect(species('nspec = 999999')).toBe(64);
    expect(species('nspec = -1')).toBe(0);
  });
});
