import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LaterStateError, SessionNameError } from './errors.js';
import { ownIdentity } from './process-identity.js';
import type { SessionState } from './session-state.js';
import { SessionStore } from './session-store.js';

function scratch() {
  const home = mkdtempSync(join(tmpdir(), 'emout-store-'));
  const warnings: string[] = [];
  const web = join(home, 'web');
  const store = new SessionStore(web, (sentence) => warnings.push(sentence));
  return { home, web, store, warnings, [Symbol.dispose]: () => rmSync(home, { recursive: true }) };
}

const state = (name: string, started_at = 1): SessionState => ({
  v: 1,
  name,
  phase: 'running',
  address: 'http://localhost:14500',
  ...ownIdentity(),
  started_at,
  job_id: null,
  ends_at: null,
  roots: ['/data'],
  log: '/data/log',
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('files are for the owner alone, and nothing temporary stays', () => {
  using at = scratch();
  at.store.save(state('one'));
  at.store.saveToken('one', 'key');
  at.store.activate('one');
  const directory = join(at.web, 'servers/one');
  expect([at.web, join(at.web, 'servers'), directory].map(modeOf)).toEqual(['700', '700', '700']);
  expect(readdirSync(directory).sort()).toEqual(['state.json', 'token']);
  for (const file of ['servers/one/state.json', 'servers/one/token', 'server.json'])
    expect(modeOf(join(at.web, file))).toBe('600');
  expect(readFileSync(join(directory, 'state.json'), 'utf8')).not.toContain('key');
  expect(at.store.token('one')).toBe('key');
});

test('a name can be taken once', () => {
  using at = scratch();
  expect(at.store.claim(state('one', 1))).toBe(true);
  expect(at.store.claim(state('one', 2))).toBe(false);
  expect(at.store.read('one')?.started_at).toBe(1);
  expect(readdirSync(join(at.web, 'servers/one'))).toEqual(['state.json']);
});

test.each(['.', '..', 'a/b', '', '../../x', 'a\0', 'é', 'x'.repeat(41)])('%j names no session', (name) => {
  using at = scratch();
  for (const use of [at.store.directory, at.store.read, at.store.clear])
    expect(() => use.call(at.store, name)).toThrow(SessionNameError);
  expect(existsSync(at.web)).toBe(false);
});

test('a broken file is set aside and said to be', () => {
  using at = scratch();
  at.store.save(state('one'));
  const path = join(at.web, 'servers/one/state.json');
  writeFileSync(path, '{"v": 1, "name": "one"');
  expect(at.store.list()).toEqual([]);
  const [aside = ''] = readdirSync(join(at.web, 'servers/one'));
  expect(aside).toMatch(/^state\.json\.broken-\d+$/);
  expect(at.warnings[0]).toContain('cannot be read: it is not JSON');
  expect(at.store.claim(state('one'))).toBe(true);
});

test('a state that says it is that of another session is not taken', () => {
  using at = scratch();
  at.store.save(state('one'));
  mkdirSync(join(at.web, 'servers/two'));
  writeFileSync(join(at.web, 'servers/two/state.json'), readFileSync(join(at.web, 'servers/one/state.json')));
  expect(at.store.read('two')).toBeNull();
  expect(at.store.read('one')).not.toBeNull();
});

test('what a later emout wrote stays where it is', () => {
  using at = scratch();
  at.store.save(state('one'));
  const path = join(at.web, 'servers/one/state.json');
  writeFileSync(path, '{"v": 3}');
  expect(() => at.store.read('one')).toThrow(LaterStateError);
  expect(at.store.list()).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe('{"v": 3}');
});

test('without a name the active session is meant, then default, then the youngest', () => {
  using at = scratch();
  for (const [name, time] of [
    ['a', 3],
    ['default', 1],
    ['b', 2],
  ] as const)
    at.store.save(state(name, time));
  at.store.activate('b');
  expect(at.store.active()?.name).toBe('b');
  at.store.clear('b');
  expect(at.store.active()?.name).toBe('default');
  at.store.clear('default');
  expect(at.store.active()?.name).toBe('a');
  at.store.clear('a');
  expect(at.store.active()).toBeNull();
  writeFileSync(join(at.web, 'server.json'), 'null]');
  expect(at.store.active()).toBeNull();
});

test('the files of the Python emout beside it are not touched', () => {
  using at = scratch();
  mkdirSync(join(at.home, 'servers/one'), { recursive: true, mode: 0o755 });
  writeFileSync(join(at.home, 'server.json'), '{"name": "one"}', { mode: 0o644 });
  at.store.save(state('one'));
  at.store.activate('one');
  at.store.clear('one');
  expect(readFileSync(join(at.home, 'server.json'), 'utf8')).toBe('{"name": "one"}');
  expect(existsSync(join(at.home, 'servers/one'))).toBe(true);
  expect(modeOf(join(at.home, 'server.json'))).toBe('644');
});
