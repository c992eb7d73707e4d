import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AxisData } from './data.js';
import { frameTitles } from './frame-title.js';

const time: AxisData = {
  name: 't',
  unit: 's',
  start: 0,
  step: 1,
  count: 20,
  first: 0,
  spacing: 3.33577e-5,
};
const height: AxisData = { name: 'z', unit: 'm', start: 0, step: 1, count: 10, first: 0, spacing: 0.5 };
const index = (axis: AxisData, more: Partial<AxisData> = {}): AxisData => ({
  ...axis,
  unit: null,
  spacing: 1,
  ...more,
});

describe('titles of frames', () => {
  it('have one SI prefix for the whole axis and three digits', () => {
    const titles = frameTitles('phisp', time);
    expect(titles[0]).toBe('phisp (t = 0.000 ms)');
    expect(titles[1]).toBe('phisp (t = 0.033 ms)');
    expect(titles[10]).toBe('phisp (t = 0.334 ms)');
    expect(titles[19]).toBe('phisp (t = 0.634 ms)');
    expect(frameTitles('phisp', height)[3]).toBe('phisp (z = 1.50 m)');
  });

  it('have as many digits as neighbours need to differ', () => {
    const late = frameTitles('phisp', { ...time, first: 1, spacing: 2e-7 });
    expect(late.slice(0, 2)).toEqual(['phisp (t = 1.0000000 s)', 'phisp (t = 1.0000002 s)']);
    const quarter = frameTitles('phisp', { ...height, count: 200, spacing: 0.25 });
    expect(quarter.slice(97, 99)).toEqual(['phisp (z = 24.25 m)', 'phisp (z = 24.50 m)']);
  });

  it('say the step or the grid index in EMSES units', () => {
    expect(frameTitles('phisp', index(time, { start: 2, step: 3 }))[2]).toBe('phisp (step 8)');
    expect(frameTitles('phisp', index(height, { first: 60 }))[4]).toBe('phisp (z = 64)');
  });

  it('are the position alone without a title, and the title alone with notitle', () => {
    expect(frameTitles('', height)[3]).toBe('z = 1.50 m');
    expect(frameTitles('phisp', height, { notitle: true })).toEqual(Array(10).fill('phisp'));
    expect(frameTitles('phisp', { ...height, count: 0 })).toEqual([]);
    expect(frameTitles('phisp', { ...height, count: 1, first: -12.5 })).toEqual(['phisp (z = −12.5 m)']);
  });

  it('differ from frame to frame on every axis', () => {
    const axes = fc.record({
      first: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      spacing: fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
      count: fc.integer({ min: 2, max: 40 }),
    });
    fc.assert(
      fc.property(axes, (axis) => {
        const titles = frameTitles('phisp', { ...height, ...axis });
        expect(new Set(titles).size).toBe(axis.count);
      }),
    );
  });
});

test('Q28: the original leaves the parenthesis of an SI title open; only compat does so here', () => {
  const compat = { compat: 'emout' } as const;
  expect(frameTitles('phisp', time, compat)[4]).toBe('phisp(1.3343e-04 s');
  expect(frameTitles('phisp', time)[4]).toBe('phisp (t = 0.133 ms)');
  expect(frameTitles('phisp', height, compat)[3]).toBe('phisp(1.5000e+00 m');
  expect(frameTitles('AB', { ...time, spacing: 3.33564e-6 }, compat)[2]).toBe('AB(6.6713e-06 s');
  expect(frameTitles('phisp', index(time), compat)[4]).toBe('phisp(4.0)');
  expect(frameTitles('phisp', { ...time, first: 1e-120 }, compat)[0]).toBe('phisp(1.0000e-120 s');
});
