import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionFacts } from './session-facts';
import { type Answer, EVERY_MS, idleEndMs, SessionWatch } from './session-watch';

const FACTS: SessionFacts = {
  name: 'night',
  node: 'n0123',
  version: '1',
  startedAtMs: 0,
  endsAtMs: null,
  idleMs: null,
  role: 'owner',
};

let answers: Answer[];
let asked: number[];
let returns: [SessionFacts, SessionFacts][];
let watch: SessionWatch;
const answered = (facts: Partial<SessionFacts> = {}): Answer => ({
  outcome: 'answered',
  facts: { ...FACTS, ...facts },
  nowMs: Date.now() + 7_000_000,
});

beforeEach(() => {
  vi.useFakeTimers({ now: 50_000 });
  answers = [];
  asked = [];
  returns = [];
  watch = new SessionWatch({
    ask: async () => {
      asked.push(Date.now() - 50_000);
      return answers.shift() ?? { outcome: 'silence' };
    },
    lastUseMs: () => 50_000,
    onReturn: (before, now) => returns.push([before, now]),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

it('asks nothing unless somebody attends, and nothing after they have left', async () => {
  watch.check();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked).toEqual([]);
  answers = [answered(), answered()];
  const leave = watch.attend();
  watch.attend()();
  await vi.advanceTimersByTimeAsync(EVERY_MS + 1);
  expect(asked.length).toBe(2);
  leave();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked.length).toBe(2);
});

it('asks a silent session after pauses that grow to a minute', async () => {
  answers = [answered()];
  watch.attend();
  await vi.advanceTimersByTimeAsync(EVERY_MS + 260_000);
  const pauses = asked.slice(1).map((at, position) => Math.round((at - (asked[position] ?? 0)) / 1000));
  expect(pauses).toEqual([30, 4, 6, 9, 14, 20, 30, 46, 60, 60]);
  expect(watch.snapshot().connection).toEqual({ kind: 'cut', sinceMs: 7_080_000 });
  expect(watch.snapshot().facts).toEqual(FACTS);
});

it('tells of a return once, with what was before and what is now', async () => {
  answers = [answered(), { outcome: 'over' }, answered({ version: '2' }), answered()];
  watch.attend();
  await vi.advanceTimersByTimeAsync(EVERY_MS + 4_001);
  expect(watch.snapshot().connection).toEqual({ kind: 'answering' });
  expect(returns).toEqual([[FACTS, { ...FACTS, version: '2' }]]);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect(returns.length).toBe(1);
});

it('does not take a worker that was lost for a session that was away', async () => {
  answers = [answered(), { outcome: 'worker-lost' }, answered()];
  watch.attend();
  await vi.advanceTimersByTimeAsync(EVERY_MS + 4_001);
  expect([watch.snapshot().connection.kind, returns.length]).toEqual(['answering', 0]);
});

it('looks again right after the end', async () => {
  const endsAtMs = 50_000 + 7_000_000 + 10_000;
  answers = [answered({ endsAtMs })];
  watch.attend();
  await vi.advanceTimersByTimeAsync(12_001);
  expect(asked).toEqual([0, 12_000]);
  expect(watch.snapshot().connection).toEqual({ kind: 'over', endedAtMs: endsAtMs, why: 'time' });
});

it('asks one question at a time, and at once when told to', async () => {
  answers = [answered(), answered(), answered()];
  watch.attend();
  watch.check();
  watch.check();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([0]);
  watch.check();
  await vi.advanceTimersByTimeAsync(EVERY_MS - 1);
  expect(asked).toEqual([0, 1_000]);
});

it('does not ask again for a page that follows another at once', async () => {
  answers = [answered(), answered()];
  watch.attend()();
  const leave = watch.attend();
  await vi.advanceTimersByTimeAsync(1_000);
  leave();
  watch.attend();
  expect(asked).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect(asked.length).toBe(3);
});

it('looks at once when another question fails, and only if that is news', async () => {
  answers = [answered()];
  watch.attend();
  await vi.advanceTimersByTimeAsync(1_000);
  watch.doubt();
  await vi.advanceTimersByTimeAsync(1_000);
  watch.doubt();
  expect(asked).toEqual([0, 1_000]);
});

it('tells who looks of every change, with a snapshot of its own', async () => {
  const seen: unknown[] = [];
  const forget = watch.subscribe(() => seen.push(watch.snapshot()));
  answers = [answered(), answered()];
  watch.attend();
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect([seen.length, new Set(seen).size]).toEqual([2, 2]);
  forget();
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect(seen.length).toBe(2);
});

it('counts rest from the last use, on the server’s clock', () => {
  const clock = { nowMs: 1_000_000, answeredAtMs: 5_000 };
  expect(idleEndMs({ ...FACTS, idleMs: 60_000 }, clock, 3_000)).toBe(1_000_000 - 2_000 + 60_000);
  expect(idleEndMs(FACTS, clock, 3_000)).toBeNull();
});
