import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ByteFile } from './byte-file.js';
import { type PiecedPass, pieceCount, readPiece } from './piece.js';
import { helpWith, PassControl } from './shared-pass.js';
import { TransferBuffer } from './transfer-buffer.js';

const directory = mkdtempSync(join(tmpdir(), 'emout-shared-pass-'));
const path = join(directory, 'words');
const words = Uint32Array.from({ length: 10_000 }, (_, k) => k * 7);
writeFileSync(path, words);
const file = ByteFile.open(path);
afterAll(() => {
  file.close();
  rmSync(directory, { recursive: true });
});

/** Every 10th word from the 3rd on, backwards in the result, 16 at a time. */
const pass: PiecedPass = {
  byteOffset: 0,
  wordBytes: 4,
  axes: [{ count: 999, source: 10, target: -1 }],
  level: 0,
  source: 3,
  target: 998,
  span: 1,
  atOnce: 16,
};
const expected = Uint32Array.from({ length: 999 }, (_, k) => (3 + 10 * (998 - k)) * 7);
const shared = (target: SharedArrayBuffer, descriptor = file.descriptor) => ({
  pass,
  path,
  descriptor,
  target,
});

test('a companion alone reads the whole pass', () => {
  const control = new PassControl();
  const target = new SharedArrayBuffer(4 * 999);
  control.offer();
  helpWith(shared(target), control, file, new TransferBuffer(4096));
  expect(control.finish()).toBe(true);
  expect(new Uint32Array(target)).toEqual(expected);
});

test('pieces that the asker took are left to it', () => {
  const control = new PassControl();
  const target = new SharedArrayBuffer(4 * 999);
  control.offer();
  const mine = [control.take(), control.take()];
  helpWith(shared(target), control, file, new TransferBuffer(4096));
  expect(new Uint32Array(target)).not.toEqual(expected);
  for (const piece of mine) {
    readPiece(pass, piece, file, new TransferBuffer(4096), new Uint32Array(target), 'words');
  }
  expect(control.take()).toBeGreaterThanOrEqual(pieceCount(pass));
  expect(control.finish()).toBe(true);
  expect(new Uint32Array(target)).toEqual(expected);
});

test('an offer that nobody took up is taken back', () => {
  const control = new PassControl();
  const target = new SharedArrayBuffer(4 * 999);
  control.offer();
  expect(control.finish()).toBe(true);
  helpWith(shared(target), control, file, new TransferBuffer(4096));
  expect(new Uint32Array(target)).toEqual(new Uint32Array(999));
});

test('after the asker has given up no piece is taken', () => {
  const control = new PassControl();
  control.offer();
  control.finish();
  expect(control.take()).toBeGreaterThanOrEqual(pieceCount(pass));
});

test('a companion that fails says so', () => {
  const control = new PassControl();
  const target = new SharedArrayBuffer(4 * 999);
  const closed = ByteFile.borrow(path, 2 ** 20);
  control.offer();
  helpWith(shared(target, closed.descriptor), control, closed, new TransferBuffer(4096));
  expect(control.finish()).toBe(false);
});
