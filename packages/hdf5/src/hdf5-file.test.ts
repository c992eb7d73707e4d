import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IndexError, ShapeError } from '@emout/ndarray/errors';
import { type AxisSelection, resolveIndex, selectedShape, selectView } from '@emout/ndarray/index-rules';
import { type NdArray, type NumericArray, ndarray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { File, ready } from 'h5wasm/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Hdf5ReadError, MissingMemberError, UnsupportedTypeError } from './errors.js';
import { type Hdf5File, Hdf5Library } from './hdf5-file.js';
import { Hdf5Writer } from './hdf5-writer.js';

const directory = mkdtempSync(join(tmpdir(), 'hdf5-file-'));
const golden = fileURLToPath(new URL('../../../fixtures/golden/data/small/', import.meta.url));
const opened: Hdf5File[] = [];
let library: Hdf5Library;

function open(path: string): Hdf5File {
  const file = library.open(path);
  opened.push(file);
  return file;
}

const whole = (shape: readonly number[]): AxisSelection[] => resolveIndex([], shape);
const bytesOf = (a: NdArray) => Buffer.from(a.data.buffer, a.data.byteOffset, a.data.byteLength);

/** The bytes of the selected elements; taken as bytes, because copying a float may change the bits of a NaN. */
function selected(data: NumericArray, selection: readonly AxisSelection[]): Buffer {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const width = data.BYTES_PER_ELEMENT;
  const byByte = [...selection, { start: 0, step: 1, count: width, dropped: false }];
  return bytesOf(toContiguous(selectView(ndarray(bytes, [...SHAPE, width]), byByte)));
}

const SHAPE = [7, 5, 11];
const SIZE = sizeOf(SHAPE);
const ARRAYS = {
  float32: Float32Array.from({ length: SIZE }, (_, k) => Math.sin(k) * 1e3),
  float64: Float64Array.from({ length: SIZE }, (_, k) => Math.cos(k)),
  int32: Int32Array.from({ length: SIZE }, (_, k) => k * 100_003 - 9_000_000),
  uint32: Uint32Array.from({ length: SIZE }, (_, k) => k * 7_000_003),
  int16: Int16Array.from({ length: SIZE }, (_, k) => k * 211),
  uint16: Uint16Array.from({ length: SIZE }, (_, k) => k * 307),
  int8: Int8Array.from({ length: SIZE }, (_, k) => k),
  uint8: Uint8Array.from({ length: SIZE }, (_, k) => k * 3),
} satisfies Record<string, NumericArray>;
// A signalling and a quiet NaN, infinities and both zeros: their bits must survive.
new Uint32Array(ARRAYS.float32.buffer).set(
  [0x7f800001, 0xffc12345, 0x7f800000, 0xff800000, 0, 0x80000000],
  20,
);

const STORED: Record<string, NumericArray> = {};
const BIG_ENDIAN = ['float32', 'float64', 'int32'] as const;

beforeAll(async () => {
  library = await Hdf5Library.load();
  await ready;
  const file = new File(join(directory, 'kinds.h5'), 'w');
  file.create_group('data');
  const group = file.get('data');
  if (!group || !('create_dataset' in group)) throw new Error('no group');
  for (const [name, data] of Object.entries(ARRAYS)) {
    group.create_dataset({ name, data, shape: SHAPE });
    group.create_dataset({ name: `${name}-chunked`, data, shape: SHAPE, chunks: [3, 2, 4] });
    group.create_dataset({ name: `${name}-gzip`, data, shape: SHAPE, chunks: [3, 5, 4], compression: 6 });
    group.create_dataset({
      name: `${name}-shuffle`,
      data,
      shape: SHAPE,
      chunks: [2, 5, 11],
      compression: 2,
      compression_opts: [data.BYTES_PER_ELEMENT],
    });
    for (const kind of ['', '-chunked', '-gzip', '-shuffle']) STORED[`${name}${kind}`] = data;
  }
  group.create_dataset({ name: 'strings', data: ['a', 'b'] });
  group.create_dataset({ name: 'int64', data: new BigInt64Array(4), shape: [4] });
  group.create_dataset({ name: 'scalar', data: new Float32Array([42]), shape: [] });
  group.create_dataset({ name: 'empty', data: new Float32Array(0), shape: [0, 3] });
  group.create_soft_link('/nowhere', 'broken');
  group.create_external_link('missing.h5', '/x', 'external');
  file.create_group('nothing');
  file.close();
  await writeBigEndian(join(directory, 'big-endian.h5'));
});

afterAll(() => {
  for (const file of opened) file.close();
  rmSync(directory, { recursive: true });
});

/** The library only writes little-endian: the byte order bit of each type message and the data are turned. */
async function writeBigEndian(path: string): Promise<void> {
  const writer = await Hdf5Writer.create(path);
  for (const name of BIG_ENDIAN) writer.dataset('data', name, ARRAYS[name], SHAPE);
  writer.close();
  const bytes = readFileSync(path);
  const messages = { float32: '11201f0004000000', float64: '11203f0008000000', int32: '1008000004000000' };
  const file = open(path);
  for (const name of BIG_ENDIAN) {
    const at = bytes.indexOf(Buffer.from(messages[name], 'hex'));
    if (at < 0) throw new Error(`no type message of ${name}`);
    bytes.writeUInt8(bytes.readUInt8(at + 1) | 1, at + 1);
    const { layout } = file.dataset(`data/${name}`);
    if (layout.kind !== 'contiguous') throw new Error('not contiguous');
    const data = bytes.subarray(layout.byteOffset, layout.byteOffset + layout.byteLength);
    if (name === 'float64') data.swap64();
    else data.swap32();
  }
  file.close();
  writeFileSync(path, bytes);
}

const bound = fc.option(fc.integer({ min: -12, max: 12 }), { nil: null });
const step = fc.option(fc.constantFrom(-4, -3, -2, -1, 1, 2, 3, 4), { nil: null });
const anySelection = fc
  .tuple(
    ...SHAPE.map((size) =>
      fc.oneof(
        fc.record({ kind: fc.constant('range' as const), start: bound, stop: bound, step }),
        fc.constant({ kind: 'range' as const, start: null, stop: null, step: null }),
        fc.record({ kind: fc.constant('index' as const), at: fc.integer({ min: -size, max: size - 1 }) }),
      ),
    ),
  )
  .map((items) => resolveIndex(items, SHAPE));

describe('any selection of any stored kind', () => {
  it('reads the same bytes directly, by the library, and as selected in memory', () => {
    const file = open(join(directory, 'kinds.h5'));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(STORED)), anySelection, (name, selection) => {
        const data = STORED[name];
        if (!data) throw new Error(name);
        const expected = selected(data, selection);
        for (const via of name.includes('-')
          ? (['library', 'auto'] as const)
          : (['direct', 'library'] as const)) {
          const found = file.read(`data/${name}`, selection, { via });
          expect(found.shape).toEqual(selectedShape(selection));
          expect(found.data.constructor).toBe(data.constructor);
          expect(bytesOf(found).equals(expected)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('turns big-endian data into the byte order of this machine', () => {
    const file = open(join(directory, 'big-endian.h5'));
    fc.assert(
      fc.property(fc.constantFrom(...BIG_ENDIAN), anySelection, (name, selection) => {
        const expected = selected(ARRAYS[name], selection);
        for (const via of ['direct', 'library'] as const) {
          const found = file.read(`data/${name}`, selection, { via });
          expect(bytesOf(found).equals(expected)).toBe(true);
        }
      }),
    );
  });
});

describe('volumes larger than a buffer', () => {
  const shape = [6, 300, 401];
  const data = Float32Array.from({ length: sizeOf(shape) }, (_, k) => k);

  it.each([
    ['whole', []],
    ['reversed', [{ kind: 'range', start: null, stop: null, step: -1 }]],
    ['plane across the rows', [{ kind: 'ellipsis' }, { kind: 'index', at: 17 }]],
    ['inner box', [0, 1, 2].map(() => ({ kind: 'range', start: 1, stop: -1, step: null }) as const)],
    ['far apart', [0, 1, 2].map(() => ({ kind: 'range', start: null, stop: null, step: 5 }) as const)],
  ] as const)('%s', async (name, items) => {
    const path = join(directory, `large-${name.replaceAll(' ', '-')}.h5`);
    const writer = await Hdf5Writer.create(path);
    // Names of several lengths move the data to other positions within a page.
    for (const member of ['a', 'b', 'c']) writer.dataset(`g${member.repeat(5)}`, member, data, shape);
    writer.close();
    const file = open(path);
    const selection = resolveIndex(items, shape);
    const expected = toContiguous(selectView(ndarray(data, shape), selection));
    for (const member of ['a', 'b', 'c']) {
      for (const via of ['direct', 'library'] as const) {
        const found = file.read(`g${member.repeat(5)}/${member}`, selection, { via });
        expect(bytesOf(found).equals(bytesOf(expected))).toBe(true);
      }
    }
  });
});

describe('members', () => {
  it('lists names, kinds, shapes and types, strange ones included', () => {
    const file = open(join(directory, 'kinds.h5'));
    expect(file.rootMembers()).toEqual(['data', 'nothing']);
    expect(file.memberNames('nothing')).toEqual([]);
    expect(file.members('/nothing/')).toEqual([]);
    const members = new Map(file.members('data').map((member) => [member.name, member]));
    expect(members.get('float32')).toEqual({
      name: 'float32',
      kind: 'dataset',
      shape: SHAPE,
      dtype: 'float32',
    });
    expect(members.get('strings')).toEqual({
      name: 'strings',
      kind: 'dataset',
      shape: [2],
      dtype: 'strings',
    });
    expect(members.get('broken')).toEqual({ name: 'broken', kind: 'other' });
    expect(members.get('external')).toEqual({ name: 'external', kind: 'other' });
    expect(members.get('uint16')?.dtype).toBe('uint16');
  });

  it('tells how data is stored', () => {
    const file = open(join(directory, 'kinds.h5'));
    const { byteLength } = ARRAYS.float64;
    expect(file.dataset('data/float64').layout).toMatchObject({ kind: 'contiguous', byteLength });
    expect(file.dataset('data/float64-gzip').layout).toEqual({ kind: 'chunked' });
  });

  it('reads a scalar and an empty dataset', () => {
    const file = open(join(directory, 'kinds.h5'));
    for (const via of ['direct', 'library'] as const) {
      expect(file.read('data/scalar', [], { via })).toMatchObject({
        shape: [],
        data: new Float32Array([42]),
      });
    }
    expect(file.read('data/empty', whole([0, 3])).shape).toEqual([0, 3]);
  });
});

describe('refusals', () => {
  it('says what cannot be read and why', () => {
    const file = open(join(directory, 'kinds.h5'));
    expect(() => file.read('data/strings', whole([2]))).toThrowError(UnsupportedTypeError);
    expect(() => file.read('data/strings', whole([2]))).toThrowError('holds strings');
    expect(() => file.read('data/int64', whole([4]))).toThrowError('holds int64');
    expect(() => file.read('data/none', [])).toThrowError(MissingMemberError);
    expect(() => file.read('data', [])).toThrowError(MissingMemberError);
    expect(() => file.members('data/float32')).toThrowError('There is no group /data/float32');
    expect(() => file.dataset('nothing/0000')).toThrowError('There is no dataset /nothing/0000');
    expect(() => file.read('data/float32-gzip', whole(SHAPE), { via: 'direct' })).toThrowError(Hdf5ReadError);
  });

  it('refuses a selection that does not fit', () => {
    const file = open(join(directory, 'kinds.h5'));
    expect(() => file.read('data/float32', whole([7, 5]))).toThrowError(ShapeError);
    expect(() => file.read('data/float32', whole([8, 5, 11]))).toThrowError(IndexError);
    const below = [{ start: 1, step: -1, count: 3, dropped: false }, ...whole([5, 11])];
    expect(() => file.read('data/float32', below)).toThrowError(IndexError);
  });

  it('stops between slabs when the signal is aborted', async () => {
    const path = join(directory, 'abort.h5');
    const writer = await Hdf5Writer.create(path);
    writer.dataset('g', '0000', new Float32Array(6 << 20), [6 << 10, 1024]);
    writer.close();
    const file = open(path);
    const column = resolveIndex([{ kind: 'ellipsis' }, { kind: 'index', at: 3 }], [6 << 10, 1024]);
    const reason = new Error('moved on');
    for (const [via, selection] of [
      ['direct', column],
      ['library', whole([6 << 10, 1024])],
    ] as const) {
      const controller = new AbortController();
      const { signal } = controller;
      let looks = 0;
      signal.throwIfAborted = () => {
        looks++;
        if (looks === 3) throw reason;
      };
      expect(() => file.read('g/0000', selection, { via, signal })).toThrowError(reason);
      expect(looks).toBe(3);
    }
    expect(file.read('g/0000', column).data.length).toBe(6 << 10);
  });

  it('reads nothing more once it is closed, and closes twice', () => {
    const file = open(join(directory, 'kinds.h5'));
    file.close();
    file[Symbol.dispose]();
    expect(() => file.read('data/float32', whole(SHAPE))).toThrowError(Hdf5ReadError);
  });
});

describe('files of EMSES', () => {
  it('reads every snapshot directly as the library does', () => {
    const file = open(join(golden, 'phisp00_0000.h5'));
    expect(file.rootMembers()).toEqual(['phisp']);
    const members = file.members('phisp');
    expect(members.map((member) => member.name)).toEqual(['0000', '0001', '0002', '0003', '0004']);
    for (const { name, shape, dtype } of members) {
      expect({ shape, dtype }).toEqual({ shape: [41, 13, 17], dtype: 'float32' });
      const path = `phisp/${name}`;
      expect(file.dataset(path).layout.kind).toBe('contiguous');
      const direct = file.read(path, whole([41, 13, 17]), { via: 'direct' });
      expect(bytesOf(direct).equals(bytesOf(file.read(path, whole([41, 13, 17]), { via: 'library' })))).toBe(
        true,
      );
      expect(direct.data.some((value) => value !== 0)).toBe(true);
    }
  });

  it('leaves the file as it was', () => {
    const path = join(golden, 'ex00_0000.h5');
    const before = statSync(path);
    const file = open(path);
    file.read('ex/0000', whole([41, 13, 17]));
    file.close();
    const after = statSync(path);
    expect([after.size, after.mtimeMs]).toEqual([before.size, before.mtimeMs]);
  });
});
