import { appendFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHAPE, snapshot, valuesOf, WrittenRun } from '../test/written-run.js';
import { UnknownFieldError } from './errors.js';

let files: WrittenRun;
beforeEach(async () => {
  files = await WrittenRun.create();
});
afterEach(() => files[Symbol.dispose]());

describe('a run that grows', () => {
  it('shows new snapshots after a refresh, and the old ones until then', async () => {
    files.writeParameters();
    await files.writeField('phisp', [0, 1]);
    const run = files.open();
    const before = run.field('phisp');
    expect(run.state()).toMatchObject({ kind: 'growing', steps: { written: 2, expected: 5 } });
    await files.appendSnapshots('phisp', [2]);
    expect(run.field('phisp').shape[0]).toBe(2);
    expect(valuesOf(run, 'phisp', 1, 0, 0)[0]).toBe(1000);
    run.refresh();
    const after = run.field('phisp');
    expect(after.shape[0]).toBe(3);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(valuesOf(run, 'phisp', 2, 0, 0)[0]).toBe(2000);
    expect([...before.read(resolveIndex([{ kind: 'index', at: 1 }], before.shape)).data]).toEqual([
      ...snapshot(1),
    ]);
    expect(run.state().steps.written).toBe(3);
    await files.appendSnapshots('phisp', [3, 4]);
    run.refresh();
    expect(run.state().kind).toBe('complete');
  });

  it('keeps what did not change', async () => {
    files.writeParameters();
    await files.writeField('phisp', [0]);
    const run = files.open();
    const before = run.field('phisp').fingerprint;
    run.refresh();
    expect(run.field('phisp').fingerprint).toBe(before);
  });

  it('finds files that appear, forgets files that go, and follows the parameters', async () => {
    files.writeParameters('');
    const run = files.open();
    expect(run.state().kind).toBe('waiting');
    expect(run.fields()).toEqual([]);
    await files.writeField('phisp', [0]);
    run.refresh();
    expect(run.fieldNames()).toEqual(['phisp']);
    expect(run.field('phisp').unit).toBeNull();
    files.writeParameters();
    run.refresh();
    expect(run.field('phisp').unit?.symbol).toBe('V');
    rmSync(files.path('phisp00_0000.h5'));
    run.refresh();
    expect(() => run.field('phisp')).toThrow(UnknownFieldError);
  });

  it('sees that a file was replaced by another', async () => {
    files.writeParameters();
    await files.writeField('ex', [7]);
    const file = await files.writeField('phisp', [0]);
    const run = files.open();
    expect(run.field('phisp').keys).toEqual([0]);
    const other = await Hdf5Writer.create(files.path('new.h5'));
    other.dataset('phisp', '0005', snapshot(5), SHAPE);
    other.close();
    renameSync(files.path('new.h5'), file);
    run.refresh();
    expect(run.field('phisp').keys).toEqual([5]);
    expect(valuesOf(run, 'phisp', 0, 0, 0)[0]).toBe(5000);
  });

  it('is stopped when it is quiet before its end, and complete when icur reached it', async () => {
    files.writeParameters();
    const file = await files.writeField('phisp', [0, 1]);
    writeFileSync(files.path('icur'), ' 100 1.0\n 200 2.0\n');
    for (const name of [file, files.path('plasma.inp'), files.path('icur')]) utimesSync(name, 1e9, 1e9);
    const run = files.open();
    expect(run.state((1e9 + 7200) * 1000)).toMatchObject({
      kind: 'stopped',
      reason: '2 of 5 outputs are written; nothing was for 2 h.',
    });
    expect(run.state((1e9 + 60) * 1000).kind).toBe('growing');
    appendFileSync(files.path('icur'), ' 400 3.0\n');
    run.refresh();
    expect(run.state()).toMatchObject({ kind: 'complete', reason: 'icur has reached step 400.' });
  });

  it('stays as it was when its directory goes away', async () => {
    files.writeParameters();
    await files.writeField('phisp', [0]);
    const run = files.open();
    expect(valuesOf(run, 'phisp', 0, 0, 0)[0]).toBe(0);
    renameSync(files.directory, `${files.directory}-gone`);
    run.refresh();
    expect(run.problems[0]?.what).toContain('cannot be opened as a run. It does not exist any more.');
    expect(run.fieldNames()).toEqual(['phisp']);
    renameSync(`${files.directory}-gone`, files.directory);
    run.refresh();
    expect(run.problems).toEqual([]);
  });

  it('reads right with more files than it keeps open', async () => {
    files.writeParameters();
    const names = Array.from({ length: 30 }, (_, k) => `nd${k + 1}p`);
    for (const name of names) await files.writeField(name, [0]);
    const run = files.open();
    for (const name of names) expect(valuesOf(run, name, 0, 0, 0)).toEqual([0, 1, 2, 3, 4]);
    for (const name of names) expect(valuesOf(run, name, 0, 0, 1)).toEqual([5, 6, 7, 8, 9]);
  });
});
