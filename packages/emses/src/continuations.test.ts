import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenRunOptions, openRun, type Run } from './run.js';

const SHAPE = [2, 3, 4] as const;
const KEY = '!!key dx=[0.5],to_c=[10000.0]';

let hdf5: Hdf5Library;
let root: string;
const opened: Run[] = [];

beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'emout-parts-')));
});
afterEach(() => {
  for (const run of opened.splice(0)) run.close();
  rmSync(root, { recursive: true });
});

function open(options: OpenRunOptions = { continuations: 'auto' }): Run {
  const run = openRun(join(root, 'sim'), hdf5, options);
  opened.push(run);
  return run;
}

interface Job {
  readonly digcon?: string;
  /** Last step in icur; none is written for null. */
  readonly icur?: number | null;
  readonly parameters?: boolean;
}

/** The directory of a job of 200 steps with an output every 100. */
function job(name: string, { digcon = '', icur = 200, parameters = true }: Job = {}): string {
  const directory = join(root, name);
  mkdirSync(directory);
  const text = `${KEY}\n&jobcon nstep = 200 /\n&digcon ifdiag = 100 ijdiag = 50 ${digcon} /\n&tmgrid dt = 0.5 nx = 3 ny = 2 nz = 1 /\n&system mtd_vbnd = 0,0,0 /\n`;
  if (parameters) writeFileSync(join(directory, 'plasma.inp'), text);
  if (icur !== null) writeFileSync(join(directory, 'icur'), ` 000000 1.0\n ${icur} 1.0\n`);
  return directory;
}

/** Snapshots that are filled with one value each. */
async function write(
  directory: string,
  field: string,
  values: readonly number[],
  shape: readonly number[] = SHAPE,
): Promise<void> {
  const writer = await Hdf5Writer.create(join(directory, `${field}00_0000.h5`));
  const size = shape.reduce((product, count) => product * count, 1);
  writer.group(field);
  values.forEach((value, k) => {
    writer.dataset(field, String(k).padStart(4, '0'), new Float32Array(size).fill(value), shape);
  });
  writer.close();
}

/** One value of every snapshot. */
function history(run: Run, field = 'phisp', options: Parameters<Run['field']>[1] = {}): number[] {
  const series = run.field(field, options);
  const first = { kind: 'index', at: 0 } as const;
  const all = { kind: 'range', start: null, stop: null, step: null } as const;
  return [...series.read(resolveIndex([all, first, first, first], series.shape)).data];
}

function times(run: Run, field = 'phisp', options: Parameters<Run['field']>[1] = {}): number[] {
  const { time, keys } = run.field(field, options);
  return keys.map((_, k) => time.stepOf(k));
}

function said(run: Run): string[] {
  run.fields();
  return run.problems.map(({ what }) => what);
}

async function threeJobs(): Promise<void> {
  await write(job('sim'), 'phisp', [0, 1, 2]);
  await write(job('sim_2'), 'phisp', [2.5, 3, 4]);
  await write(job('sim_3'), 'phisp', [4.5, 5]);
}

