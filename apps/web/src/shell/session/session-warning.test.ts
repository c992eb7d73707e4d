import { describe, expect, it } from 'vitest';
import { warningAt, warningKey } from './session-warning';

const MINUTE_MS = 60_000;
const END = 1_000 * MINUTE_MS;
const before = (minutes: number) => END - minutes * MINUTE_MS;
const limited = { endsAtMs: END, idleEndMs: null, idleMs: null };

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
    expect(warningAt(limited, before(minutes))?.minutes ?? null).toBe(due);
  });

  it('is silent where there is no end', () => {
    expect(warningAt({ endsAtMs: null, idleEndMs: null, idleMs: null }, END)).toBeNull();
  });

  it('warns of resting too long when that comes first', () => {
    const idleMs = 120 * MINUTE_MS;
    const idle = (idleEndMs: number) => ({ endsAtMs: END, idleEndMs, idleMs });
    expect(warningAt(idle(before(10)), before(14))).toEqual({
      kind: 'idle',
      minutes: 5,
      endsAtMs: before(10),
    });
    expect(warningAt(idle(before(10)), before(10.5))?.minutes).toBe(1);
    // Resting ends later than the job, or is far: the job's own end counts.
    expect(warningAt(idle(END + 1), before(3))).toMatchObject({ kind: 'time', minutes: 5 });
    expect(warningAt(idle(before(1)), before(14))).toMatchObject({ kind: 'time', minutes: 15 });
  });

  it('leaves a session that may rest shortly alone until half of it has passed', () => {
    const short = { endsAtMs: null, idleEndMs: END, idleMs: 4 * MINUTE_MS };
    expect(warningAt(short, before(3))).toBeNull();
    expect(warningAt(short, before(1))).toMatchObject({ kind: 'idle', minutes: 1 });
    expect(warningAt({ ...short, idleMs: MINUTE_MS }, before(0.5))).toBeNull();
  });
});

it('gives each warning of each end a key of its own', () => {
  const keys = [
    warningAt(limited, before(15)),
    warningAt(limited, before(5)),
    warningAt({ ...limited, endsAtMs: END + 1 }, before(5)),
  ].map((warning) => (warning === null ? null : warningKey(warning)));
  expect(new Set(keys).size).toBe(3);
  expect(keys).not.toContain(null);
});
