import { describe, expect, it } from 'vitest';
import { tickDifference } from './tick-agreement.js';

const expected = ['\u22121', '0', '1', '2', '3'];

describe('ticks agree', () => {
  it('when only those beyond the limits are missing', () => {
    expect(tickDifference(['0', '1', '2'], expected, [-0.5, 2.5])).toBeNull();
    expect(tickDifference(['0', '1', '2', '3'], expected, [-0.5e-9, 3e-9])).toBeNull();
  });

  it.each([
    ['one that can be seen is missing', ['0', '1', '2'], [-1, 2.5]],
    ['they are written otherwise', ['0.0', '1.0', '2.0'], [-0.5, 2.5]],
    ['there are fewer', ['0', '2'], [-0.5, 2.5]],
    ['there are none', [], [-0.5, 2.5]],
  ] as const)('not when %s', (_, drawn, limits) => {
    expect(tickDifference(drawn, expected, limits)).toContain('instead of');
  });
});
