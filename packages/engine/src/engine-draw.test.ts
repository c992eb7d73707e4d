import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureSpecInput } from '@emout/figure/spec';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapOf, SmallRunRoot } from './testing/small-run-root.js';

const never = new AbortController().signal;
let hdf5: Hdf5Library;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

describe('Engine.draw', () => {
  it('draws a slice as PNG, and the same bytes again from what it keeps', async () => {
    using place = new SmallRunRoot(hdf5);
    const engine = place.engine();
    const first = await engine.draw(mapOf('phisp[-1, :, 6, :]'), never);
    expect(Buffer.from(first.bytes.subarray(1, 4)).toString()).toBe('PNG');
    const view = new DataView(first.bytes.buffer, first.bytes.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([960, 720]);
    expect((await engine.draw(mapOf('phisp[-1, :, 6, :]'), never)).bytes).toBe(first.bytes);
    expect(engine.cacheBytes).toBeGreaterThan(first.bytes.byteLength);
  });

  it('gives another tag for another figure, the same for another spelling of it', async () => {
    using place = new SmallRunRoot(hdf5);
    const engine = place.engine();
    const tag = async (spec: FigureSpecInput) => (await engine.draw(spec, never)).etag;
    const plain = await tag(mapOf('phisp[-1, :, 6, :]'));
    expect(plain).toMatch(/^"[\w-]{27}"$/);
    expect(await tag({ ...mapOf('phisp[-1, :, 6, :]'), theme: 'matplotlib' })).toBe(plain);
    expect(await tag(mapOf('phisp[-1, :, 7, :]'))).not.toBe(plain);
    expect(await tag({ ...mapOf('phisp[-1, :, 6, :]'), mode: 'dark' })).not.toBe(plain);
  });

  it('stamps the files that the picture is made of', async () => {
    using place = new SmallRunRoot(hdf5);
    const { stamps } = await place.engine().draw(mapOf('phisp[-1, :, 6, :]'), never);
    expect(stamps.map((stamp) => stamp.path.slice(place.run.length + 1)).sort()).toEqual([
      'phisp00_0000.h5',
      'plasma.inp',
      'plasma.toml',
    ]);
  });

  it('keeps slices within the budget and forgets the oldest', () => {
    using place = new SmallRunRoot(hdf5);
    const budget = 20_000;
    const engine = place.engine({ sliceBytes: budget, pictureBytes: 0 });
    for (let y = 0; y < 13; y += 1) {
      engine.describe(mapOf(`phisp[-1, :, ${y}, :]`), never);
      expect(engine.cacheBytes).toBeGreaterThan(0);
      expect(engine.cacheBytes).toBeLessThanOrEqual(budget);
    }
  });

  it('refuses to read more than fits for one figure', async () => {
    using place = new SmallRunRoot(hdf5);
    const run = join(place.root, 'huge');
    mkdirSync(run);
    const writer = await Hdf5Writer.create(join(run, 'rho00_0000.h5'));
    writer.group('rho');
    writer.dataset('rho', '0000', new Float32Array(3_000_000), [1500, 1, 2000]);
    writer.close();
    const layers = Array.from({ length: 16 }, () => ({
      kind: 'map' as const,
      data: { run: 'huge', expr: 'rho[0, :, 0, :]' },
    }));
    await expect(place.engine().draw({ v: 1, panels: [{ layers }] }, never)).rejects.toThrow(
      expect.objectContaining({ tag: 'DataTooLarge' }),
    );
  });

  it('does not keep files of many runs open', async () => {
    using place = new SmallRunRoot(hdf5);
    for (let k = 0; k < 12; k += 1) place.copy(`copy_${k}`);
    const engine = place.engine();
    // Where the system lists a process's open files.
    const openFiles = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
    await engine.library.list(never);
    const before = openFiles();
    for (let k = 0; k < 12; k += 1) await engine.draw(mapOf('phisp[-1, :, 6, :]', `copy_${k}`), never);
    expect(openFiles() - before).toBeLessThanOrEqual(4);
    engine.close();
    expect(openFiles()).toBeLessThanOrEqual(before);
  });

  it('stops when the signal is aborted', async () => {
    using place = new SmallRunRoot(hdf5);
    const reason = new Error('moved on');
    await expect(place.engine().draw(mapOf('phisp[-1, :, 6, :]'), AbortSignal.abort(reason))).rejects.toThrow(
      reason,
    );
  });

  it.each([
    ['phisp[-1]', '3 axes'],
    ['phisp[-1, 20, 6, 8]', '0 axes'],
  ])('refuses a map of %s', async (expr, words) => {
    using place = new SmallRunRoot(hdf5);
    const refused = place.engine().draw(mapOf(expr), never);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toMatchObject({ tag: 'FigureSpecError' });
  });

  it('draws one axis as a line', async () => {
    using place = new SmallRunRoot(hdf5);
    const drawn = await place.engine().draw(mapOf('phisp[-1, :, 6, 8]'), never);
    expect(drawn.bytes.byteLength).toBeGreaterThan(1000);
  });

  it('says which step there is not', async () => {
    using place = new SmallRunRoot(hdf5);
    await expect(place.engine().draw(mapOf('phisp[25, :, 6, :]'), never)).rejects.toThrow(
      'There is no step 25. phisp has steps 0 to 4; the last can also be written −1.',
    );
  });

  it.each([
    ['an unknown field', 'phips[-1, :, 6, :]', 'study/small', 'UnknownField'],
    ['an unknown run', 'phisp[-1, :, 6, :]', 'study/large', 'UnknownRun'],
    ['a path out of the roots', 'phisp[-1, :, 6, :]', '../outside', 'PathOutsideRoots'],
    ['no expression', 'phisp[', 'study/small', 'Expression'],
  ])('names %s', async (_, expr, run, tag) => {
    using place = new SmallRunRoot(hdf5);
    await expect(place.engine().draw(mapOf(expr, run), never)).rejects.toThrow(
      expect.objectContaining({ tag }),
    );
  });
});
