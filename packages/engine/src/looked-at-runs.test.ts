import { cpSync, mkdirSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PathOutsideRootsError, UnknownRunError } from './errors.js';
import { stampsHold } from './file-stamp.js';
import { parameterStamps } from './looked-at-runs.js';
import { ScratchRuns } from './testing/scratch-runs.js';

let runs: ScratchRuns;
beforeEach(async () => {
  runs = await ScratchRuns.create();
});
afterEach(() => runs[Symbol.dispose]());

const INPUTS = ['plasma.inp', 'icur'];
const VECTOR = ['ex', 'ey', 'ez'].map((field) => `${field}00_0000.h5`);

function stampsOf(run: string, expr: string) {
  return runs.library.prepare({ run, expr, units: 'si' }).stamps;
}

/** A file as a simulation that writes on leaves it. */
function touch(run: string, name: string): void {
  const later = new Date(Date.now() + 5_000);
  utimesSync(join(runs.root, run, name), later, later);
}

describe('the stamps of an expression', () => {
  it.each([
    ['exyz[-1]', 'ey00_0000.h5'],
    ['rex[-1]', 'ex00_0000.h5'],
    ['mean(exz[-1].z)', 'ez00_0000.h5'],
    ['2 * nx', 'plasma.inp'],
    ['exyz[-1]', 'plasma.inp'],
  ])('of %s do not hold when %s changes', async (expr, file) => {
    runs.copySmall('sim', [...INPUTS, ...VECTOR]);
    const stamps = stampsOf('sim', expr);
    expect(await stampsHold(stamps)).toBe(true);
    touch('sim', file);
    expect(await stampsHold(stamps)).toBe(false);
  });

  it('hold when another field changes', async () => {
    runs.copySmall('sim', [...INPUTS, ...VECTOR]);
    const stamps = stampsOf('sim', 'ex[-1]');
    touch('sim', 'ey00_0000.h5');
    expect(await stampsHold(stamps)).toBe(true);
  });

  it('see a relocated field that is written where it was computed', async () => {
    runs.copySmall('sim', [...INPUTS, ...VECTOR]);
    const stamps = stampsOf('sim', 'rex[-1]');
    cpSync(join(runs.root, 'sim/ex00_0000.h5'), join(runs.root, 'sim/rex00_0000.h5'));
    expect(await stampsHold(stamps)).toBe(false);
  });

  it('see files of another run change, and only those it is asked for', async () => {
    for (const run of ['study/a', 'study/b']) runs.copySmall(run, [...INPUTS, ...VECTOR]);
    const stamps = stampsOf('study/a', 'ex[-1] - run("b").ey[-1]');
    touch('study/b', 'ex00_0000.h5');
    touch('study/a', 'ey00_0000.h5');
    expect(await stampsHold(stamps)).toBe(true);
    touch('study/b', 'ey00_0000.h5');
    expect(await stampsHold(stamps)).toBe(false);
  });

  it.each(['ex00_0000.h5', 'icur', 'plasma.inp'])('see %s of a continuation change', async (file) => {
    for (const run of ['sim', 'sim_2']) runs.copySmall(run, [...INPUTS, ...VECTOR]);
    const [alone, joined] = ['sim', 'sim+'].map((run) => stampsOf(run, 'ex[-1]'));
    touch('sim_2', file);
    expect(await stampsHold(alone ?? [])).toBe(true);
    expect(await stampsHold(joined ?? [])).toBe(false);
  });

  it.each([['sim'], ['sim', 'sim_2']])('see a continuation come after %s %s', async (...there) => {
    for (const run of there) runs.copySmall(run, [...INPUTS, ...VECTOR]);
    const stamps = stampsOf('sim+', 'ex[-1]');
    expect(await stampsHold(stamps)).toBe(true);
    mkdirSync(join(runs.root, `sim_${there.length + 1}`));
    expect(await stampsHold(stamps)).toBe(false);
  });

  it('see a link that is set anew', async () => {
    for (const run of ['a', 'b']) runs.copySmall(run, [...INPUTS, ...VECTOR]);
    symlinkSync(join(runs.root, 'a'), join(runs.root, 'newest'));
    const stamps = stampsOf('newest', 'ex[-1]');
    symlinkSync(join(runs.root, 'b'), join(runs.root, 'newer'));
    renameSync(join(runs.root, 'newer'), join(runs.root, 'newest'));
    expect(await stampsHold(stamps)).toBe(false);
  });

  it('tell those of the parameters from the others', () => {
    for (const run of ['a', 'b']) runs.copySmall(run, [...INPUTS, ...VECTOR]);
    const stamps = parameterStamps(stampsOf('a', 'ex - run("b").ex'));
    expect(stamps.map(({ path, size }) => [path.slice(runs.root.length), size !== null])).toEqual([
      ['/a/plasma.inp', true],
      ['/a/plasma.toml', false],
      ['/b/plasma.inp', true],
      ['/b/plasma.toml', false],
    ]);
  });

  it('stand also for names that no file can have', () => {
    runs.copySmall('sim', INPUTS);
    symlinkSync('circle00_0000.h5', join(runs.root, 'sim/circle00_0000.h5'));
    const ask = (expr: string) => runs.library.check({ run: 'sim', expr, units: 'si' });
    expect(ask('a'.repeat(400))).toMatchObject({ ok: false, span: { start: 0, end: 400 } });
    expect(ask('circle')).toMatchObject({ ok: false });
  });
});

describe('run("…")', () => {
  const first = (expr: string): number | undefined => runs.ask('study/a', expr).values[0];

  beforeEach(() => {
    const sizes = { 'study/a': 16, 'x+y/a': 16, 'study/b': 21, b: 22, 'x+y/b': 23 };
    for (const [run, nx] of Object.entries(sizes)) runs.make(run, `&tmgrid nx = ${nx} /\n`);
  });

  it('is the run below the roots, then the one beside the run that is asked', () => {
    expect(first('run("b").nx')).toBe(22);
    expect(first('run("study/b").nx')).toBe(21);
    renameSync(join(runs.root, 'b'), join(runs.root, 'c'));
    expect(first('run("b").nx')).toBe(21);
    expect(first('run("b").nx - run("c").nx + nx')).toBe(-1 + 16);
  });

  it('finds its neighbour also where a directory above has a plus sign, and from a run with continuations', () => {
    renameSync(join(runs.root, 'b'), join(runs.root, 'c'));
    expect(runs.ask('x+y/a', 'run("b").nx').values).toEqual([23]);
    expect(runs.ask('x+y/a+', 'run("b").nx').values).toEqual([23]);
    expect(runs.ask('study/a+study/b', 'run("b").nx').values).toEqual([21]);
  });

  it.each(['../../etc', '/etc', '../b', 'b/../../c', './b'])('refuses %s', (address) => {
    expect(() => first(`run("${address}").nx`)).toThrow(PathOutsideRootsError);
  });

  it('refuses a link that leads out, and names one that is not there as it is written', () => {
    symlinkSync('/etc', join(runs.root, 'study/out'));
    expect(() => first('run("out").nx')).toThrow(UnknownRunError);
    expect(() => first('run("study/out").nx')).toThrow(PathOutsideRootsError);
    expect(() => first('run("gone").nx')).toThrow('There is no run "gone" below the allowed roots.');
  });
});
