import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OutputFileError } from '../errors.js';
import { partialPath, WholeFile } from './whole-file.js';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'whole-file-'));
  path = join(directory, 'a.npy');
});
afterEach(() => rmSync(directory, { recursive: true }));

const bytes = new TextEncoder().encode('new');

it('stands under its name when it is whole', () => {
  {
    using file = new WholeFile(path);
    file.write(bytes);
    expect(readdirSync(directory)).toEqual([partialPath(path).slice(directory.length + 1)]);
    file.write(bytes);
    file.finish();
  }
  expect(readFileSync(path, 'utf8')).toBe('newnew');
  expect(readdirSync(directory)).toEqual(['a.npy']);
});

it('leaves what was there as it is until then, and is gone when it was not finished', () => {
  writeFileSync(path, 'old');
  {
    using file = new WholeFile(path);
    file.write(bytes);
    expect(readFileSync(path, 'utf8')).toBe('old');
  }
  expect(readdirSync(directory)).toEqual(['a.npy']);
  expect(readFileSync(path, 'utf8')).toBe('old');
  using file = new WholeFile(path);
  file.write(bytes);
  file.finish();
  expect(readFileSync(path, 'utf8')).toBe('new');
});

it('is written where a link leads', () => {
  mkdirSync(join(directory, 'store'));
  writeFileSync(join(directory, 'store/real'), 'old');
  symlinkSync('store/real', path);
  using file = new WholeFile(path);
  file.write(bytes);
  file.finish();
  expect(readFileSync(join(directory, 'store/real'), 'utf8')).toBe('new');
});

it.each([
  ['gone/a.npy', 'there is no directory'],
  ['file/a.npy', 'is no directory'],
  ['.', 'it is a directory'],
])('says why %s cannot be written', (name, reason) => {
  writeFileSync(join(directory, 'file'), '');
  const open = () => new WholeFile(join(directory, name));
  expect(open).toThrow(OutputFileError);
  expect(open).toThrow(reason);
  expect(existsSync(partialPath(join(directory, name)))).toBe(false);
});
