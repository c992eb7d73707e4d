import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import {
  RepeatedComponentError,
  UnknownFieldError,
  UnlikeComponentsError,
  UnreadableFieldError,
  VectorFieldError,
} from './errors.js';
import { openRun, type Run } from './run.js';

const SHAPE = [2, 3, 4] as const;

let hdf5: Hdf5Library;
let directory: string;
const opened: Run[] = [];

beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emout-fields-'));
  writeParameters('mtd_vbnd = 0,1,2');
});
afterEach(() => {
  for (const run of opened.splice(0)) run.close();
  rmSync(directory, { recursive: true });
});

function open(at = directory): Run {
  const run = openRun(at, hdf5);
  opened.push(run);
  return run;
}

function writeParameters(system: string, key = '!!key dx=[0.5],to_c=[10000.0]'): void {
  const text = `${key}\n&digcon ifdiag = 100 /\n&tmgrid dt = 0.5 /\n&plasma wp = 2.1 /\n&intp qm = -1 /\n&system ${system} /\n`;
  writeFileSync(join(directory, 'plasma.inp'), text);
}

/** Values count upwards along x: 1, 2, 3, 4, and the same in every row. */
async function write(
  field: string,
  keys: readonly number[],
  shape: readonly number[] = SHAPE,
): Promise<string> {
  const writer = await Hdf5Writer.create(join(directory, `${field}00_0000.h5`));
  const [, , points = 1] = shape;
  const size = shape.reduce((product, count) => product * count, 1);
  writer.group(field);
  for (const key of keys) {
    const values = Float32Array.from({ length: size }, (_, k) => (k % points) + 1);
    writer.dataset(field, String(key).padStart(4, '0'), values, shape);
  }
  writer.close();
  return writer.path;
}

function row(run: Run, field: string, options: Parameters<Run['field']>[1] = {}): number[] {
  const series = run.field(field, options);
  const first = { kind: 'index', at: 0 } as const;
  return [...series.read(resolveIndex([first, first, first], series.shape)).data];
}

describe('relocated fields', () => {
  it('are computed where there is no file of their name', async () => {
    await write('ex', [0, 1]);
    const run = open();
    const series = run.field('rex');
    expect(series).toMatchObject({ name: 'rex', shape: [2, ...SHAPE], dtype: 'float32', problems: [] });
    expect([series.unit?.symbol, series.quantity?.symbol]).toEqual(['V/m', 'V/m']);
    expect(row(run, 'rex')).toEqual([2, 1.5, 2.5, 2]);
    expect(row(run, 'rex', { compat: 'emout' })).toEqual([2.5, 1.5, 2.5, 2.5]);
    expect(run.field('rex').fingerprint).not.toBe(run.field('rex', { compat: 'emout' }).fingerprint);
  });

  it('are computed beside a file of their name, which only the original reads', async () => {
    await write('ex', [0]);
    const file = await write('rex', [0]);
    expect(row(open(), 'rex')).toEqual([2, 1.5, 2.5, 2]);
    expect(open().field('rex').problems).toEqual([
      'rex00_0000.h5 was written by emout; rex is computed from ex.',
    ]);
    expect(row(open(), 'rex', { compat: 'emout' })).toEqual([1, 2, 3, 4]);
    truncateSync(file, Math.floor(statSync(file).size / 3));
    expect(row(open(), 'rex')).toEqual([2, 1.5, 2.5, 2]);
    rmSync(file);
    await write('rex', []);
    expect(row(open(), 'rex')).toEqual([2, 1.5, 2.5, 2]);
    rmSync(file);
    rmSync(join(directory, 'ex00_0000.h5'));
    await write('rex', [0, 1]);
    await write('ex', [0, 1, 2]);
    expect(open().field('rex')).toMatchObject({
      shape: [3, ...SHAPE],
      problems: ['rex00_0000.h5 holds 2 of 3 snapshots; rex is computed from ex.'],
    });
    rmSync(join(directory, 'ex00_0000.h5'));
    expect(row(open(), 'rex')).toEqual([1, 2, 3, 4]);
  });

  it('say what is not known of their boundaries', async () => {
    await write('ex', [0]);
    await write('bx', [0]);
    writeParameters('mtd_vbnd = 3,0,7');
    const open1 = open();
    expect(row(open1, 'rex')).toEqual([1, 1.5, 2.5, 3]);
    expect(open1.field('rex').problems).toEqual([
      'The boundary along x is open, so its ends are taken from the nearest inner values.',
    ]);
    expect(open1.field('rbx').problems).toEqual([
      'mtd_vbnd(3) is 7, which is none of 0, 1, 2, 3: the boundary along z is not known, so its ends are taken from the nearest inner values.',
    ]);
    writeParameters('nspec = 1');
    expect(open().field('rex').problems[0]).toContain('mtd_vbnd(1) is missing');
  });

  it('of a file that ends early are there for the steps that are whole', async () => {
    const file = await write('ex', [0, 1, 2, 3, 4, 5, 6, 7], [10, 20, 30]);
    truncateSync(file, Math.round(statSync(file).size * 0.6));
    const run = open();
    const { keys, problems, shape } = run.field('rex');
    expect(keys).toEqual(run.field('ex').keys);
    expect(shape[0]).toBeGreaterThan(2);
    expect(shape[0]).toBeLessThan(8);
    expect(problems[0]).toMatch(/^The file ends early: /);
    expect(row(run, 'rex').slice(0, 3)).toEqual([15.0, 1.5, 2.5]);
  });

  it('of what cannot be read cannot be read', async () => {
    writeFileSync(join(directory, 'ex00_0000.h5'), 'no HDF5 file, however long the text may be');
    expect(() => open().field('rex')).toThrow(UnreadableFieldError);
    expect(() => open().field('rey')).toThrow(UnknownFieldError);
  });
});

