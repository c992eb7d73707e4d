import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { sizeOf } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { File, ready } from 'h5wasm/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Hdf5ReadError, NotHdf5Error, TruncatedFileError } from './errors.js';
import { type Hdf5File, Hdf5Library } from './hdf5-file.js';
import { Hdf5Writer } from './hdf5-writer.js';

const directory = mkdtempSync(join(tmpdir(), 'hdf5-damaged-'));
const SHAPE = [4, 5, 6];
const TAGS = ['NotHdf5', 'TruncatedFile', 'MissingMember', 'UnsupportedType', 'Hdf5Read'];
let library: Hdf5Library;
let classic: Buffer;
let modern: Buffer;

const snapshot = (k: number) => Float32Array.from({ length: sizeOf(SHAPE) }, (_, i) => i + 1000 * (k + 1));
const whole = resolveIndex([], SHAPE);

function expectSnapshot(file: Hdf5File, k: number, via: 'auto' | 'direct' | 'library' = 'auto'): void {
  const { data } = file.read(`phisp/${String(k).padStart(4, '0')}`, whole, { via });
  // As text: comparing typed arrays element by element takes most of the time of these tests.
  expect(data.join()).toBe(snapshot(k).join());
}

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  library = await Hdf5Library.load();
  const path = join(directory, 'classic.h5');
  const writer = await Hdf5Writer.create(path);
  for (let k = 0; k < 12; k++) writer.dataset('phisp', String(k).padStart(4, '0'), snapshot(k), SHAPE);
  writer.close();
  classic = readFileSync(path);
  await ready;
  const file = new File(join(directory, 'modern.h5'), 'w');
  file.create_group('phisp');
  for (let k = 0; k < 12; k++) {
    const chunked = k % 2 === 1 ? { chunks: [2, 5, 6] } : {};
    file.create_dataset({
      name: `phisp/${String(k).padStart(4, '0')}`,
      data: snapshot(k),
      shape: SHAPE,
      ...chunked,
    });
  }
  file.close();
  modern = readFileSync(join(directory, 'modern.h5'));
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('members that are kept in another file', () => {
  it('are not followed, wherever they lead', async () => {
    const path = join(directory, 'links.h5');
    const file = new File(path, 'w');
    file.create_group('phisp');
    file.create_external_link(join(directory, 'classic.h5'), '/phisp/0000', 'phisp/0000');
    file.create_external_link('modern.h5', '/phisp/0001', 'phisp/0001');
    file.create_external_link(join(directory, 'classic.h5'), '/phisp', 'group');
    file.create_dataset({ name: 'phisp/0002', data: snapshot(2), shape: SHAPE });
    file.close();
    using opened = library.open(path);
    expect(opened.members('phisp').map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      '0000 other',
      '0001 other',
      '0002 dataset',
    ]);
    expect(() => opened.members('group')).toThrow();
    for (const member of ['phisp/0000', 'phisp/0001', 'group/0000']) {
      expect(() => opened.read(member, whole)).toThrow();
    }
    expectSnapshot(opened, 2);
  });
});

describe('what is no HDF5 file', () => {
  it('is named so', () => {
    expect(() => library.open(written('text.h5', 'a b c\n'.repeat(500)))).toThrowError(NotHdf5Error);
    expect(() => library.open(written('empty.h5', ''))).toThrowError('it is empty (0 bytes)');
    mkdirSync(join(directory, 'folder.h5'));
    expect(() => library.open(join(directory, 'folder.h5'))).toThrowError(NotHdf5Error);
    expect(() => library.open(join(directory, 'none.h5'))).toThrowError('There is no such file');
    expect(() => library.open(join(directory, 'none.h5'))).toThrowError(Hdf5ReadError);
  });

  it('may begin like one', () => {
    expect(() => library.open(written('signature.h5', classic.subarray(0, 8)))).toThrowError(NotHdf5Error);
    expect(() => library.open(written('head.h5', classic.subarray(0, 40)))).toThrowError(TruncatedFileError);
  });
});

describe('a file with its end cut off', () => {
  it('reads the datasets that are whole and tells both sizes for the others', () => {
    const path = written('cut.h5', classic);
    const reference = library.open(path);
    const { layout } = reference.dataset('phisp/0011');
    reference.close();
    if (layout.kind !== 'contiguous') throw new Error('not contiguous');
    const end = layout.byteOffset + layout.byteLength;
    const actual = end - 1;
    const file = library.open(written('cut.h5', classic.subarray(0, actual)));
    expect(file.truncated).toEqual({ expectedBytes: classic.length, actualBytes: actual });
    expectSnapshot(file, 0);
    for (const via of ['auto', 'library'] as const) {
      expect(() => file.read('phisp/0011', whole, { via })).toThrowError(
        expect.objectContaining({ tag: 'TruncatedFile', expectedBytes: end, actualBytes: actual }),
      );
    }
    file.close();
  });

  it.each([
    ['classic', () => classic],
    ['modern, every second dataset chunked', () => modern],
  ])('gives right values or a tagged error wherever it is cut: %s', (_, content) => {
    const bytes = content();
    let read = 0;
    let refused = 0;
    for (let length = 0; length < bytes.length; length += 61) {
      const path = written('cut.h5', bytes.subarray(0, length));
      const attempt = (action: () => void) => {
        try {
          action();
          read++;
        } catch (error) {
          refused++;
          expect(error).toMatchObject({ tag: expect.stringMatching(/^(TruncatedFile|NotHdf5)$/) });
        }
      };
      attempt(() => {
        const file = library.open(path);
        expect(file.truncated).not.toBeNull();
        for (const k of [0, 1, 11]) {
          attempt(() => expectSnapshot(file, k));
        }
        attempt(() => file.members('phisp'));
        file.close();
      });
    }
    expect(read).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });
});

describe('a file with wrong bytes', () => {
  it('gives a tagged error or values, and the next file is read right', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.boolean(), damage, (isClassic, changes) => {
        const source = isClassic ? classic : modern;
        const bytes = Buffer.from(source);
        // Most of a small file is structure: the first 3 kB hold the groups and the first headers.
        for (const [at, value] of changes) bytes[at % Math.min(3000, bytes.length)] = value;
        const path = written('damaged.h5', bytes);
        try {
          const file = library.open(path);
          try {
            for (const { name, kind, shape } of file.members('phisp')) {
              if (kind !== 'dataset' || !shape || sizeOf(shape) > 10_000) continue;
              file.read(`phisp/${name}`, resolveIndex([], shape));
            }
          } finally {
            file.close();
          }
        } catch (error) {
          expect(error).toMatchObject({ tag: expect.stringMatching(new RegExp(`^(${TAGS.join('|')})$`)) });
        }
        const intact = library.open(written('damaged.h5', source));
        expectSnapshot(intact, 3);
        intact.close();
      }),
      { numRuns: 150 },
    );
  });
});

describe('something before the HDF5 data', () => {
  it.each([512, 1024, 4096])('is stepped over: %s bytes', (length) => {
    const file = library.open(written('moved.h5', Buffer.concat([Buffer.alloc(length, 0x20), classic])));
    expect(file.truncated).toBeNull();
    for (const via of ['direct', 'library'] as const) {
      expectSnapshot(file, 5, via);
    }
    file.close();
  });
});
