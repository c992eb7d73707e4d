import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { EmptyFieldError, RunDirectoryError, UnknownFieldError, UnreadableFieldError } from './errors.js';
import { type FieldEntry, type OpenRunOptions, openRun, type Run } from './run.js';

const PARAMETERS = `!!key dx=[0.5],to_c=[10000.0]
&jobcon nstep = 400 /
&digcon ifdiag = 100 ijdiag = 50 /
&tmgrid nx = 4 ny = 3 nz = 2 dt = 0.5 /
&plasma wp(1) = 2.1 qm(1) = -1.0 /
`;
const SHAPE = [3, 4, 5] as const;

let hdf5: Hdf5Library;
let directory: string;
const opened: Run[] = [];

beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emout-run-'));
});
afterEach(() => {
  for (const run of opened.splice(0)) run.close();
  rmSync(directory, { recursive: true });
});

function open(options: OpenRunOptions = {}): Run {
  const run = openRun(directory, hdf5, options);
  opened.push(run);
  return run;
}

function path(fileName: string): string {
  return join(directory, fileName);
}

/** A snapshot whose values are 1000·key + position, as float32. */
function snapshot(key: number, shape: readonly number[] = SHAPE): Float32Array {
  const size = shape.reduce((product, count) => product * count, 1);
  return Float32Array.from({ length: size }, (_, position) => 1000 * key + position);
}

async function writeField(name: string, keys: readonly number[], group = name): Promise<string> {
  const writer = await Hdf5Writer.create(path(`${name}00_0000.h5`));
  writer.group(group);
  for (const key of keys) writer.dataset(group, String(key).padStart(4, '0'), snapshot(key), SHAPE);
  writer.close();
  return writer.path;
}

async function appendSnapshots(name: string, keys: readonly number[]): Promise<void> {
  const writer = await Hdf5Writer.append(path(`${name}00_0000.h5`));
  for (const key of keys) writer.dataset(name, String(key).padStart(4, '0'), snapshot(key), SHAPE);
  writer.close();
}

function writeParameters(text = PARAMETERS): void {
  writeFileSync(path('plasma.inp'), text);
}

function entry(run: Run, name: string): FieldEntry {
  const found = run.fields().find((field) => field.name === name);
  if (!found) throw new Error(`${name} is not listed`);
  return found;
}

function values(run: Run, name: string, ...positions: number[]): number[] {
  const series = run.field(name);
  const items = positions.map((at) => ({ kind: 'index' as const, at }));
  return [...series.read(resolveIndex(items, series.shape)).data];
}

function problems(run: Run): string[] {
  run.fields();
  return run.problems.map(({ what }) => what);
}

describe('a run as it should be', () => {
  it('lists the fields of the golden run with shapes, units and labels', () => {
    const run = openRun(goldenRun, hdf5);
    opened.push(run);
    const fields = run.fields();
    expect(fields).toHaveLength(24);
    expect(fields[0]).toMatchObject({
      kind: 'readable',
      name: 'phisp',
      fileName: 'phisp00_0000.h5',
      label: 'Potential',
      category: 'fields',
      shape: [5, 41, 13, 17],
      dtype: 'float32',
      unit: { symbol: 'V' },
      notice: null,
    });
    expect(fields.every(({ kind }) => kind === 'readable')).toBe(true);
    expect(run.problems).toEqual([]);
    expect(run.grid).toEqual({ nx: 16, ny: 12, nz: 40 });
    expect(new Set(run.particleFiles.map(({ species }) => species))).toEqual(new Set([1, 3, 4]));
    expect(run.diagnostics).toEqual(['icur', 'pbody']);
    expect(run.state()).toMatchObject({ kind: 'complete', steps: { written: 5, expected: 5 } });
    expect(run.state().steps.lastTimeS).toBeCloseTo(1.3342563807926082e-5, 18);
  });

  it('stacks the snapshots of a range and leaves dropped axes out', async () => {
    writeParameters();
    await writeField('phisp', [0, 1, 2]);
    const series = open().field('phisp');
    const selection = resolveIndex(
      [
        { kind: 'range', start: null, stop: null, step: -2 },
        { kind: 'index', at: 1 },
        { kind: 'range', start: 1, stop: 3, step: null },
        { kind: 'index', at: -1 },
      ],
      series.shape,
    );
    const read = series.read(selection);
    expect(read.shape).toEqual([2, 2]);
    expect([...read.data]).toEqual([2029, 2034, 29, 34]);
    const none = series.read(resolveIndex([{ kind: 'range', start: 3, stop: 3, step: null }], series.shape));
    expect(none.shape).toEqual([0, 3, 4, 5]);
    expect(none.data).toBeInstanceOf(Float32Array);
  });

  it('keeps float64 and takes the first group when none has the name of the field', async () => {
    writeParameters();
    const writer = await Hdf5Writer.create(path('ex00_0000.h5'));
    writer.dataset('zz', '0000', Float64Array.from(snapshot(0)), SHAPE);
    writer.close();
    expect(entry(open(), 'ex')).toMatchObject({ dtype: 'float64', shape: [1, 3, 4, 5] });
  });

  it('stops reading when told to', async () => {
    writeParameters();
    await writeField('phisp', [0, 1]);
    const series = open().field('phisp');
    const reason = new Error('nobody looks any more');
    expect(() => series.read(resolveIndex([], series.shape), AbortSignal.abort(reason))).toThrow(reason);
  });

  it('opens again after it was closed', async () => {
    writeParameters();
    await writeField('phisp', [0]);
    const run = open();
    expect(values(run, 'phisp', 0, 0, 0)).toEqual([0, 1, 2, 3, 4]);
    run.close();
    expect(values(run, 'phisp', 0, 0, 1)).toEqual([5, 6, 7, 8, 9]);
  });
});

