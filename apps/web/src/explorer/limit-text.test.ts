import { describe, expect, it } from 'vitest';
import { limitText } from './limit-text';

const limits = { min: -4, max: 5 };

describe('limitText', () => {
  it('has the decimals of the bar', () => {
    expect(limitText(4.93, limits, 'linear')).toBe('4.9');
    expect(limitText(4.93, limits, 'linear', false)).toBe('4.9');
  });

  it('has every digit that somebody wrote, and none more', () => {
    expect(limitText(3.25, limits, 'linear', true)).toBe('3.25');
    expect(limitText(-0.0625, limits, 'linear', true)).toBe('\u22120.0625');
    expect(limitText(3, limits, 'linear', true)).toBe('3.0');
    expect(limitText(1 / 3, limits, 'linear', true)).toBe('0.3333333');
  });
});
