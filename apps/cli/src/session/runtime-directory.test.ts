import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRuntimeDirectory } from './runtime-directory.js';

function scratch() {
  const path = mkdtempSync(join(tmpdir(), 'emout-cli-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('secrets stand in owner-only files of an owner-only directory and go with it', () => {
  using parent = scratch();
  const runtime = createRuntimeDirectory(parent.path);
  expect(modeOf(runtime.path)).toBe(0o700);
  expect(modeOf(join(runtime.path, 'token'))).toBe(0o600);
  expect(modeOf(join(runtime.path, 'secret'))).toBe(0o600);
  expect(readFileSync(join(runtime.path, 'token'), 'utf8')).toBe(runtime.token);
  expect(runtime.token).toMatch(/^[0-9a-f]{48}$/);
  runtime[Symbol.dispose]();
  expect(existsSync(runtime.path)).toBe(false);
});

test('what a dead session left is removed, what a living one uses stays', () => {
  using parent = scratch();
  const uid = process.getuid?.() ?? 0;
  const dead = join(parent.path, `emout-${uid}-999999999-abc`);
  const living = join(parent.path, `emout-${uid}-${process.pid}-abc`);
  mkdirSync(dead);
  mkdirSync(living);
  using runtime = createRuntimeDirectory(parent.path);
  expect(existsSync(dead)).toBe(false);
  expect(existsSync(living)).toBe(true);
  expect(existsSync(runtime.path)).toBe(true);
});

test('links under the name of a dead session are left alone, wherever they lead', () => {
  using parent = scratch();
  const uid = process.getuid?.() ?? 0;
  const own = join(parent.path, 'own');
  mkdirSync(own);
  const links = ['nowhere', 'own'].map((target) => {
    const link = join(parent.path, `emout-${uid}-999999999-${target}`);
    symlinkSync(join(parent.path, target), link);
    return link;
  });
  using runtime = createRuntimeDirectory(parent.path);
  expect(existsSync(runtime.path)).toBe(true);
  expect(existsSync(own)).toBe(true);
  for (const link of links) expect(lstatSync(link).isSymbolicLink()).toBe(true);
});
