import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextChangeMs, serverTime, shareLeft, shownSeconds, timeLeftMs } from './session-clock';

const HOUR_MS = 3_600_000;

describe('serverTime', () => {
  it('goes on from the answer, whatever the browser believes', () => {
    const clock = { nowMs: 1_000_000, answeredAtMs: 5 };
    expect(serverTime(clock, 5 + 90_000)).toBe(1_090_000);
  });

  it('does not go back when the browser’s clock is set back', () => {
    expect(serverTime({ nowMs: 1_000_000, answeredAtMs: 500 }, 100)).toBe(1_000_000);
  });
});

describe('the time left', () => {
  it('is whole minutes, then seconds, and never negative', () => {
    expect(timeLeftMs(10, 11)).toBe(0);
    expect(shownSeconds(2 * HOUR_MS + 41 * 60_000 + 59_999)).toBe(9660);
    expect(shownSeconds(120_000)).toBe(120);
    expect(shownSeconds(119_999)).toBe(119);
    expect(shownSeconds(999)).toBe(0);
  });

  it('changes exactly when the words do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 * HOUR_MS }), (leftMs) => {
        const pauseMs = nextChangeMs(leftMs) ?? Number.NaN;
        expect(pauseMs).toBeLessThanOrEqual(60_000);
        expect(shownSeconds(leftMs - pauseMs + 1)).toBe(shownSeconds(leftMs));
        if (leftMs > pauseMs) expect(shownSeconds(leftMs - pauseMs)).toBeLessThan(shownSeconds(leftMs));
      }),
    );
    expect(nextChangeMs(0)).toBeNull();
  });
});

describe('shareLeft', () => {
  it.each([
    [0, 100, 0, 1],
    [0, 100, 18, 0.82],
    [0, 100, 100, 0],
    [0, 100, 500, 0],
    // A server whose clock was set back, and an end before the start.
    [50, 100, 0, 1],
    [100, 100, 0, 0],
    [100, 50, 0, 0],
  ])('started %d, ends %d, now %d: %d', (startedAtMs, endsAtMs, nowMs, share) => {
    expect(shareLeft(startedAtMs, endsAtMs, nowMs)).toBeCloseTo(share);
  });
});
