import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { SmallRunRoot } from './testing/small-run-root.js';

const never = new AbortController().signal;
let hdf5: Hdf5Library;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

describe('Engine.values', () => {
  it('gives a plane with its unit, and where its values lie', () => {
    using place = new SmallRunRoot(hdf5);
    const engine = place.engine();
    const plane = (units: 'si' | 'emses') =>
      engine.values({ run: 'study/small', expr: 'phisp[-1, 10:30:2, 6, 2:12:3]', units }, never);
    const [si, emses] = [plane('si'), plane('emses')];
    expect([si.shape, si.unit, emses.unit]).toEqual([[10, 4], 'V', null]);
    const placed = { name: 'z', count: 10, startIndex: 10, stepIndex: 2 };
    expect(si.axes[0]).toEqual({ ...placed, unit: 'm', first: 5, spacing: 1 });
    expect(emses.axes[0]).toEqual({ ...placed, unit: null, first: 10, spacing: 2 });
    expect(si.values).toHaveLength(40);
    for (const [k, value] of si.values.entries()) {
      expect(value).toBeCloseTo((emses.values[k] ?? Number.NaN) * 0.00510998891677442, 9);
    }
  });

  it('refuses more values than one answer holds', () => {
    using place = new SmallRunRoot(hdf5);
    const ask = () => place.engine().values({ run: 'study/small', expr: 'phisp', units: 'si' }, never);
    expect(ask).toThrow(expect.objectContaining({ tag: 'DataTooLarge' }));
  });

  it('gives null where there is no value', async () => {
    using place = new SmallRunRoot(hdf5);
    const run = join(place.root, 'holes');
    mkdirSync(run);
    const writer = await Hdf5Writer.create(join(run, 'rho00_0000.h5'));
    writer.group('rho');
    writer.dataset('rho', '0000', new Float32Array([1, Number.NaN, 3, Number.POSITIVE_INFINITY]), [1, 1, 4]);
    writer.close();
    const answer = place.engine().values({ run: 'holes', expr: 'rho[0, 0, 0]', units: 'si' }, never);
    expect(answer.values).toEqual([1, null, 3, null]);
    expect(answer.unit).toBeNull();
  });

  it('gives a single number', () => {
    using place = new SmallRunRoot(hdf5);
    const answer = place
      .engine()
      .values({ run: 'study/small', expr: 'phisp[-1, 20, 6, 8]', units: 'si' }, never);
    expect(answer).toMatchObject({ expression: 'phisp[4, 20, 6, 8]', shape: [], axes: [], unit: 'V' });
    expect(answer.values.length).toBe(1);
  });
});
