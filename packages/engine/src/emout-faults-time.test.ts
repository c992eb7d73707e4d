import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnknownRunError } from './errors.js';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

const LINE = [1, 1, 5];
const DT = 0.5;
/** Seconds in one EMSES time: dx·to_c/c. */
const SECONDS = (0.5 * 10000) / 299792458;

let runs: ScratchRuns;
beforeEach(async () => {
  runs = await ScratchRuns.create();
});
afterEach(() => runs[Symbol.dispose]());

function inputOf(digcon: string, nstep = 200): string {
  return `${KEY}\n&jobcon nstep = ${nstep} /\n&digcon ${digcon} /\n&tmgrid dt = ${DT} /\n&system nspec = 1 /\n&ptcond npc = 1 /\n`;
}

/** One value in every point of a snapshot. */
function level(value: number): number[] {
  return new Array<number>(5).fill(value);
}

/** Snapshots of one value each, called 0000, 0001, … */
function levels(values: readonly number[]): Record<string, number[]> {
  return Object.fromEntries(values.map((value, k) => [String(k).padStart(4, '0'), level(value)]));
}

describe('time and continuations, where the Python emout goes wrong', () => {
  it('time begins at the first output after hdfdigstart (it begins at 0)', async () => {
    runs.make('run', inputOf('ifdiag = 100, hdfdigstart = 250'));
    await runs.write('run', 'phisp', levels([1, 2, 3]), LINE);
    const steps = [300, 400, 500];
    const { coordinates } = runs.ask('run', 'phisp[:, 0, 0, 0]', { units: 'si' }).along('t');
    for (const [k, step] of steps.entries()) expect(coordinates[k]).toBeCloseTo(step * DT * SECONDS, 12);
    expect(runs.ask('run', 'phisp[:, 0, 0, 0]').along('t').coordinates).toEqual([150, 200, 250]);
    const original = runs.ask('run', 'phisp[:, 0, 0, 0]', { compat: 'emout' });
    expect(original.along('t').coordinates).toEqual([0, 50, 100]);
  });

  it('currents are ijdiag steps apart (it takes ifdiag for them, too)', async () => {
    runs.make('run', inputOf('ifdiag = 100, ijdiag = 20'));
    for (const name of ['phisp', 'jx', 'j1x', 'j1s']) await runs.write('run', name, levels([1, 2, 3]), LINE);
    const times = (name: string, compat?: 'emout') =>
      runs.ask('run', `${name}[:, 0, 0, 0]`, compat ? { compat } : {}).along('t').coordinates;
    for (const name of ['jx', 'j1x', 'j1s']) {
      expect(times(name), name).toEqual([0, 10, 20]);
      expect(times(name, 'emout'), name).toEqual([0, 50, 100]);
    }
    expect(times('phisp')).toEqual([0, 50, 100]);
  });

  it('one continuation is named by its path, below the roots, and is there (it takes the path letter by letter)', async () => {
    for (const name of ['study/run', 'study/other']) {
      runs.make(name, inputOf('ifdiag = 100'));
      await runs.write(name, 'phisp', levels(name === 'study/run' ? [0, 1] : [1, 2]), LINE);
    }
    expect(runs.ask('study/run+study/other', 'phisp[:, 0, 0, 0]').values).toEqual([0, 1, 2]);
    expect(() => runs.ask('study/run+study/gone', 'phisp')).toThrow(UnknownRunError);
    const gone = runs.open('study/run', { continuations: [join(runs.root, 'study/gone')] });
    expect(gone.problems.map(({ what }) => what).join()).toMatch(/gone is not joined\./);
  });

  it('a first snapshot is left out only where it repeats the last one, in everything (it always drops it, and joins fields alone)', async () => {
    const repeats = inputOf('ifdiag = 100');
    runs.make('run', repeats);
    runs.make('again', repeats);
    runs.make('later', inputOf('ifdiag = 100, hdfdigstart = 100', 300));
    await runs.write('run', 'phisp', levels([0, 1, 2]), LINE);
    await runs.write('again', 'phisp', levels([2.5, 3, 4]), LINE);
    await runs.write('later', 'phisp', levels([5, 6]), LINE);
    await runs.write('run', 'p1x', { '0000': [1], '0001': [2], '0002': [3] }, [1], 'p1xe00_0000.h5');
    await runs.write('again', 'p1x', { '0000': [3], '0001': [4] }, [1], 'p1xe00_0000.h5');
    for (const name of ['run', 'again']) {
      const rows = name === 'run' ? [0, 100, 200] : [100, 200];
      const text = rows.map((step) => `${step} 1.0E-3 1.0E-3\n`).join('');
      writeFileSync(join(runs.root, name, 'icur'), text);
      writeFileSync(join(runs.root, name, 'pbody'), text);
    }
    const continuations = ['again', 'later'].map((name) => join(runs.root, name));
    const values = (address: string, compat?: 'emout') =>
      runs.ask(address, 'phisp[:, 0, 0, 3]', compat ? { compat } : {}).values;
    // The first of `again` is of the step of the last of `run`; that of `later` is 100 steps on.
    expect(values('run+again+later')).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(values('run+again+later', 'emout')).toEqual([0, 1, 2, 3, 4, 6]);
    const history = runs.ask('run+again+later', 'phisp.time_series(3, 0, 0)');
    expect(history.values).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(runs.ask('run+again+later', 'phisp[:, 0, 0, 3]').along('t').coordinates).toEqual(
      [0, 100, 200, 300, 400, 500, 600].map((step) => step * DT),
    );
    const read = (overlap?: 'keep' | 'drop-first' | 'compare', compat?: 'emout') => {
      const run = runs.open('run', { continuations, ...(overlap && { overlap }) });
      const series = run.field('phisp', { compat });
      const at = { start: 0, step: 1, count: 1, dropped: true };
      const all = { start: 0, step: 1, count: series.shape[0], dropped: false };
      // Raw names of joined series can be asked for, too.
      expect(series.keys).toHaveLength(series.shape[0]);
      return [...series.read([all, at, at, at]).data];
    };
    expect(read()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(read('compare')).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(read('keep')).toEqual([0, 1, 2, 2.5, 3, 4, 5, 6]);
    expect(read('drop-first')).toEqual([0, 1, 2, 3, 4, 6]);
    expect(read(undefined, 'emout')).toEqual([0, 1, 2, 3, 4, 6]);
    const joined = runs.open('run', { continuations: continuations.slice(0, 1) });
    const particles = joined.particles(1);
    expect(particles.keys.map((_, k) => [...particles.read(k, ['x']).x])).toEqual([[1], [2], [3], [4]]);
    for (const name of ['icur', 'pbody']) {
      const { steps } = joined.diagnostic(name);
      expect([...(steps ?? [])], name).toEqual([0, 100, 200, 300, 400]);
    }
  });
});
