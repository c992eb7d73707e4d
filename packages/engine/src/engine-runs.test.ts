import { linkSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapOf, SmallRunRoot } from './testing/small-run-root.js';

const never = new AbortController().signal;
let hdf5: Hdf5Library;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

describe('Engine.runs and Engine.run', () => {
  it('lists runs inside of runs, once each, and no hidden ones', async () => {
    using place = new SmallRunRoot(hdf5);
    place.copy('study/small/inner');
    place.copy('.hidden/small');
    symlinkSync(place.root, join(place.root, 'loop'));
    symlinkSync(place.run, join(place.root, 'alias'));
    const { runs } = await place.engine().library.list(never);
    expect(runs.map((entry) => entry.summary.run).sort()).toEqual(['study/small', 'study/small/inner']);
    expect(runs[0]).toMatchObject({
      root: 'root',
      summary: {
        name: 'small',
        grid: { nx: 16, ny: 12, nz: 40 },
        dxM: 0.5,
        thumbnailField: 'phisp',
        steps: { written: 5 },
      },
    });
  });

  it('describes the fields of a run', () => {
    using place = new SmallRunRoot(hdf5);
    const detail = place.engine().library.detail('study/small');
    expect(detail.root).toBe('root');
    expect(detail.conversionKey).toEqual({ dxM: 0.5, toC: 10000 });
    expect(detail.fields.find((field) => field.name === 'phisp')).toMatchObject({
      category: 'fields',
      shape: [5, 41, 13, 17],
      dtype: 'float32',
      unit: 'V',
      state: 'readable',
      spacingM: 0.5,
    });
  });

  it('goes on when files of a run are broken, and says why', async () => {
    using place = new SmallRunRoot(hdf5);
    truncateSync(join(place.run, 'ex00_0000.h5'), 1000);
    writeFileSync(join(place.run, 'ey00_0000.h5'), 'no HDF5 at all');
    writeFileSync(join(place.run, 'plasma.inp'), '&tmgrid nx = ');
    const engine = place.engine();
    const detail = engine.library.detail('study/small');
    const stateOf = (name: string) => detail.fields.find((field) => field.name === name);
    for (const name of ['ex', 'ey']) {
      expect(stateOf(name)?.state).toBe('unreadable');
      expect(stateOf(name)?.reason).toMatch(/\.$/);
      expect(stateOf(name)?.notice?.code).toMatch(name === 'ey' ? 'notHdf5' : 'endsEarly');
      await expect(engine.draw(mapOf(`${name}[0, :, 6, :]`), never)).rejects.toThrow(
        expect.objectContaining({ tag: 'UnreadableField' }),
      );
    }
    expect(stateOf('phisp')?.state).toBe('readable');
    expect(detail.problems.length).toBeGreaterThan(0);
    expect((await engine.draw(mapOf('phisp[0, :, 6, :]'), never)).bytes.byteLength).toBeGreaterThan(1000);
  });

  it('says of a field that is readable in part what is missing', () => {
    using place = new SmallRunRoot(hdf5);
    const file = join(place.run, 'phisp00_0000.h5');
    truncateSync(file, Math.round(statSync(file).size * 0.7));
    const field = place
      .engine()
      .library.detail('study/small')
      .fields.find(({ name }) => name === 'phisp');
    expect(field?.state).toBe('readable');
    expect(field?.reason).toMatch(/^The file ends early/);
    expect(field?.notice).toMatchObject({ code: 'endsEarly', values: { wholeCount: field?.shape?.[0] } });
  });

  it('names a field that has no snapshot', async () => {
    using place = new SmallRunRoot(hdf5);
    const writer = await Hdf5Writer.create(join(place.run, 'ez00_0000.h5.new'));
    writer.group('ez');
    writer.close();
    renameSync(join(place.run, 'ez00_0000.h5.new'), join(place.run, 'ez00_0000.h5'));
    const engine = place.engine();
    expect(engine.library.detail('study/small').fields.find((field) => field.name === 'ez')?.state).toBe(
      'empty',
    );
    await expect(engine.draw(mapOf('ez[0, :, 6, :]'), never)).rejects.toThrow(
      expect.objectContaining({ tag: 'EmptyField' }),
    );
  });

  it('opens no file through a link that leads out', async () => {
    using place = new SmallRunRoot(hdf5);
    const outside = join(place.directory, 'outside.h5');
    linkSync(join(place.run, 'phisp00_0000.h5'), outside);
    rmSync(join(place.run, 'phisp00_0000.h5'));
    symlinkSync(outside, join(place.run, 'phisp00_0000.h5'));
    const engine = place.engine();
    await expect(engine.draw(mapOf('phisp[0, :, 6, :]'), never)).rejects.toThrow(
      expect.objectContaining({ tag: 'UnreadableField' }),
    );
    const field = engine.library.detail('study/small').fields.find((entry) => entry.name === 'phisp');
    expect(field?.state).toBe('unreadable');
  });
});
