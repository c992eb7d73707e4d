import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { entryOf, problemsOf, SHAPE, snapshot, valuesOf, WrittenRun } from '../test/written-run.js';

let files: WrittenRun;
beforeEach(async () => {
  files = await WrittenRun.create();
});
afterEach(() => files[Symbol.dispose]());

describe('a run as it should be', () => {
  it('lists the fields of the golden run with shapes, units and labels', () => {
    const run = files.open({}, goldenRun);
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
    files.writeParameters();
    await files.writeField('phisp', [0, 1, 2]);
    const series = files.open().field('phisp');
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
    files.writeParameters();
    const writer = await Hdf5Writer.create(files.path('ex00_0000.h5'));
    writer.dataset('zz', '0000', Float64Array.from(snapshot(0)), SHAPE);
    writer.close();
    expect(entryOf(files.open(), 'ex')).toMatchObject({ dtype: 'float64', shape: [1, 3, 4, 5] });
  });

  it('stops reading when told to', async () => {
    files.writeParameters();
    await files.writeField('phisp', [0, 1]);
    const series = files.open().field('phisp');
    const reason = new Error('nobody looks any more');
    expect(() => series.read(resolveIndex([], series.shape), AbortSignal.abort(reason))).toThrow(reason);
  });

  it('opens again after it was closed', async () => {
    files.writeParameters();
    await files.writeField('phisp', [0]);
    const run = files.open();
    expect(valuesOf(run, 'phisp', 0, 0, 0)).toEqual([0, 1, 2, 3, 4]);
    run.close();
    expect(valuesOf(run, 'phisp', 0, 0, 1)).toEqual([5, 6, 7, 8, 9]);
  });
});

describe('snapshots', () => {
  it('are ordered by number and read by place; the number tells the time', async () => {
    files.writeParameters();
    await files.writeField('phisp', [10_000, 9, 100]);
    const series = files.open().field('phisp');
    expect(series.keys).toEqual([9, 100, 10_000]);
    expect(valuesOf(files.open(), 'phisp', 0, 0, 0)[0]).toBe(9000);
    expect(series.axis('t').emses(1)).toBe(100 * 100 * 0.5);
    expect(series.axis('t').uniform).toBe(false);
    expect(problemsOf(files.open())).toContain(
      'Some outputs are missing, so its steps are not equally spaced in time.',
    );
  });

  it('are what is numbered; other members are named and left out', async () => {
    files.writeParameters();
    const writer = await Hdf5Writer.create(files.path('phisp00_0000.h5'));
    writer.dataset('phisp', '0000', snapshot(0), SHAPE);
    writer.dataset('phisp', 'notes', Float32Array.of(1, 2), [2]);
    writer.dataset('phisp', '1x', snapshot(1), SHAPE);
    writer.dataset('phisp', '-2', snapshot(2), SHAPE);
    writer.close();
    const run = files.open();
    expect(run.field('phisp').keys).toEqual([0]);
    expect(problemsOf(run)).toEqual(['-2 and 2 more in phisp is no numbered snapshot and is left out.']);
  });

  it('of another shape or type are left out with the reason', async () => {
    files.writeParameters();
    const writer = await Hdf5Writer.create(files.path('phisp00_0000.h5'));
    for (const key of [0, 2, 3]) writer.dataset('phisp', `000${key}`, snapshot(key), SHAPE);
    writer.dataset('phisp', '0001', snapshot(1, [2, 4, 5]), [2, 4, 5]);
    writer.dataset('phisp', '0004', Float64Array.from(snapshot(4)), SHAPE);
    writer.dataset('phisp', '0005', snapshot(5, [6]), [6]);
    writer.close();
    const run = files.open();
    expect(run.field('phisp').keys).toEqual([0, 2, 3]);
    expect(problemsOf(run)).toEqual([
      'Step 1 has 5 × 4 × 2 points of float32, others 5 × 4 × 3 points of float32; it is left out.',
      'Step 4 has 5 × 4 × 3 points of float64, others 5 × 4 × 3 points of float32; it is left out.',
      'Step 5 has 6 points of float32, others 5 × 4 × 3 points of float32; it is left out.',
      'Some outputs are missing, so its steps are not equally spaced in time.',
    ]);
    expect(valuesOf(run, 'phisp', 1, 0, 0)[0]).toBe(2000);
  });
});
