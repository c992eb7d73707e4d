import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walltimeSeconds } from './walltime.js';

const two = (value: number) => String(value).padStart(2, '0');

describe('walltimeSeconds', () => {
  it.each([
    ['90', 5400],
    ['1:30', 90],
    ['03:00:00', 10_800],
    ['1-12', 129_600],
    ['1-12:30', 131_400],
    ['2-00:00:05', 172_805],
  ])('reads %s', (text, seconds) => expect(walltimeSeconds(text)).toBe(seconds));

  it.each(['UNLIMITED', 'NOT_SET', '', '1:', ':1', '1:2:3:4', '-1', '1-', '1h', '03:00:00\n', '3.5'])(
    'knows that %j is no time',
    (text) => expect(walltimeSeconds(text)).toBeNull(),
  );

  it('is the inverse of what SLURM prints', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 400 }),
        fc.nat({ max: 23 }),
        fc.nat({ max: 59 }),
        fc.nat({ max: 59 }),
        (days, hours, minutes, seconds) => {
          const clock = `${two(minutes)}:${two(seconds)}`;
          const text =
            days > 0
              ? `${days}-${two(hours)}:${clock}`
              : hours > 0
                ? `${hours}:${clock}`
                : `${minutes}:${two(seconds)}`;
          expect(walltimeSeconds(text)).toBe(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
        },
      ),
    );
  });
});
