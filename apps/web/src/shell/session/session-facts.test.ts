import { expect, it } from 'vitest';
import { reachCommand, sessionFacts, startCommand } from './session-facts';

const info = {
  host: 'n0123',
  version: '0.1.0',
  startedAtMs: 1_000,
  nowMs: 2_000,
  endsAtMs: null,
  idleS: null,
  session: 'night',
  role: 'owner' as const,
  roots: [],
};

it('takes what a server tells', () => {
  expect(sessionFacts(info, null)).toEqual({
    name: 'night',
    node: 'n0123',
    version: '0.1.0',
    startedAtMs: 1_000,
    endsAtMs: null,
    idleMs: null,
    role: 'owner',
  });
  const told = { ...info, session: 'night-shift-41234', endsAtMs: 9_000, idleS: 60, role: 'viewer' as const };
  expect(sessionFacts(told, null)).toMatchObject({
    name: 'night-shift',
    endsAtMs: 9_000,
    idleMs: 60_000,
    role: 'viewer',
  });
  expect(sessionFacts({ ...info, session: 'plain' }, null).name).toBe('plain');
});

it('does not take a worker that was started again for a new session', () => {
  const first = sessionFacts({ ...info, endsAtMs: 9_000 }, null);
  expect(sessionFacts({ ...info, endsAtMs: 9_000, startedAtMs: 5_000 }, first).startedAtMs).toBe(1_000);
  expect(sessionFacts({ ...info, endsAtMs: 99_000, startedAtMs: 5_000 }, first).startedAtMs).toBe(5_000);
});

it('names the lines to type', () => {
  expect(['night', 'demo', null].map(startCommand)).toEqual([
    'emout server start --name night',
    'emout demo',
    'emout server start',
  ]);
  expect(reachCommand('night')).toBe('emout server tunnel --name night');
});