describe('continuations that are found', () => {
  it('are joined without the snapshots that are repeated', async () => {
    await threeJobs();
    const run = open();
    expect(run.directories.map((directory) => directory.slice(root.length + 1))).toEqual([
      ...['sim', 'sim_2', 'sim_3'],
    ]);
    expect(history(run)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(times(run)).toEqual([0, 100, 200, 300, 400, 500]);
    const series = run.field('phisp');
    expect(series.keys).toEqual([0, 1, 2, 3, 4, 5]);
    expect(series.axis('t')).toMatchObject({ count: 6, uniform: true, unit: 's' });
    expect(series.paths).toHaveLength(3);
    expect(said(run)).toEqual([]);
    expect(history(run, 'phisp', { compat: 'emout' })).toEqual([0, 1, 2, 3, 4, 5]);
    expect(run.fields()[0]).toMatchObject({ kind: 'readable', shape: [6, ...SHAPE], notice: null });
  });

  it('are joined as the overlap says', async () => {
    await threeJobs();
    const keep = open({ continuations: 'auto', overlap: 'keep' });
    expect(history(keep)).toEqual([0, 1, 2, 2.5, 3, 4, 4.5, 5]);
    expect(times(keep)).toEqual([0, 100, 200, 200, 300, 400, 400, 500]);
    expect(history(open({ continuations: 'auto', overlap: 'drop-first' }))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(history(open({}))).toEqual([0, 1, 2]);
  });

  it('keep a first snapshot that repeats nothing, where the original drops it', async () => {
    await write(job('sim'), 'phisp', [0, 1, 2]);
    await write(job('sim_2', { digcon: 'hdfdigstart = 1' }), 'phisp', [3, 4]);
    const run = open();
    expect(history(run)).toEqual([0, 1, 2, 3, 4]);
    expect(times(run)).toEqual([0, 100, 200, 300, 400]);
    expect(history(run, 'phisp', { compat: 'emout' })).toEqual([0, 1, 2, 4]);
    expect(times(run, 'phisp', { compat: 'emout' })).toEqual([0, 100, 200, 300]);
  });

  it('count currents by their own interval', async () => {
    await write(job('sim'), 'jx', [0, 1, 2, 3, 4]);
    await write(job('sim_2'), 'jx', [4, 5, 6]);
    const run = open();
    expect(history(run, 'jx')).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(times(run, 'jx')).toEqual([0, 50, 100, 150, 200, 250, 300]);
  });

  it('end before a job that is not finished, and say so', async () => {
    await threeJobs();
    writeFileSync(join(root, 'sim_3', 'icur'), ' 0 1\n 120 1.0\n\n');
    const run = open();
    expect(history(run)).toEqual([0, 1, 2, 3, 4]);
    expect(said(run)).toEqual(['sim_3 is not joined. Its icur ends at step 120 of 200.']);
    appendFileSync(join(root, 'sim_3', 'icur'), ' 200 1.0\n');
    run.refresh();
    expect(history(run)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(said(run)).toEqual([]);
  });

  it.each([
    [{ icur: null }, 'sim_2 is not joined. It has no icur that would say that it is finished.'],
    [
      { parameters: false },
      'sim_2 is not joined. Its parameters give no nstep, so it is not known whether it is finished.',
    ],
  ])('end before %j', async (more, sentence) => {
    await write(job('sim'), 'phisp', [0, 1]);
    await write(job('sim_2', more), 'phisp', [1, 2]);
    const run = open();
    expect(run.directories).toHaveLength(1);
    expect(said(run)).toEqual([sentence]);
  });

  it('are looked for beside what a link leads to, and only where that may be read', async () => {
    await threeJobs();
    symlinkSync(join(root, 'sim'), join(root, 'latest'));
    const linked = openRun(join(root, 'latest'), hdf5, { continuations: 'auto' });
    opened.push(linked);
    expect(history(linked)).toEqual([0, 1, 2, 3, 4, 5]);
    const strict = open({ continuations: 'auto', mayRead: (path) => !path.includes('sim_3') });
    expect(history(strict)).toEqual([0, 1, 2, 3, 4]);
    expect(said(strict)).toEqual(['sim_3 is not joined. It lies outside the folders that may be read.']);
  });
});

describe('continuations that are given', () => {
  it('are joined in their order, finished or not; those that are gone are named', async () => {
    await write(job('sim'), 'phisp', [0, 1, 2]);
    const later = job('later', { icur: 150 });
    await write(later, 'phisp', [2, 3]);
    const run = open({ continuations: [join(root, 'nowhere'), later] });
    expect(history(run)).toEqual([0, 1, 2, 3]);
    expect(said(run)).toEqual(['nowhere is not joined. It does not exist any more.']);
  });

  it('without parameters are compared by their values, for all fields alike', async () => {
    const main = job('sim', { icur: null });
    await write(main, 'phisp', [0, 1, 2]);
    await write(main, 'bx', [7, 7, 7]);
    const same = job('same', { parameters: false, icur: null });
    await write(same, 'phisp', [2, 3]);
    await write(same, 'bx', [7, 7]);
    const fresh = job('fresh', { parameters: false, icur: null });
    await write(fresh, 'phisp', [4, 5]);
    await write(fresh, 'bx', [7, 7]);
    const run = open({ continuations: [same, fresh] });
    expect(history(run)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(times(run)).toEqual([0, 100, 200, 300, 400, 500]);
    expect(times(run, 'bx')).toEqual([0, 100, 200, 300, 400, 500]);
  });

  it('lack fields or have others: joined without, and said', async () => {
    const main = job('sim');
    await write(main, 'phisp', [0, 1, 2]);
    await write(main, 'ex', [0, 1, 2]);
    const second = job('second');
    await write(second, 'phisp', [2, 3], [2, 3, 5]);
    await write(second, 'ey', [5, 6]);
    writeFileSync(join(second, 'ex00_0000.h5'), 'no HDF5 file, however long the text may be');
    const third = job('third');
    await write(third, 'phisp', [4, 5]);
    await write(third, 'ex', [4, 5]);
    const run = open({ continuations: [second, third] });
    expect(run.fieldNames()).toEqual(['phisp', 'ex', 'ey']);
    expect(history(run)).toEqual([0, 1, 2, 4, 5]);
    expect(times(run)).toEqual([0, 100, 200, 400, 500]);
    expect(history(run, 'ex')).toEqual([0, 1, 2, 4, 5]);
    expect(times(run, 'ey')).toEqual([200, 300]);
    expect(said(run)).toEqual([
      'second: Its phisp has 5 × 3 × 2 points of float32, others 4 × 3 × 2 points of float32; it is left out.',
      'Some outputs are missing, so its steps are not equally spaced in time.',
      'second: ex00_0000.h5 cannot be read. It is not an HDF5 file: it does not hold the signature of one.',
      'Some outputs are missing, so its steps are not equally spaced in time.',
      'sim: It has no ey, which is joined without it.',
      'third: It has no ey, which is joined without it.',
    ]);
  });
});

describe('what is made of joined fields', () => {
  it('relocates and combines them', async () => {
    for (const [name, values] of [
      ['sim', [1, 2, 3]],
      ['sim_2', [3, 4]],
    ] as const) {
      const directory = job(name);
      await write(directory, 'ex', values);
      await write(
        directory,
        'ey',
        values.map((value) => -value),
      );
    }
    const run = open();
    expect(history(run, 'rex')).toEqual([1, 2, 3, 4]);
    const vector = run.resolve('reyx');
    if (vector.kind !== 'vector') throw new Error('reyx is a vector');
    expect(vector.components.map(({ letter, series }) => [letter, series.shape[0]])).toEqual([
      ['y', 4],
      ['x', 4],
    ]);
  });

  it('grows with the last part', async () => {
    await write(job('sim'), 'phisp', [0, 1, 2]);
    const second = job('second', { icur: 100 });
    await write(second, 'phisp', [2]);
    const run = open({ continuations: [second] });
    const before = run.field('phisp');
    expect(history(run)).toEqual([0, 1, 2]);
    expect(run.state()).toMatchObject({ kind: 'growing', steps: { written: 3, expected: 5 } });
    const writer = await Hdf5Writer.append(join(second, 'phisp00_0000.h5'));
    for (const key of [1, 2]) {
      writer.dataset('phisp', `000${key}`, new Float32Array(24).fill(key + 2), SHAPE);
    }
    writer.close();
    run.refresh();
    expect(history(run)).toEqual([0, 1, 2, 3, 4]);
    expect(run.field('phisp').fingerprint).not.toBe(before.fingerprint);
    expect(run.state()).toMatchObject({ kind: 'complete', steps: { written: 5, expected: 5 } });
    expect(run.state().steps.lastTimeS).toBeCloseTo((400 * 0.5) / 59958.4916, 12);
  });
});
