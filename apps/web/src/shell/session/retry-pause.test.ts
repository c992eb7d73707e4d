import { expect, it } from 'vitest';
import { retryPauseMs } from './retry-pause';

it('grows from 4 s to a minute and stays there', () => {
  expect(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map((attempts) => Math.round(retryPauseMs(attempts) / 1000)),
  ).toEqual([4, 6, 9, 14, 20, 30, 46, 60, 60, 60]);
  expect(retryPauseMs(0)).toBe(4_000);
});
