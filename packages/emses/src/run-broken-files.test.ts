import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryOf, memberName, problemsOf, snapshot, valuesOf, WrittenRun } from '../test/written-run.js';
import { EmptyFieldError, RunDirectoryError, UnknownFieldError, UnreadableFieldError } from './errors.js';
import { openRun } from './run.js';

let files: WrittenRun;
beforeEach(async () => {
  files = await WrittenRun.create();
});
afterEach(() => files[Symbol.dispose]());

describe('files that are not as they should be', () => {
  it('an empty group or an empty file has no snapshot and says so', async () => {
    files.writeParameters();
    await files.writeField('phisp', []);
    writeFileSync(files.path('ex00_0000.h5'), '');
    const run = files.open();
    expect(entryOf(run, 'phisp')).toMatchObject({
      kind: 'readable',
      shape: [0, 3, 4, 5],
      notice: { code: 'noSnapshot', text: 'No snapshot is written yet.' },
    });
    expect(entryOf(run, 'ex')).toMatchObject({
      kind: 'readable',
      shape: [0, 3, 4, 5],
      notice: { code: 'emptyFile', text: 'The file is empty (0 bytes).' },
    });
    const series = run.field('phisp');
    expect(() => series.read(resolveIndex([], [1, 1, 1, 1]))).toThrow(EmptyFieldError);
    expect(run.state()).toMatchObject({ kind: 'waiting', steps: { written: 0, expected: 5 } });
  });

  it('files of other kinds are listed with their reason', async () => {
    files.writeParameters();
    writeFileSync(files.path('phisp00_0000.h5'), 'this is no HDF5 file, however long it may be');
    const flat = await Hdf5Writer.create(files.path('ex00_0000.h5'));
    flat.close();
    mkdirSync(files.path('ey00_0000.h5'));
    await files.writeField('rho', [0]);
    const run = files.open();
    expect(entryOf(run, 'phisp')).toMatchObject({
      kind: 'unreadable',
      notice: {
        code: 'notHdf5',
        text: 'It is not an HDF5 file: it does not hold the signature of one.',
      },
    });
    expect(entryOf(run, 'ex')).toMatchObject({ kind: 'readable', shape: [0, 3, 4, 5] });
    expect(run.fieldNames()).toEqual(['phisp', 'ex', 'rho']);
    expect(() => run.field('phisp')).toThrow(UnreadableFieldError);
    expect(valuesOf(run, 'rho', 0, 0, 0)).toEqual([0, 1, 2, 3, 4]);
    expect(run.state().kind).not.toBe('unreadable');
  });

  it('a field without a step of numbers on three axes is unreadable', async () => {
    files.writeParameters();
    const flat = await Hdf5Writer.create(files.path('ex00_0000.h5'));
    flat.dataset('ex', '0000', new Float32Array(12), [3, 4]);
    flat.close();
    const hollow = await Hdf5Writer.create(files.path('ey00_0000.h5'));
    hollow.dataset('ey', '0000', new Float32Array(0), [0, 4, 5]);
    hollow.close();
    const [first, second] = files.open().fields();
    expect(first).toMatchObject({ kind: 'unreadable' });
    expect(second).toMatchObject({ kind: 'unreadable' });
    expect(() => files.open().field('ey')).toThrow('a snapshot is numbers on three axes');
  });

  it('a run of which nothing can be read is unreadable', () => {
    files.writeParameters();
    writeFileSync(files.path('phisp00_0000.h5'), 'text');
    writeFileSync(files.path('ex00_0000.h5'), 'text');
    expect(files.open().state()).toMatchObject({
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
      files.writeParameters();
      const shape = [10, 20, 30];
      const writer = await Hdf5Writer.create(files.path('phisp00_0000.h5'));
      for (let key = 0; key < count; key += 1) {
        writer.dataset('phisp', memberName(key), snapshot(key, shape), shape);
      }
      writer.close();
      truncateSync(writer.path, Math.round(statSync(writer.path).size * part));
      const run = files.open();
      const series = run.field('phisp');
      const [said = ''] = problemsOf(run);
      const match = sentence.exec(said);
      expect(said).toMatch(sentence);
      expect(series.keys).toEqual(Array.from({ length: Number(match?.[1]) + 1 }, (_, k) => k));
      expect(series.keys.length).toBeGreaterThanOrEqual(count / 2);
      expect(series.keys.length).toBeLessThan(count);
      for (const key of series.keys) expect(valuesOf(run, 'phisp', key)).toEqual([...snapshot(key, shape)]);
    },
  );

  it('a file whose list of steps is cut off says so', async () => {
    files.writeParameters();
    const file = await files.writeField(
      'phisp',
      Array.from({ length: 20 }, (_, k) => k),
    );
    truncateSync(file, Math.round(statSync(file).size * 0.4));
    expect(entryOf(files.open(), 'phisp')).toMatchObject({
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
    files.writeParameters();
    const file = await files.writeField('phisp', [0, 1, 2, 3]);
    const copy = files.path('copy.h5');
    copyFileSync(file, copy);
    const { size } = statSync(file);
    for (let length = size - 1; length > 0; length -= 97) {
      copyFileSync(copy, file);
      truncateSync(file, length);
      const run = openRun(files.directory, files.hdf5);
      const field = entryOf(run, 'phisp');
      if (field.kind === 'readable') {
        expect(problemsOf(run).join()).toContain('ends early');
        expect(field.notice).toMatchObject({
          code: 'endsEarly',
          values: { actualBytes: length, wholeCount: field.shape[0] },
        });
        for (const [k, key] of run.field('phisp').keys.entries()) {
          expect(valuesOf(run, 'phisp', k, 0, 0)).toEqual([0, 1, 2, 3, 4].map((v) => v + 1000 * key));
        }
      } else expect(field.notice.text).toMatch(/^(The file ends early|It is not an HDF5 file)/);
      run.close();
    }
  });

  it('links are followed only where that is allowed', async () => {
    files.writeParameters();
    const outside = mkdtempSync(join(tmpdir(), 'emout-outside-'));
    try {
      const file = await files.writeField('phisp', [0]);
      renameSync(file, join(outside, 'x.h5'));
      symlinkSync(join(outside, 'x.h5'), file);
      symlinkSync(join(outside, 'nowhere.h5'), files.path('ex00_0000.h5'));
      expect(entryOf(files.open(), 'phisp').kind).toBe('readable');
      expect(entryOf(files.open(), 'ex')).toMatchObject({
        kind: 'unreadable',
        notice: { code: 'gone', text: 'It does not exist any more.' },
      });
      const strict = files.open({ mayRead: (target) => target.startsWith(files.directory) });
      expect(entryOf(strict, 'phisp')).toMatchObject({
        kind: 'unreadable',
        notice: { code: 'outsideRoots' },
      });
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it.skipIf(process.getuid?.() === 0)('files of others have their reason', async () => {
    files.writeParameters();
    chmodSync(await files.writeField('phisp', [0]), 0);
    expect(entryOf(files.open(), 'phisp')).toMatchObject({ kind: 'unreadable' });
  });

  it('an unknown field is answered with near names', async () => {
    files.writeParameters();
    await files.writeField('phisp', [0]);
    await files.writeField('nd1p', [0]);
    expect(() => files.open().field('phips')).toThrow(UnknownFieldError);
    expect(() => files.open().field('phips')).toThrow('This run has no field phips. Near to it: phisp.');
    expect(() => files.open().field('../etc/passwd')).toThrow(UnknownFieldError);
    expect(() => files.open().field('__proto__')).toThrow(UnknownFieldError);
  });

  it('a directory that is none is refused', () => {
    expect(() => openRun(files.path('nowhere'), files.hdf5)).toThrow(RunDirectoryError);
    writeFileSync(files.path('file'), '');
    expect(() => openRun(files.path('file'), files.hdf5)).toThrow('It is not a folder.');
  });
});
