import { expect, test } from 'vitest';
import { durationSeconds } from './duration.js';

test.each([
  ['90m', 5_400],
  ['2h', 7_200],
  ['45s', 45],
  ['1D', 86_400],
  ['1-00:00:00', 86_400],
  ['00:30:00', 1_800],
])('%s are %d seconds', (text, seconds) => expect(durationSeconds(text)).toBe(seconds));

test.each(['', '2', '0h', '-1h', '2 h', '1.5h', 'h', '9999999d', '00:00:00', 'off', '1h30m'])(
  '%j is no duration',
  (text) => expect(durationSeconds(text)).toBeNull(),
);
