import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitInputText, readLimit } from './limit-input';

const limits = { min: -4, max: 5 };
const lower = (text: string) => readLimit(text, 'min', limits, 'linear');

describe('readLimit', () => {
  it.each([
    ['-2.5', -2.5],
    ['\u22122.5', -2.5],
    [' 1e-3 ', 0.001],
    ['1.5 × 10\u207b\u00b3', 0.0015],
    ['2x10^-4', 0.0002],
    ['.5', 0.5],
    ['-0', 0],
  ])('reads %s', (text, value) => {
    expect(lower(text)).toEqual({ ok: true, value });
  });

  it.each(['', '-', '3,5', 'five', '0x2', 'Infinity', '1e999'])('says of %s that it is no number', (text) => {
    expect(lower(text)).toEqual({ ok: false, problem: 'notANumber' });
  });

  it('keeps the limits in order', () => {
    expect(lower('5')).toEqual({ ok: false, problem: 'notBelow' });
    expect(readLimit('-4', 'max', limits, 'linear')).toEqual({ ok: false, problem: 'notAbove' });
  });

  it('wants a value above 0 on a logarithmic scale', () => {
    const positive = { min: 1, max: 10 };
    expect(readLimit('0', 'min', positive, 'log')).toEqual({ ok: false, problem: 'notPositive' });
    expect(readLimit('0.1', 'min', positive, 'log')).toEqual({ ok: true, value: 0.1 });
  });

  it('reads back the text that it opens with', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = readLimit(limitInputText(value), 'min', { min: 0, max: Number.MAX_VALUE }, 'linear');
        expect(read).toEqual({ ok: true, value: Number(value.toPrecision(7)) + 0 });
      }),
    );
  });
});
