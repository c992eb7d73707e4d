import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portOf, readState, type SessionState, writeState } from './session-state.js';

const RUNNING: SessionState = {
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
});

test.each([
  { name: '..' },
  { name: '.' },
  { name: 'a/b' },
  { name: '' },
  { phase: 'toString' },
  { phase: 'queued' },
  { address: null },
  { address: 'http://elsewhere.org:80' },
  { address: 'http://localhost:80/x' },
  { address: 'http://localhost:70000' },
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
