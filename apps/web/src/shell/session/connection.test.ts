import { describe, expect, it } from 'vitest';
import { type Connection, connectionAfter, isAway, type Outcome, PATIENCE_MS } from './connection';

const NOW = 1_000_000;
const ENDLESS = { nowMs: NOW, endsAtMs: null, idleEndMs: null };
const since = (agoMs: number) => NOW - agoMs;

const answering: Connection = { kind: 'answering' };
const connecting: Connection = { kind: 'connecting' };
const signedOut: Connection = { kind: 'signed-out' };
const over: Connection = { kind: 'over', endedAtMs: 7, why: 'time' };
const restarting = (agoMs: number): Connection => ({ kind: 'restarting', sinceMs: since(agoMs) });
const cut = (agoMs: number): Connection => ({ kind: 'cut', sinceMs: since(agoMs) });
const nodeSilent = (agoMs: number): Connection => ({ kind: 'node-silent', sinceMs: since(agoMs) });

describe('connectionAfter', () => {
  const table: readonly (readonly [Connection, Outcome, Connection])[] = [
    // Whatever was before, an answer is an answer.
    [connecting, 'answered', answering],
    [over, 'answered', answering],
    [cut(60_000), 'answered', answering],
    [signedOut, 'answered', answering],
    [restarting(1), 'refused', answering],
    [answering, 'worker-lost', { kind: 'worker-lost' }],
    [over, 'worker-lost', { kind: 'worker-lost' }],
    [over, 'signed-out', signedOut],
    [over, 'waiting', { kind: 'waiting' }],
    // Silence: first a server that starts again, then a cut.
    [connecting, 'silence', restarting(0)],
    [answering, 'silence', restarting(0)],
    [signedOut, 'silence', restarting(0)],
    [restarting(PATIENCE_MS - 1), 'silence', restarting(PATIENCE_MS - 1)],
    [restarting(PATIENCE_MS), 'silence', cut(PATIENCE_MS)],
    [restarting(PATIENCE_MS), 'tunnel-alone', nodeSilent(PATIENCE_MS)],
    [answering, 'tunnel-alone', restarting(0)],
    [cut(90_000), 'tunnel-alone', nodeSilent(90_000)],
    [nodeSilent(90_000), 'silence', cut(90_000)],
    // Over stays over until somebody answers; a tunnel that dies later adds nothing.
    [over, 'silence', over],
    [over, 'tunnel-alone', over],
    [over, 'over', over],
    [answering, 'over', { kind: 'over', endedAtMs: NOW, why: 'stopped' }],
    [cut(90_000), 'over', { kind: 'over', endedAtMs: since(90_000), why: 'stopped' }],
  ];

  it.each(table)('%j, then %s: %j', (before, outcome, after) => {
    expect(connectionAfter(before, outcome, ENDLESS)).toEqual(after);
  });

  it('takes silence after the known end for the end', () => {
    const passed = { nowMs: NOW, endsAtMs: since(1), idleEndMs: null };
    const ended = { kind: 'over', endedAtMs: since(1), why: 'time' };
    expect(connectionAfter(answering, 'silence', passed)).toEqual(ended);
    expect(connectionAfter(restarting(4_000), 'tunnel-alone', passed)).toEqual(ended);
    expect(connectionAfter(answering, 'over', passed)).toEqual(ended);
    const idle = { nowMs: NOW, endsAtMs: NOW + 1, idleEndMs: NOW };
    expect(connectionAfter(answering, 'silence', idle)).toEqual({
      kind: 'over',
      endedAtMs: NOW,
      why: 'idle',
    });
  });

  it('does not end a session before its end, and not one that answers after it', () => {
    const ahead = { nowMs: NOW, endsAtMs: NOW + 1, idleEndMs: NOW + 1 };
    expect(connectionAfter(answering, 'silence', ahead)).toEqual(restarting(0));
    const passed = { nowMs: NOW, endsAtMs: since(60_000), idleEndMs: null };
    expect(connectionAfter(answering, 'answered', passed)).toEqual(answering);
  });
});

it('asks in vain where nobody would draw', () => {
  expect([connecting, answering, { kind: 'worker-lost' } as const].filter(isAway)).toEqual([]);
  const away = [restarting(0), cut(0), nodeSilent(0), over, signedOut, { kind: 'waiting' } as const];
  expect(away.filter(isAway)).toEqual(away);
});
