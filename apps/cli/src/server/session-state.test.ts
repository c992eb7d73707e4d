import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portOf, readState, type SessionState, writeState } from './session-state.js';

/** What the version before wrote. */
const BEFORE = {
  v: 1,
  name: 'default',
  phase: 'running',
  address: 'http://localhost:14500',
  host: 'node-7.cluster',
  pid: 4711,
  boot_id: '0b1c-22',
  pid_started: 98_765,
  started_at: 1_790_000_000.5,
  job_id: null,
  ends_at: null,
  roots: ['/data/you/runs'],
  log: '/home/you/.emout/web/servers/default/server.log',
} as const;

const CERTS = '/home/you/.emout/web/servers/default/certs';

const RUNNING: SessionState = {
  ...BEFORE,
  address: 'https://10.1.2.3:14500',
  protocol: 'https',
  claimed_at: 1_790_000_000,
  job_id: '12',
  worker_job_ids: [12],
  cluster: 'laurel',
  idle_s: 7_200,
  workers: 2,
  base_path: '/node/n7/14500',
  socket: '/tmp/emout-1000-4711-abc/web.sock',
  tls: {
    ca_file: `${CERTS}/ca.pem`,
    client_cert: `${CERTS}/client.pem`,
    client_key: `${CERTS}/client-key.pem`,
    require_encryption: true,
  },
  session_dir: '/home/you/.emout/web/servers/default',
};

const broken = (change: Record<string, unknown>) => readState(JSON.stringify({ ...RUNNING, ...change }));

const states: fc.Arbitrary<SessionState> = fc.record({
  v: fc.constant(1 as const),
  name: fc.stringMatching(/^[a-z][A-Za-z0-9._-]{0,39}$/),
  phase: fc.constant('running' as const),
  address: fc.integer({ min: 1, max: 65_535 }).map((port) => `http://localhost:${port}`),
  host: fc.stringMatching(/^[a-z0-9.-]{1,60}$/),
  pid: fc.integer({ min: 1, max: 2 ** 31 }),
  boot_id: fc.option(fc.uuid()),
  pid_started: fc.option(fc.nat()),
  started_at: fc.double({ min: 0, max: 2 ** 40, noNaN: true }).map((time) => Math.abs(time)),
  job_id: fc.option(fc.stringMatching(/^\d{1,18}$/)),
  ends_at: fc.option(fc.nat()),
  roots: fc.array(fc.stringMatching(/^\/[\w /日-]{0,40}$/), { maxLength: 5 }),
  log: fc.constant('/logs/server.log'),
  protocol: fc.constant('http' as const),
  claimed_at: fc.option(fc.nat()),
  worker_job_ids: fc.array(fc.integer({ min: 1 }), { maxLength: 3 }),
  cluster: fc.option(fc.stringMatching(/^[\w.-]{1,40}$/)),
  idle_s: fc.option(fc.nat()),
  workers: fc.integer({ min: 1, max: 64 }),
  base_path: fc.constantFrom('', '/a', '/user/ann~b/proxy'),
  socket: fc.option(fc.constant('/tmp/emout-1-2-abc/web.sock')),
  tls: fc.option(fc.constant(RUNNING.tls)),
  session_dir: fc.option(fc.constant('/home/you')),
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(readState(writeState(state))).toEqual({ kind: 'state', state });
    }),
  );
});

test('the port stands in the address', () => {
  expect(portOf(RUNNING)).toBe(14_500);
  expect(portOf({ ...RUNNING, phase: 'starting', address: null })).toBeNull();
  expect(portOf({ ...RUNNING, address: 'http://localhost:80' })).toBe(80);
  expect(portOf({ ...RUNNING, address: 'https://[fd00::7]:443' })).toBe(443);
});

test('what the version before wrote is read, with what it did not say', () => {
  expect(readState(JSON.stringify(BEFORE))).toEqual({
    kind: 'state',
    state: {
      ...BEFORE,
      ...{ protocol: 'http', claimed_at: null, worker_job_ids: [], cluster: null, idle_s: null, workers: 1 },
      ...{ base_path: '', socket: null, tls: null, session_dir: null },
    },
  });
});

test.each(['https://10.1.2.3:14500', 'https://node-7.cluster:14500', 'https://[fd00::7]:14500'])(
  '%s may be an address',
  (address) => expect(broken({ address }).kind).toBe('state'),
);

test.each([
  { name: '..' },
  { name: '.' },
  { name: 'a/b' },
  { name: '' },
  { phase: 'toString' },
  { phase: 'queued', job_id: null },
  { address: null },
  { address: 'http://localhost:80' },
  { address: 'https://you@elsewhere.org:80' },
  { address: 'https://-oProxyCommand=x:80' },
  { address: 'https://localhost:80/x' },
  { address: 'https://localhost:70000' },
  { protocol: 'ftp' },
  { worker_job_ids: ['12'] },
  { worker_job_ids: [0] },
  { cluster: 'a b' },
  { idle_s: -1 },
  { workers: 0 },
  { base_path: '/a/' },
  { base_path: 'a' },
  { base_path: '/a?b' },
  { socket: 'x' },
  { tls: {} },
  { tls: { ...RUNNING.tls, client_key: '../key' } },
  { session_dir: '' },
  { address: 'javascript:alert(1)' },
  { host: '-oProxyCommand=x y' },
  { host: 'a\u001b[2J' },
  { pid: 0 },
  { pid: -1 },
  { pid: 1.5 },
  { pid: '1' },
  { job_id: '12; rm' },
  { started_at: null },
  { roots: ['relative'] },
  { roots: ['/a\nb'] },
  { roots: '/a' },
  { log: '../x' },
  { v: 0 },
  { v: '1' },
])('%j is no state', (change) => {
  expect(broken(change).kind).toBe('broken');
});

test('what a later emout wrote is said to be so', () => {
  expect(broken({ v: 2, pid: 'new' })).toEqual({ kind: 'later', version: 2 });
});

test('any text is a state or is not, without an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(200_000))), (text) => {
      expect(readState(text).kind).not.toBe('state');
    }),
  );
});

test('any change of one field gives a state with right fields or none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(RUNNING)), fc.jsonValue(), (key, value) => {
      const found = broken({ [key]: value });
      if (found.kind !== 'state') return;
      expect(found.state.pid).toBeGreaterThan(0);
      expect(found.state.name).toMatch(/^[\w.-]+$/);
      for (const path of [found.state.log, ...found.state.roots]) expect(path).toMatch(/^\//);
    }),
  );
});
