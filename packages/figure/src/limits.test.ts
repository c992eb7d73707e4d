import { ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldData } from './data.js';
import { FigureError } from './errors.js';
import { type LimitRule, resolveLimits, resolveScale } from './limits.js';
import { normalize } from './norm.js';
import type { Limits, NormName } from './spec-values.js';

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

const range = (norm: NormName, limits: Limits, values: number[], factor = 1) => {
  const { min, max } = resolveLimits({ norm, limits }, field(values, factor));
  return [min, max];
};

const scale = (rule: Omit<LimitRule, 'limits'>, values: number[], limits: Limits = { kind: 'auto' }) =>
  resolveLimits({ ...rule, limits }, field(values)).scale;

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
      scale: { kind: 'linear', min: -2, max: 8 },
      dataMin: -2,
      dataMax: 8,
      count: 4,
      finiteCount: 3,
      nonPositiveCount: 2,
    });
  });

  it('spreads limits that are equal, and refuses those that descend', () => {
    expect(range('linear', { kind: 'fixed', min: 2, max: 2 }, [-1, 3])).toEqual([1.8, 2.2]);
    expect(range('linear', { kind: 'auto', min: 2, max: 2 }, [-1, 3])).toEqual([1.8, 2.2]);
    expect(range('linear', { kind: 'percentile', low: 90, high: 10 }, [0, 10])).toEqual([1, 9]);
    expect(() => range('linear', { kind: 'fixed', min: 3, max: 2 }, [0, 1])).toThrow(
      'The limits of f[0] descend from 3 to 2.',
    );
  });

  it('keeps a logarithmic range above 0', () => {
    expect(() => range('log', { kind: 'fixed', min: 0, max: 5 }, [1, 2])).toThrow('cannot reach 0');
    expect(() => range('log', { kind: 'auto', max: -5 }, [1, 2])).toThrow('cannot reach -5');
    expect(range('log', { kind: 'auto', max: 0.5 }, [1, 2])).toEqual([0.05, 0.5]);
    expect(range('log', { kind: 'auto', min: 3 }, [-1])).toEqual([3, 30]);
    expect(() => range('log', { kind: 'auto' }, [])).toThrow('no value above 0');
    expect(() => range('log', { kind: 'percentile', low: 1, high: 99 }, [-1, 0])).toThrow(FigureError);
  });
});

describe('the norms', () => {
  it('centres the range, as far as the farther end lies', () => {
    expect(range('centred', { kind: 'auto' }, [-1, 3])).toEqual([-3, 3]);
    expect(range('centred', { kind: 'auto', max: 2 }, [-1, 3])).toEqual([-2, 2]);
    expect(range('centred', { kind: 'fixed', min: -1, max: 5 }, [-9, 9])).toEqual([-5, 5]);
    expect(range('centred', { kind: 'percentile', low: 25, high: 75 }, [-8, -4, 0, 1, 2])).toEqual([-4, 4]);
    expect(scale({ norm: 'centred', center: 10 }, [9, 14])).toEqual({ kind: 'linear', min: 6, max: 14 });
    expect(scale({ norm: 'centred', center: 10 }, [10, 10])).toEqual({ kind: 'linear', min: 9, max: 11 });
    expect(range('centred', { kind: 'auto' }, [])).toEqual([-1, 1]);
  });

  it('chooses the threshold of a symmetric logarithm, or takes the given one', () => {
    expect(scale({ norm: 'symlog' }, [-0.01, 0.01, 0.01, -4, 90])).toEqual({
      kind: 'symlog',
      min: -4,
      max: 90,
      linthresh: 0.01,
    });
    expect(scale({ norm: 'symlog', linthresh: 3 }, [-4, 90])).toMatchObject({ linthresh: 3 });
    expect(scale({ norm: 'symlog' }, [0, 0])).toMatchObject({ min: -0.1, max: 0.1, linthresh: 0.01 });
    expect(scale({ norm: 'symlog' }, [Number.NaN])).toMatchObject({ min: 0, max: 1, linthresh: 0.1 });
  });

  it('raises to a power', () => {
    expect(scale({ norm: 'power', gamma: 0.3 }, [1, 4])).toEqual({
      kind: 'power',
      min: 1,
      max: 4,
      gamma: 0.3,
    });
    expect(scale({ norm: 'power' }, [1, 4])).toMatchObject({ gamma: 0.5 });
  });

  it.each(['linear', 'log', 'symlog', 'power', 'centred'] as const)(
    '%s ascends whatever the data',
    (norm) => {
      const values = fc.array(fc.double(), { maxLength: 12 });
      const limits: fc.Arbitrary<Limits> = fc.oneof(
        fc.constant<Limits>({ kind: 'auto' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((min): Limits => ({ kind: 'auto', min })),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((max): Limits => ({ kind: 'auto', max })),
        fc
          .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
          .map(([low, high]): Limits => ({ kind: 'percentile', low, high })),
      );
      const factor = fc.constantFrom(1, 1e-30, 1e12);
      fc.assert(
        fc.property(values, limits, factor, (some, asked, by) => {
          try {
            const { min, max, scale: found } = resolveLimits({ norm, limits: asked }, field(some, by));
            expect(max).toBeGreaterThan(min);
            expect(resolveScale({ norm, limits: asked }, field(some, by))).toEqual(found);
            expect(Number.isFinite(min) && Number.isFinite(max)).toBe(true);
            expect(normalize(found, min)).toBeCloseTo(0, 9);
            expect(normalize(found, max)).toBeCloseTo(1, 9);
          } catch (error) {
            if (!(norm === 'log' && error instanceof FigureError)) throw error;
          }
        }),
      );
    },
  );
});
