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
import { LaterStateError, SessionFilesError, SessionNameError } from './errors.js';
import { ownIdentity } from './process-identity.js';
import { readState, type SessionState } from './session-state.js';
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
  ...{ protocol: 'http', claimed_at: null, worker_job_ids: [], cluster: null, idle_s: null, workers: 1 },
  ...{ base_path: '', socket: null, tls: null, session_dir: null },
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('files are for the owner alone, and nothing temporary stays', () => {
  using at = scratch();
  at.store.save(state('one'));
  at.store.noteEnd('one', 'ended');
  at.store.activate('one');
  const directory = join(at.web, 'servers/one');
  expect([at.web, join(at.web, 'servers'), directory].map(modeOf)).toEqual(['700', '700', '700']);
  expect(readdirSync(directory).sort()).toEqual(['ended.json', 'state.json']);
  for (const file of ['servers/one/state.json', 'servers/one/ended.json', 'server.json'])
    expect(modeOf(join(at.web, file))).toBe('600');
});

test('server.json is a copy of the state of the active session', () => {
  using at = scratch();
  const copied = () => readState(readFileSync(join(at.web, 'server.json'), 'utf8'));
  at.store.save(state('one', 1));
  expect(existsSync(join(at.web, 'server.json'))).toBe(false);
  at.store.activate('one');
  expect(copied()).toEqual({ kind: 'state', state: state('one', 1) });
  at.store.save(state('one', 2));
  at.store.save(state('two', 3));
  expect(copied()).toEqual({ kind: 'state', state: state('one', 2) });
  at.store.clear('one');
  expect(existsSync(join(at.web, 'server.json'))).toBe(false);
  // As the version before wrote it.
  writeFileSync(join(at.web, 'server.json'), '{"v": 1, "name": "two"}');
  expect(at.store.active()?.name).toBe('two');
});

test('the end of a session keeps what signs in, and stopping it takes all but the logs', () => {
  using at = scratch();
  const directory = at.store.prepare('one');
  at.store.save(state('one'));
  mkdirSync(join(directory, 'keys'));
  for (const file of ['secret', 'keys/0.json', 'server.log', 'audit.log', 'job.sh'])
    writeFileSync(join(directory, file), '');
  at.store.noteEnd('one', 'ended after 2 h without use');
  expect(at.store.leftovers()).toEqual([]);
  at.store.clear('one');
  expect(at.store.leftovers()).toEqual(['one']);
  expect(at.store.lastEnd('one')?.how).toBe('ended after 2 h without use');
  at.store.forget('one');
  expect(readdirSync(directory).sort()).toEqual(['audit.log', 'job.sh', 'server.log']);
  expect([at.store.leftovers(), at.store.lastEnd('one')]).toEqual([[], null]);
});

test('the next start forgets how the one before ended', () => {
  using at = scratch();
  at.store.noteEnd('one', 'ended');
  at.store.claim(state('one'));
  expect(at.store.lastEnd('one')).toBeNull();
});

test.each(['', '[]', '{"at": 1}', '{"at": 1, "how": "a\\u001b[2J"}', '{"at": -1, "how": "x"}'])(
  '%j says of no end',
  (text) => {
    using at = scratch();
    writeFileSync(join(at.store.prepare('one'), 'ended.json'), text);
    expect(at.store.lastEnd('one')).toBeNull();
  },
);

test('files that cannot be read are no sign that there is no session', () => {
  using at = scratch();
  mkdirSync(join(at.store.prepare('one'), 'state.json'));
  for (const use of [() => at.store.read('one'), () => at.store.list(), () => at.store.active()])
    expect(use).toThrow(SessionFilesError);
  expect(() => at.store.read('one')).toThrow('cannot be read now (EISDIR)');
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