describe('the names of a run', () => {
  it('that can be derived are offered', async () => {
    for (const name of ['ex', 'ez', 'bx', 'nd1p', 'rbx']) await write(name, [0]);
    expect(
      open()
        .derivedNames()
        .map(({ name, kind }) => `${kind} ${name}`),
    ).toEqual([...['field rex', 'field rez', 'vector exz', 'vector rexz']]);
    expect(open().derivedNames()[0]?.label).toBe('Electric field, x component, at the nodes');
    expect(open().derivedNames()[2]?.label).toBe('Electric field, vector of x, z');
    const golden = open(goldenRun)
      .derivedNames()
      .map(({ name }) => name);
    expect(golden).toEqual(expect.arrayContaining(['rbz', 'exyz', 'rexyz', 'j1xy', 'bxyz', 'rbxz']));
    expect(golden).toHaveLength(6 + 4 * 7);
  });

  it('are looked up exactly first, then as relocated, then as vectors', async () => {
    for (const name of ['ex', 'ey', 'ez', 'exy']) await write(name, [0]);
    const run = open();
    expect(run.resolve('exy')).toMatchObject({ kind: 'scalar', series: { name: 'exy' } });
    const resolved = run.resolve('ezyx');
    expect(resolved.kind === 'vector' && resolved.components.map(({ letter }) => letter)).toEqual([
      'z',
      'y',
      'x',
    ]);
    expect(run.resolve('rez')).toMatchObject({ kind: 'scalar', series: { name: 'rez' } });
    expect(run.resolve('rezx')).toMatchObject({ kind: 'vector', name: 'rezx' });
  });

  it('are refused with a sentence that helps', async () => {
    for (const name of ['ex', 'ey', 'phisp']) await write(name, [0]);
    const run = open();
    expect(() => run.resolve('exx')).toThrow(RepeatedComponentError);
    expect(() => run.resolve('exx')).toThrow(/exx has the component x twice; .* Near to it: ex/);
    expect(() => run.field('exy')).toThrow(VectorFieldError);
    expect(() => run.field('exy')).toThrow('Ask for one of its components: ex, ey.');
    expect(() => run.resolve('rexyy')).toThrow('rexyy has the component y twice');
    expect(() => run.resolve('ezz')).toThrow(UnknownFieldError);
    expect(() => run.resolve('reyz')).toThrow(/no field reyz\. Near to it: .*rey/);
    expect(() => run.resolve('phixx')).toThrow(UnknownFieldError);
  });
});

