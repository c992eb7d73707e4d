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
  expect(sessionFacts(info)).toEqual({
    name: 'night',
    node: 'n0123',
    version: '0.1.0',
    startedAtMs: 1_000,
    endsAtMs: null,
    idleMs: null,
    role: 'owner',
  });
  const told = { ...info, session: 'run-2024', endsAtMs: 9_000, idleS: 60, role: 'viewer' as const };
  expect(sessionFacts(told)).toMatchObject({
    name: 'run-2024',
    endsAtMs: 9_000,
    idleMs: 60_000,
    role: 'viewer',
  });
});

it('names the lines to type', () => {
  expect(['night', 'demo', null].map(startCommand)).toEqual([
    'emout server start --name night',
    'emout demo',
    'emout server start',
  ]);
  expect(reachCommand('night')).toBe('emout server tunnel --name night');
});
