import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ByteFile } from './byte-file.js';
import { readStoredLayout } from './object-header.js';

const directory = mkdtempSync(join(tmpdir(), 'hdf5-header-'));
afterAll(() => rmSync(directory, { recursive: true }));

const superblock = { baseAddress: 0, offsetSize: 8, lengthSize: 8, endOfFile: 4096 };

const uint = (bytes: number, value: number) => {
  const field = Buffer.alloc(bytes);
  field.writeUIntLE(value, 0, Math.min(bytes, 6));
  return field;
};
const message1 = (type: number, body: Buffer, flags = 0) =>
  Buffer.concat([uint(2, type), uint(2, body.length), uint(1, flags), uint(3, 0), body]);
const header1 = (...messages: Buffer[]) => {
  const body = Buffer.concat(messages);
  return Buffer.concat([
    uint(1, 1),
    uint(1, 0),
    uint(2, messages.length),
    uint(4, 1),
    uint(4, body.length),
    uint(4, 0),
    body,
  ]);
};
const message2 = (type: number, body: Buffer) =>
  Buffer.concat([uint(1, type), uint(2, body.length), uint(1, 0), body]);
const header2 = (flags: number, between: Buffer, body: Buffer) =>
  Buffer.concat([
    Buffer.from('OHDR'),
    uint(1, 2),
    uint(1, flags),
    between,
    uint(1 << (flags & 3), body.length),
    body,
    uint(4, 0),
  ]);

/** Layout messages by the file format specification, IV.A.2.i. */
const layout = {
  version1: Buffer.concat([uint(1, 1), uint(1, 3), uint(1, 1), uint(5, 0), uint(8, 4000), uint(12, 0)]),
  version3: Buffer.concat([uint(1, 3), uint(1, 1), uint(8, 4000), uint(8, 800)]),
  unallocated: Buffer.concat([uint(1, 3), uint(1, 1), Buffer.alloc(8, 0xff), uint(8, 800)]),
  compact: Buffer.concat([uint(1, 3), uint(1, 0), uint(2, 4), uint(4, 7)]),
  chunked: Buffer.concat([uint(1, 3), uint(1, 2), uint(1, 2), uint(8, 4000)]),
  virtual: Buffer.concat([uint(1, 4), uint(1, 3), uint(8, 4000)]),
};
const other = { kind: 'other' };
const contiguous = { kind: 'contiguous', address: 4000, length: 800 };

function stored(address: number, bytes: Buffer) {
  const path = join(directory, 'header');
  writeFileSync(path, bytes);
  const file = ByteFile.open(path);
  try {
    return readStoredLayout(file, superblock, address);
  } finally {
    file.close();
  }
}

describe('the layout message', () => {
  it.each([
    ['version 1', layout.version1, { kind: 'contiguous', address: 4000, length: null }],
    ['version 3', layout.version3, contiguous],
    [
      'no space yet',
      layout.unallocated,
      { kind: 'contiguous', address: Number.POSITIVE_INFINITY, length: 800 },
    ],
    ['compact', layout.compact, { kind: 'compact' }],
    ['chunked', layout.chunked, { kind: 'chunked' }],
    ['virtual', layout.virtual, other],
    ['of a version to come', Buffer.concat([uint(1, 9), layout.version3.subarray(1)]), other],
    ['cut short', layout.version3.subarray(0, 6), other],
  ])('%s', (_, body, expected) => {
    expect(stored(64, Buffer.concat([Buffer.alloc(64), header1(message1(8, body))]))).toEqual(expected);
    expect(stored(0, header2(0, Buffer.alloc(0), message2(8, body)))).toEqual(expected);
  });

  it('is not taken when the data is in other files, filtered, or the message is shared', () => {
    expect(stored(0, header1(message1(7, uint(8, 0)), message1(8, layout.version3)))).toEqual(other);
    expect(stored(0, header1(message1(8, layout.version3), message1(11, uint(8, 0))))).toEqual(other);
    expect(stored(0, header1(message1(8, layout.version3, 2)))).toEqual(other);
    expect(stored(0, header1(message1(3, uint(8, 0))))).toEqual(other);
  });
});

describe('the object header', () => {
  it('is followed into its continuations', () => {
    const far = message1(8, layout.version3);
    const at = 256;
    const first = header1(
      message1(1, uint(8, 0)),
      message1(16, Buffer.concat([uint(8, at), uint(8, far.length)])),
    );
    expect(stored(0, Buffer.concat([first, Buffer.alloc(at - first.length), far]))).toEqual(contiguous);
    const framed = Buffer.concat([Buffer.from('OCHK'), message2(8, layout.version3), uint(4, 0)]);
    const modern = header2(
      0,
      Buffer.alloc(0),
      message2(16, Buffer.concat([uint(8, at), uint(8, framed.length)])),
    );
    expect(stored(0, Buffer.concat([modern, Buffer.alloc(at - modern.length), framed]))).toEqual(contiguous);
  });

  it('may hold times, attribute limits and creation order', () => {
    const ordered = Buffer.concat([
      uint(1, 8),
      uint(2, layout.version3.length),
      uint(1, 0),
      uint(2, 5),
      layout.version3,
    ]);
    expect(stored(0, header2(0x20 | 0x10 | 0x04 | 0x01, Buffer.alloc(20), ordered))).toEqual(contiguous);
  });

  it('ends: a continuation that leads to itself, or out of the file, is given up', () => {
    const loop = Buffer.concat([uint(8, 16), uint(8, 24)]);
    expect(stored(0, header1(message1(16, loop)))).toEqual(other);
    expect(stored(0, header1(message1(16, Buffer.concat([uint(8, 1e9), uint(8, 64)]))))).toEqual(other);
    expect(stored(5000, header1(message1(8, layout.version3)))).toEqual(other);
    expect(stored(0, Buffer.alloc(64, 7))).toEqual(other);
  });
});