describe('vectors', () => {
  it('of a run that is being written have the steps that all components have', async () => {
    await write('ex', [0, 1, 2]);
    await write('ey', [0, 2]);
    const resolved = open().resolve('exy');
    if (resolved.kind !== 'vector') throw new Error('exy is a vector');
    const [x, y] = resolved.components.map(({ series }) => series);
    expect([x?.keys, y?.keys]).toEqual([
      [0, 2],
      [0, 2],
    ]);
    expect([x?.time.stepOf(1), y?.time.stepOf(1)]).toEqual([200, 200]);
    expect(x?.problems).toEqual([
      '1 of its 3 snapshots is left out of exy, as other components do not have it.',
    ]);
    expect(y?.problems).toEqual([]);
  });

  it('have one grid', async () => {
    await write('ex', [0]);
    await write('ey', [0], [2, 3, 5]);
    expect(() => open().resolve('exy')).toThrow(UnlikeComponentsError);
    expect(() => open().resolve('exy')).toThrow(
      'one has 4 × 3 × 2 points of float32, another 5 × 3 × 2 points of float32.',
    );
  });
});

describe('units of fields', () => {
  it('know the quantity without a conversion key', async () => {
    await write('nd1p', [0]);
    await write('bx', [0]);
    await write('phisp', [0]);
    await write('other', [0]);
    writeParameters('nspec = 1', '');
    const run = open();
    expect(['nd1p', 'bx', 'phisp', 'rbx'].map((name) => run.field(name).quantity?.symbol)).toEqual([
      ...['/m^3', 'T', 'V', 'T'],
    ]);
    expect(run.field('bx', { compat: 'emout' }).quantity?.symbol).toBe('A/m');
    expect([run.field('other').quantity, run.field('bx').unit]).toEqual([null, null]);
  });

  it('are those of the original when compatible', async () => {
    await write('nd1p', [0]);
    await write('bx', [0]);
    const run = open();
    const symbols = (compat?: 'emout') =>
      ['nd1p', 'bx', 'rbx'].map((name) => run.field(name, { compat }).unit?.symbol);
    expect(symbols()).toEqual(['/m^3', 'T', 'T']);
    expect(symbols('emout')).toEqual(['/cc', 'A/m', 'A/m']);
    expect((run.field('nd1p').unit?.factor ?? 0) / 4.981463180808436e6).toBeCloseTo(1, 13);
  });
});

describe('what would be read', () => {
  it('is said before, by the storage of the file', async () => {
    const shape = [60, 50, 100];
    await write('ex', [0, 1], shape);
    const run = open();
    const all = { kind: 'range', start: null, stop: null, step: null } as const;
    const at = (position: number) => ({ kind: 'index', at: position }) as const;
    const bytes = (field: string, ...items: Parameters<typeof resolveIndex>[0][number][]): number => {
      const series = run.field(field);
      return series.bytesToRead(resolveIndex(items, series.shape));
    };
    expect(bytes('ex', at(1), at(30))).toBe(50 * 100 * 4);
    expect(bytes('ex', all, at(30))).toBe(2 * 50 * 100 * 4);
    // Rows of 400 bytes, 20 000 bytes apart.
    expect(bytes('ex', at(0), all, at(20))).toBe(60 * 100 * 4);
    expect(bytes('rex', at(0), all, at(20))).toBe(60 * 99 * 4);
    expect(bytes('rex', at(0), at(30), at(20), { kind: 'range', start: 10, stop: 4, step: -2 })).toBe(6 * 4);
    expect(bytes('ex', { kind: 'range', start: 2, stop: 2, step: null })).toBe(0);
  });
});
