import { ndarray } from '@emout/ndarray/ndarray';
import { describe, expect, it } from 'vitest';
import type { FieldData } from './data.js';
import { resolveLimits } from './limits.js';
import type { Limits } from './spec.js';

function field(values: number[], factor = 1): FieldData {
  const axis = {
    name: 'x',
    unit: null,
    start: 0,
    step: 1,
    count: values.length,
    first: 0,
    spacing: 1,
  } as const;
  return {
    name: 'f',
    unit: null,
    values: ndarray(Float64Array.from(values), [values.length]),
    factor,
    axes: [axis],
    expression: 'f[0]',
  };
}

const range = (norm: 'linear' | 'log', limits: Limits, values: number[], factor = 1) => {
  const { min, max } = resolveLimits({ norm, limits }, field(values, factor));
  return [min, max];
};

describe('resolveLimits', () => {
  it('takes the data in the shown unit and skips what is not a number', () => {
    expect(range('linear', { kind: 'auto' }, [Number.NaN, -1, 3, Number.POSITIVE_INFINITY], 10)).toEqual([
      -10, 30,
    ]);
  });

  it('starts a logarithmic range at the smallest positive value', () => {
    expect(range('log', { kind: 'auto' }, [-1, 0, 0.5, 8])).toEqual([0.5, 8]);
    expect(range('log', { kind: 'percentile', low: 0, high: 50 }, [-1, 0, 1, 2, 3])).toEqual([1, 2]);
  });

  it('holds one end, both, or percentiles', () => {
    expect(range('linear', { kind: 'auto', max: 2 }, [-1, 3])).toEqual([-1, 2]);
    expect(range('linear', { kind: 'fixed', min: 0, max: 9 }, [-1, 3])).toEqual([0, 9]);
    expect(range('linear', { kind: 'percentile', low: 25, high: 75 }, [0, 1, 2, 3, 4], 2)).toEqual([2, 6]);
  });

  it('moves equal ends apart and keeps the one that is held', () => {
    expect(range('linear', { kind: 'auto' }, [5, 5])).toEqual([4.5, 5.5]);
    expect(range('linear', { kind: 'auto' }, [0, 0])).toEqual([-0.1, 0.1]);
    expect(range('log', { kind: 'auto' }, [5, 5])).toEqual([0.5, 50]);
    const [min = 0, max = 0] = range('linear', { kind: 'auto', min: 10 }, [1, 2]);
    expect(min).toBe(10);
    expect(max).toBeGreaterThan(10);
  });

  it('shows 0…1 for data without a value, and says so on a logarithmic scale', () => {
    expect(range('linear', { kind: 'auto' }, [Number.NaN])).toEqual([0, 1]);
    expect(() => range('log', { kind: 'auto' }, [0, -2])).toThrow('f[0] has no value above 0');
    expect(range('log', { kind: 'fixed', min: 1, max: 10 }, [0, -2])).toEqual([1, 10]);
  });

  it('counts what the page reports', () => {
    expect(
      resolveLimits({ norm: 'linear', limits: { kind: 'auto' } }, field([Number.NaN, 0, -1, 4], 2)),
    ).toEqual({
      min: -2,
      max: 8,
      dataMin: -2,
      dataMax: 8,
      count: 4,
      finiteCount: 3,
      nonPositiveCount: 2,
    });
  });
});
