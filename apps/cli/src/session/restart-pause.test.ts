import { describe, expect, it } from 'vitest';
import { restartPauseMs } from './restart-pause.js';

describe('restartPauseMs', () => {
  it('grows with the deaths of the last minute, up to 30 s', () => {
    const pauses = [1, 2, 3, 4, 5, 8, 30].map((deaths) =>
      restartPauseMs(
        Array.from({ length: deaths }, (_, k) => 100_000 - k),
        100_000,
      ),
    );
    expect(pauses).toEqual([0, 500, 1000, 2000, 4000, 30_000, 30_000]);
  });

  it('forgets what is more than a minute ago', () => {
    expect(restartPauseMs([1, 2, 3, 4, 90_000], 90_000)).toBe(0);
  });
});
