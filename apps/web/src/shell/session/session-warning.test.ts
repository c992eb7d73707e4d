import { describe, expect, it } from 'vitest';
import { warningAt } from './session-warning';

const MINUTE_MS = 60_000;
const END = 1_000 * MINUTE_MS;
const before = (minutes: number) => END - minutes * MINUTE_MS;
const idle = (endsAtMs: number, lengthMs = 120 * MINUTE_MS) => ({ endsAtMs, lengthMs, sinceMs: 7 });

describe('warningAt', () => {
  it.each([
    [180, null],
    [15.01, null],
    [15, 15],
    [5.01, 15],
    [5, 5],
    [1, 1],
    [0.01, 1],
    [0, null],
    [-1, null],
  ])('%d min before the end warns of %s', (minutes, due) => {
    expect(warningAt(END, null, before(minutes))?.minutes ?? null).toBe(due);
  });

  it('is silent where there is no end', () => {
    expect(warningAt(null, null, END)).toBeNull();
  });

  it('warns of resting too long when that comes first', () => {
    const soon = idle(before(10));
    expect(warningAt(END, soon, before(14))).toMatchObject({
      kind: 'idle',
      minutes: 5,
      endsAtMs: before(10),
    });
    expect(warningAt(END, soon, before(10.5))?.minutes).toBe(1);
    // Resting ends later than the job, or is far: the job's own end counts.
    expect(warningAt(END, idle(END + 1), before(3))).toMatchObject({ kind: 'time', minutes: 5 });
    expect(warningAt(END, idle(before(1)), before(14))).toMatchObject({ kind: 'time', minutes: 15 });
  });

  it('leaves a session that may rest shortly alone until half of it has passed', () => {
    expect(warningAt(null, idle(END, 4 * MINUTE_MS), before(3))).toBeNull();
    expect(warningAt(null, idle(END, 4 * MINUTE_MS), before(1))).toMatchObject({ kind: 'idle', minutes: 1 });
    expect(warningAt(null, idle(END, MINUTE_MS), before(0.5))).toBeNull();
  });

  it('gives each warning of each end a key of its own, which the server’s clock does not move', () => {
    const key = (end: number | null, rest: ReturnType<typeof idle> | null, now: number) =>
      warningAt(end, rest, now)?.key;
    const keys = [
      key(END, null, before(15)),
      key(END, null, before(5)),
      key(END + 1, null, before(4)),
      key(null, idle(END), before(5)),
      key(null, { ...idle(END), sinceMs: 8 }, before(5)),
    ];
    expect(keys).not.toContain(undefined);
    expect(new Set(keys).size).toBe(5);
    expect(key(null, idle(END + 3), before(4))).toBe(key(null, idle(END), before(5)));
    expect(key(END, null, before(4))).toBe(key(END, null, before(5)));
  });
});