describe('snapshots', () => {
  it('are ordered by number and read by place; the number tells the time', async () => {
    writeParameters();
    await writeField('phisp', [10_000, 9, 100]);
    const series = open().field('phisp');
    expect(series.keys).toEqual([9, 100, 10_000]);
    expect(values(open(), 'phisp', 0, 0, 0)[0]).toBe(9000);
    expect(series.axis('t').emses(1)).toBe(100 * 100 * 0.5);
    expect(series.axis('t').uniform).toBe(false);
    expect(problems(open())).toContain(
      'Some outputs are missing, so its steps are not equally spaced in time.',
    );
  });

  it('are what is numbered; other members are named and left out', async () => {
    writeParameters();
    const writer = await Hdf5Writer.create(path('phisp00_0000.h5'));
    writer.dataset('phisp', '0000', snapshot(0), SHAPE);
    writer.dataset('phisp', 'notes', Float32Array.of(1, 2), [2]);
    writer.dataset('phisp', '1x', snapshot(1), SHAPE);
    writer.dataset('phisp', '-2', snapshot(2), SHAPE);
    writer.close();
    const run = open();
    expect(run.field('phisp').keys).toEqual([0]);
    expect(problems(run)).toEqual(['-2 and 2 more in phisp is no numbered snapshot and is left out.']);
  });

  it('of another shape or type are left out with the reason', async () => {
    writeParameters();
    const writer = await Hdf5Writer.create(path('phisp00_0000.h5'));
    for (const key of [0, 2, 3]) writer.dataset('phisp', `000${key}`, snapshot(key), SHAPE);
    writer.dataset('phisp', '0001', snapshot(1, [2, 4, 5]), [2, 4, 5]);
    writer.dataset('phisp', '0004', Float64Array.from(snapshot(4)), SHAPE);
    writer.dataset('phisp', '0005', snapshot(5, [6]), [6]);
    writer.close();
    const run = open();
    expect(run.field('phisp').keys).toEqual([0, 2, 3]);
    expect(problems(run)).toEqual([
      'Step 1 has 5 × 4 × 2 points of float32, others 5 × 4 × 3 points of float32; it is left out.',
      'Step 4 has 5 × 4 × 3 points of float64, others 5 × 4 × 3 points of float32; it is left out.',
      'Step 5 has 6 points of float32, others 5 × 4 × 3 points of float32; it is left out.',
      'Some outputs are missing, so its steps are not equally spaced in time.',
    ]);
    expect(values(run, 'phisp', 1, 0, 0)[0]).toBe(2000);
  });
});

