import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { sizeOf } from '@emout/ndarray/ndarray';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Hdf5ReadError, Hdf5WriteError, MissingMemberError } from './errors.js';
import { fileVersion, Hdf5Library } from './hdf5-file.js';
import { Hdf5Writer } from './hdf5-writer.js';

const SHAPE = [4, 6, 8];
const whole = resolveIndex([], SHAPE);
const snapshot = (k: number) => Float32Array.from({ length: sizeOf(SHAPE) }, (_, i) => i + 10_000 * k);
const names = (count: number) => Array.from({ length: count }, (_, k) => String(k).padStart(4, '0'));

let library: Hdf5Library;
let directory: string;
let path: string;

beforeAll(async () => {
  library = await Hdf5Library.load();
  directory = mkdtempSync(join(tmpdir(), 'hdf5-growing-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

async function write(to: string, first: number, count: number): Promise<void> {
  const writer = await (first === 0 ? Hdf5Writer.create(to) : Hdf5Writer.append(to));
  for (let k = first; k < first + count; k++)
    writer.dataset('phisp', String(k).padStart(4, '0'), snapshot(k), SHAPE);
  writer.close();
}

beforeEach(async () => {
  path = join(directory, 'phisp.h5');
  rmSync(path, { force: true });
  await write(path, 0, 2);
});

describe('a file that grows', () => {
  it('has another version, and a new opening sees the new snapshot while the old one is still open', async () => {
    const old = library.open(path);
    expect(old.memberNames('phisp')).toEqual(names(2));
    expect(fileVersion(path)).toEqual(old.version);
    await write(path, 2, 1);
    expect(fileVersion(path)).not.toEqual(old.version);
    const fresh = library.open(path);
    expect(fresh.memberNames('phisp')).toEqual(names(3));
    for (const via of ['direct', 'library'] as const) {
      expect(fresh.read('phisp/0002', whole, { via }).data).toEqual(snapshot(2));
    }
    expect(old.read('phisp/0001', whole).data).toEqual(snapshot(1));
    old.close();
    fresh.close();
  });

  it('grows under an opening, too, also when another process writes', async () => {
    const other = join(directory, 'other.h5');
    rmSync(other, { force: true });
    await write(other, 0, 5);
    const file = library.open(path);
    expect(file.read('phisp/0000', whole).data).toEqual(snapshot(0));
    expect(() => file.dataset('phisp/0004')).toThrowError(MissingMemberError);
    // In place and without this library: as another process would.
    writeFileSync(path, readFileSync(other));
    expect(file.memberNames('phisp')).toEqual(names(5));
    expect(file.read('phisp/0004', whole).data).toEqual(snapshot(4));
    expect(file.read('phisp/0000', whole).data).toEqual(snapshot(0));
    file.close();
  });

  it('is read while its writer has it open, once the writer has flushed', async () => {
    const writer = await Hdf5Writer.append(path);
    writer.dataset('phisp', '0002', snapshot(2), SHAPE);
    writer.flush();
    const file = library.open(path);
    expect(file.memberNames('phisp')).toEqual(names(3));
    expect(file.read('phisp/0002', whole, { via: 'direct' }).data).toEqual(snapshot(2));
    writer.close();
    file.close();
  });

  it('is refused when another file has taken its name', async () => {
    const file = library.open(path);
    const other = join(directory, 'new.h5');
    await write(other, 0, 3);
    renameSync(other, path);
    expect(() => file.memberNames('phisp')).toThrowError(Hdf5ReadError);
    file.close();
    const fresh = library.open(path);
    expect(fresh.memberNames('phisp')).toEqual(names(3));
    fresh.close();
  });
});

describe('writing', () => {
  it.each([
    ['float32', Float32Array],
    ['float64', Float64Array],
    ['int32', Int32Array],
  ] as const)('keeps type, shape and bytes of a volume of several slabs: %s', async (dtype, create) => {
    const shape = [11, 400, 500];
    const data = new create(sizeOf(shape));
    for (let k = 0; k < data.length; k++) data[k] = k * 1.5;
    const to = join(directory, `${dtype}.h5`);
    const writer = await Hdf5Writer.create(to);
    writer.dataset('a', 'volume', data, shape);
    writer.dataset('a', 'line', data.subarray(7, 17), [10]);
    writer.dataset('a', 'none', data.subarray(0, 0), [0]);
    writer.dataset('a', 'scalar', data.subarray(3, 4), []);
    writer.close();
    const file = library.open(to);
    expect(file.dataset('a/volume')).toMatchObject({ dtype, shape, layout: { kind: 'contiguous' } });
    const found = file.read('a/volume', resolveIndex([], shape)).data;
    expect(found.constructor).toBe(create);
    expect(Buffer.from(found.buffer).equals(Buffer.from(data.buffer))).toBe(true);
    expect(file.read('a/line', resolveIndex([], [10])).data).toEqual(data.slice(7, 17));
    expect(file.read('a/none', resolveIndex([], [0])).data.length).toBe(0);
    expect(file.read('a/scalar', []).data).toEqual(data.slice(3, 4));
    file.close();
  });

  it('refuses to overwrite a file or a dataset, and data of another size', async () => {
    await expect(Hdf5Writer.create(path)).rejects.toThrowError(Hdf5WriteError);
    await expect(Hdf5Writer.append(join(directory, 'none.h5'))).rejects.toThrowError(Hdf5WriteError);
    const writer = await Hdf5Writer.append(path);
    expect(() => writer.dataset('phisp', '0001', snapshot(9), SHAPE)).toThrowError('a member of this name');
    expect(() => writer.dataset('phisp', '0002', snapshot(9), [3])).toThrowError(Hdf5WriteError);
    writer.close();
    writer.close();
    expect(() => writer.flush()).toThrowError('closed');
    const file = library.open(path);
    expect(file.read('phisp/0001', whole).data).toEqual(snapshot(1));
    file.close();
  });
});