describe('files that are not as they should be', () => {
  it('an empty group or an empty file has no snapshot and says so', async () => {
    writeParameters();
    await writeField('phisp', []);
    writeFileSync(path('ex00_0000.h5'), '');
    const run = open();
    expect(entry(run, 'phisp')).toMatchObject({
      kind: 'readable',
      shape: [0, 3, 4, 5],
      notice: { code: 'noSnapshot', text: 'No snapshot is written yet.' },
    });
    expect(entry(run, 'ex')).toMatchObject({
      kind: 'readable',
      shape: [0, 3, 4, 5],
      notice: { code: 'emptyFile', text: 'The file is empty (0 bytes).' },
    });
    const series = run.field('phisp');
    expect(() => series.read(resolveIndex([], [1, 1, 1, 1]))).toThrow(EmptyFieldError);
    expect(run.state()).toMatchObject({ kind: 'waiting', steps: { written: 0, expected: 5 } });
  });

  it('files of other kinds are listed with their reason', async () => {
    writeParameters();
    writeFileSync(path('phisp00_0000.h5'), 'this is no HDF5 file, however long it may be');
    const flat = await Hdf5Writer.create(path('ex00_0000.h5'));
    flat.close();
    mkdirSync(path('ey00_0000.h5'));
    await writeField('rho', [0]);
    const run = open();
    expect(entry(run, 'phisp')).toMatchObject({
      kind: 'unreadable',
      notice: {
        code: 'notHdf5',
        text: 'It is not an HDF5 file: it does not hold the signature of one.',
      },
    });
    expect(entry(run, 'ex')).toMatchObject({ kind: 'readable', shape: [0, 3, 4, 5] });
    expect(run.fieldNames()).toEqual(['phisp', 'ex', 'rho']);
    expect(() => run.field('phisp')).toThrow(UnreadableFieldError);
    expect(values(run, 'rho', 0, 0, 0)).toEqual([0, 1, 2, 3, 4]);
    expect(run.state().kind).not.toBe('unreadable');
  });

  it('a field without a step of numbers on three axes is unreadable', async () => {
    writeParameters();
    const flat = await Hdf5Writer.create(path('ex00_0000.h5'));
    flat.dataset('ex', '0000', new Float32Array(12), [3, 4]);
    flat.close();
    const hollow = await Hdf5Writer.create(path('ey00_0000.h5'));
    hollow.dataset('ey', '0000', new Float32Array(0), [0, 4, 5]);
    hollow.close();
    const [first, second] = open().fields();
    expect(first).toMatchObject({ kind: 'unreadable' });
    expect(second).toMatchObject({ kind: 'unreadable' });
    expect(() => open().field('ey')).toThrow('a snapshot is numbers on three axes');
  });

  it('a run of which nothing can be read is unreadable', () => {
    writeParameters();
    writeFileSync(path('phisp00_0000.h5'), 'text');
    writeFileSync(path('ex00_0000.h5'), 'text');
    expect(open().state()).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('not an HDF5 file'),
    });
  });

  it.each([
    [8, 0.6, /^The file ends early: \d+ of \d+ kB\. Steps 0–(\d+) are whole; (\d+)–7 are missing\.$/],
    [40, 0.7, /^The file ends early: \d+ of \d+ kB\. Steps 0–(\d+) are whole; later ones are missing\.$/],
  ])(
    'of %i steps in a file cut off at %d, those that are whole are offered',
    async (count, part, sentence) => {
      writeParameters();
      const shape = [10, 20, 30];
      const writer = await Hdf5Writer.create(path('phisp00_0000.h5'));
      for (let key = 0; key < count; key += 1) {
        writer.dataset('phisp', String(key).padStart(4, '0'), snapshot(key, shape), shape);
      }
      writer.close();
      truncateSync(writer.path, Math.round(statSync(writer.path).size * part));
      const run = open();
      const series = run.field('phisp');
      const [said = ''] = problems(run);
      const match = sentence.exec(said);
      expect(said).toMatch(sentence);
      expect(series.keys).toEqual(Array.from({ length: Number(match?.[1]) + 1 }, (_, k) => k));
      expect(series.keys.length).toBeGreaterThanOrEqual(count / 2);
      expect(series.keys.length).toBeLessThan(count);
      for (const key of series.keys) expect(values(run, 'phisp', key)).toEqual([...snapshot(key, shape)]);
    },
  );

  it('a file whose list of steps is cut off says so', async () => {
    writeParameters();
    const file = await writeField(
      'phisp',
      Array.from({ length: 20 }, (_, k) => k),
    );
    truncateSync(file, Math.round(statSync(file).size * 0.4));
    expect(entry(open(), 'phisp')).toMatchObject({
      kind: 'unreadable',
      notice: {
        code: 'endsEarlyWithoutList',
        text: expect.stringMatching(
          /^The file ends early: .* kB\. The list of its steps is in the missing part\.$/,
        ),
      },
    });
  });

  it('a file cut off anywhere is readable in part or has a reason', async () => {
    writeParameters();
    const file = await writeField('phisp', [0, 1, 2, 3]);
    const copy = path('copy.h5');
    copyFileSync(file, copy);
    const { size } = statSync(file);
    for (let length = size - 1; length > 0; length -= 97) {
      copyFileSync(copy, file);
      truncateSync(file, length);
      const run = openRun(directory, hdf5);
      const field = entry(run, 'phisp');
      if (field.kind === 'readable') {
        expect(problems(run).join()).toContain('ends early');
        expect(field.notice).toMatchObject({
          code: 'endsEarly',
          values: { actualBytes: length, wholeCount: field.shape[0] },
        });
        for (const [k, key] of run.field('phisp').keys.entries()) {
          expect(values(run, 'phisp', k, 0, 0)).toEqual([0, 1, 2, 3, 4].map((v) => v + 1000 * key));
        }
      } else expect(field.notice.text).toMatch(/^(The file ends early|It is not an HDF5 file)/);
      run.close();
    }
  });

  it('links are followed only where that is allowed', async () => {
    writeParameters();
    const outside = mkdtempSync(join(tmpdir(), 'emout-outside-'));
    try {
      const file = await writeField('phisp', [0]);
      renameSync(file, join(outside, 'x.h5'));
      symlinkSync(join(outside, 'x.h5'), file);
      symlinkSync(join(outside, 'nowhere.h5'), path('ex00_0000.h5'));
      expect(entry(open(), 'phisp').kind).toBe('readable');
      expect(entry(open(), 'ex')).toMatchObject({
        kind: 'unreadable',
        notice: { code: 'gone', text: 'It does not exist any more.' },
      });
      const strict = open({ mayRead: (target) => target.startsWith(directory) });
      expect(entry(strict, 'phisp')).toMatchObject({
        kind: 'unreadable',
        notice: { code: 'outsideRoots' },
      });
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it.skipIf(process.getuid?.() === 0)('files of others have their reason', async () => {
    writeParameters();
    chmodSync(await writeField('phisp', [0]), 0);
    expect(entry(open(), 'phisp')).toMatchObject({ kind: 'unreadable' });
  });

  it('an unknown field is answered with near names', async () => {
    writeParameters();
    await writeField('phisp', [0]);
    await writeField('nd1p', [0]);
    expect(() => open().field('phips')).toThrow(UnknownFieldError);
    expect(() => open().field('phips')).toThrow('This run has no field phips. Near to it: phisp.');
    expect(() => open().field('../etc/passwd')).toThrow(UnknownFieldError);
    expect(() => open().field('__proto__')).toThrow(UnknownFieldError);
  });

  it('a directory that is none is refused', () => {
    expect(() => openRun(path('nowhere'), hdf5)).toThrow(RunDirectoryError);
    writeFileSync(path('file'), '');
    expect(() => openRun(path('file'), hdf5)).toThrow('It is not a folder.');
  });
});

describe('parameters that are missing or broken', () => {
  it.each([
    [null, 'There is no plasma.inp, so values are in EMSES units.'],
    [
      '&g x = 1',
      'plasma.inp cannot be read, so values are in EMSES units. Line 1: the group &g is not closed with a slash.',
    ],
    ['\0\0\0', 'plasma.inp has no !!key line, so values are in EMSES units.'],
    [PARAMETERS.replace(/^!!key.*\n/, ''), 'plasma.inp has no !!key line, so values are in EMSES units.'],
    [
      PARAMETERS.replace('dx=[0.5]', 'dx=[?]'),
      'The !!key line gives no positive number for dx, so values are in EMSES units.',
    ],
  ])('%j', async (text, problem) => {
    if (text !== null) writeParameters(text);
    await writeField('phisp', [0, 1]);
    const run = open();
    expect(problems(run)).toContain(problem);
    expect(run.units).toBeNull();
    const series = run.field('phisp');
    expect(series.unit).toBeNull();
    expect(series.axis('x')).toMatchObject({ unit: null, count: 5, spacing: { emses: 1, si: null } });
    expect(series.axis('x').si(2)).toBeNull();
    expect(series.axis('t').unit).toBeNull();
    expect(values(run, 'phisp', 1, 0, 0)).toEqual([1000, 1001, 1002, 1003, 1004]);
    expect(run.grid).toEqual({ nx: 4, ny: 3, nz: 2 });
  });

  it('says what is missing for times and densities', async () => {
    writeParameters('!!key dx=[0.5],to_c=[10000.0]\n&plasma wp(1) = 0 qm(1) = -1 /');
    await writeField('phisp', [0, 1]);
    await writeField('nd1p', [0, 1]);
    const run = open();
    expect(problems(run)).toEqual([
      'plasma.inp gives no dt and no ifdiag, so time is counted in outputs.',
      'wp(1) is zero or missing, so number densities are in EMSES units.',
    ]);
    expect(run.field('phisp').unit?.symbol).toBe('V');
    expect(run.field('nd1p').unit).toBeNull();
    expect(run.field('phisp').axis('t').si(1)).toBeNull();
    expect(run.field('phisp').axis('x').si(1)).toBe(0.5);
  });
});

describe('a run that grows', () => {
  it('shows new snapshots after a refresh, and the old ones until then', async () => {
    writeParameters();
    await writeField('phisp', [0, 1]);
    const run = open();
    const before = run.field('phisp');
    expect(run.state()).toMatchObject({ kind: 'growing', steps: { written: 2, expected: 5 } });
    await appendSnapshots('phisp', [2]);
    expect(run.field('phisp').shape[0]).toBe(2);
    expect(values(run, 'phisp', 1, 0, 0)[0]).toBe(1000);
    run.refresh();
    const after = run.field('phisp');
    expect(after.shape[0]).toBe(3);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(values(run, 'phisp', 2, 0, 0)[0]).toBe(2000);
    expect([...before.read(resolveIndex([{ kind: 'index', at: 1 }], before.shape)).data]).toEqual([
      ...snapshot(1),
    ]);
    expect(run.state().steps.written).toBe(3);
    await appendSnapshots('phisp', [3, 4]);
    run.refresh();
    expect(run.state().kind).toBe('complete');
  });

  it('keeps what did not change', async () => {
    writeParameters();
    await writeField('phisp', [0]);
    const run = open();
    const before = run.field('phisp').fingerprint;
    run.refresh();
    expect(run.field('phisp').fingerprint).toBe(before);
  });

  it('finds files that appear, forgets files that go, and follows the parameters', async () => {
    writeParameters('');
    const run = open();
    expect(run.state().kind).toBe('waiting');
    expect(run.fields()).toEqual([]);
    await writeField('phisp', [0]);
    run.refresh();
    expect(run.fieldNames()).toEqual(['phisp']);
    expect(run.field('phisp').unit).toBeNull();
    writeParameters();
    run.refresh();
    expect(run.field('phisp').unit?.symbol).toBe('V');
    rmSync(path('phisp00_0000.h5'));
    run.refresh();
    expect(() => run.field('phisp')).toThrow(UnknownFieldError);
  });

  it('sees that a file was replaced by another', async () => {
    writeParameters();
    await writeField('ex', [7]);
    const file = await writeField('phisp', [0]);
    const run = open();
    expect(run.field('phisp').keys).toEqual([0]);
    const other = await Hdf5Writer.create(path('new.h5'));
    other.dataset('phisp', '0005', snapshot(5), SHAPE);
    other.close();
    renameSync(path('new.h5'), file);
    run.refresh();
    expect(run.field('phisp').keys).toEqual([5]);
    expect(values(run, 'phisp', 0, 0, 0)[0]).toBe(5000);
  });

  it('is stopped when it is quiet before its end, and complete when icur reached it', async () => {
    writeParameters();
    const file = await writeField('phisp', [0, 1]);
    writeFileSync(path('icur'), ' 100 1.0\n 200 2.0\n');
    for (const name of [file, path('plasma.inp'), path('icur')]) utimesSync(name, 1e9, 1e9);
    const run = open();
    expect(run.state((1e9 + 7200) * 1000)).toMatchObject({
      kind: 'stopped',
      reason: '2 of 5 outputs are written; nothing was for 2 h.',
    });
    expect(run.state((1e9 + 60) * 1000).kind).toBe('growing');
    appendFileSync(path('icur'), ' 400 3.0\n');
    run.refresh();
    expect(run.state()).toMatchObject({ kind: 'complete', reason: 'icur has reached step 400.' });
  });

  it('stays as it was when its directory goes away', async () => {
    writeParameters();
    await writeField('phisp', [0]);
    const run = open();
    expect(values(run, 'phisp', 0, 0, 0)[0]).toBe(0);
    renameSync(directory, `${directory}-gone`);
    run.refresh();
    expect(run.problems[0]?.what).toContain('cannot be opened as a run. It does not exist any more.');
    expect(run.fieldNames()).toEqual(['phisp']);
    renameSync(`${directory}-gone`, directory);
    run.refresh();
    expect(run.problems).toEqual([]);
  });

  it('reads right with more files than it keeps open', async () => {
    writeParameters();
    const names = Array.from({ length: 30 }, (_, k) => `nd${k + 1}p`);
    for (const name of names) await writeField(name, [0]);
    const run = open();
    for (const name of names) expect(values(run, name, 0, 0, 0)).toEqual([0, 1, 2, 3, 4]);
    for (const name of names) expect(values(run, name, 0, 0, 1)).toEqual([5, 6, 7, 8, 9]);
  });
});
