import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScratchRuns } from './testing/scratch-runs.js';

/** The small run: 5 snapshots of 41 × 13 × 17 points. */
let runs: ScratchRuns;
beforeAll(async () => {
  runs = await ScratchRuns.create();
  runs.copySmall('small', ['plasma.inp', 'phisp00_0000.h5', 'ex00_0000.h5', 'ez00_0000.h5']);
});
afterAll(() => runs[Symbol.dispose]());

const ask = (expr: string, units: 'si' | 'emses' = 'emses') => runs.ask('small', expr, { units });

function upTo(count: number, step = 1, start = 0): number[] {
  return Array.from({ length: count }, (_, k) => start + k * step);
}

describe('slices and arithmetic, where the Python emout goes wrong', () => {
  it('slices of slices have clipped bounds and true coordinates (it takes bounds as they are given)', () => {
    const beyond = ask('phisp[1][:, :, :100]');
    expect(beyond.shape).toEqual([41, 13, 17]);
    expect(beyond.along('x').positions).toEqual(upTo(17));
    const last = ask('phisp[1][:, :, 4:][20, 6, -1]');
    expect(last.along('x').positions).toEqual([16]);
    expect(last.values).toEqual(ask('phisp[1, 20, 6, 16]').values);
    expect(ask('phisp[1][20, 6, -3:][-2:]').along('x').coordinates).toEqual([15, 16]);
    expect(ask('phisp[1][20, 6, ::2][-100:100]', 'si').along('x').coordinates).toEqual(upTo(9));
  });

  it('negative steps reverse values and coordinates on every axis (it gives nothing, an error or wrong coordinates)', () => {
    const along = ask('phisp[:, 20, 6, 8]').values;
    const back = ask('phisp[::-1, 20, 6, 8]');
    expect(back.values).toEqual([...along].reverse());
    expect(back.along('t').positions).toEqual([4, 3, 2, 1, 0]);
    const times = ask('phisp[:, 20, 6, 8]', 'si').along('t').coordinates;
    expect(ask('phisp[::-1, 20, 6, 8]', 'si').along('t').coordinates).toEqual([...times].reverse());
    const line = ask('phisp[-1, 20, 6, :]').values;
    for (const expr of ['phisp[-1, 20, 6, ::-1]', 'phisp[-1, 20, 6, :][::-1]', 'phisp[-1][20, 6][16::-1]']) {
      const { values, along: at } = ask(expr, 'emses');
      expect(values, expr).toEqual([...line].reverse());
      expect(at('x').positions, expr).toEqual(upTo(17, -1, 16));
    }
    expect(ask('phisp[-1, 4:0:-1, 6, 8]').along('z').positions).toEqual([4, 3, 2, 1]);
  });

  it('lists, ellipses and conditions select, with coordinates (it fails, or counts 0, 1, 2)', () => {
    const line = ask('phisp[-1, 20, 6, :]').values;
    const picked = ask('phisp[-1, 20, 6, [0, 1, 3]]');
    expect(picked.values).toEqual([0, 1, 3].map((k) => line[k]));
    expect(picked.along('x').positions).toEqual([0, 1, 3]);
    const times = ask('phisp[[0, 1, 4], 20, 6, 8]', 'si');
    const all = ask('phisp[:, 20, 6, 8]', 'si');
    expect(times.along('t').positions).toEqual([0, 1, 4]);
    expect(times.along('t').coordinates).toEqual([0, 1, 4].map((k) => all.along('t').coordinates[k]));
    expect(times.values).toEqual([0, 1, 4].map((k) => all.values[k]));
    expect(ask('phisp[-1][..., 3]').along('x').positions).toEqual([3]);
    expect(ask('phisp[-1][..., 3]').values).toEqual(ask('phisp[-1, :, :, 3]').values);
    const middle = [...line].sort((a, b) => a - b)[8] ?? 0;
    const masked = ask(`masked(phisp[-1, 20, 6, :], phisp[-1, 20, 6, :] > ${middle})`);
    expect(masked.values.filter(Number.isNaN)).toHaveLength(8);
    expect(masked.along('x').positions).toEqual(upTo(17));
    expect(() => ask('phisp[phisp > 3]')).toThrow('a comparison selects with where(condition, x, nan)');
    expect(() => ask('phisp[None]')).toThrow('An index is a number; None is None.');
  });

  it('what is in SI already is not converted again (it converts once more each time)', () => {
    const once = ask('phisp[-1, 20, 6].val_si');
    expect(once.values).toEqual(ask('phisp[-1, 20, 6]', 'si').values);
    const emses = ask('phisp[-1, 20, 6]').values;
    expect((once.values[3] ?? 0) / (emses[3] ?? 1)).toBeCloseTo(0.00510998891677442, 9);
    for (const units of ['si', 'emses'] as const) {
      expect(ask('phisp[-1, 20, 6].val_si.val_si', units).values, units).toEqual(once.values);
      expect(ask('phisp[-1].val_si[20, 6].val_si', units).values, units).toEqual(once.values);
    }
    // Numbers of both kinds are not mixed.
    expect(() => ask('phisp[-1] + phisp[-1].val_si')).toThrow('in SI units');
  });

  it('reductions and transposes have the axes that are left, and units and axes must fit (it keeps old ones and checks nothing)', () => {
    const mean = ask('mean(phisp[-1], "z")');
    expect(mean.shape).toEqual([13, 17]);
    expect(mean.type.axes.map(({ name }) => name)).toEqual(['y', 'x']);
    expect(mean.type.reduced.map(({ name }) => name)).toEqual(['z']);
    const turned = ask('transpose(phisp[-1, 20])');
    expect(turned.type.axes.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(turned.shape).toEqual([17, 13]);
    expect(turned.values[13]).toBe(ask('phisp[-1, 20, 0, 1]').values[0]);
    for (const units of ['si', 'emses'] as const) {
      expect(() => ask('phisp + ex', units)).toThrow('phisp is in V and ex in V/m: they cannot be added.');
    }
    expect(() => ask('phisp[0, 0, 0, :3] + phisp[0, 0, 0, 1:]')).toThrow('they do not fit together');
    expect(ask('phisp[0, 0, 0, :3] + phisp[0, 0, 0, 1:4]').notes).toEqual([
      'phisp[0, 0, 0, :3] and phisp[0, 0, 0, 1:4] have different coordinates along x; those of the former are kept.',
    ]);
    expect(ask('ex[-1] * ex[-1]', 'si').unit).toBe('V^2/m^2');
    // Axes are matched by their names, not by their places.
    const lines = ask('transpose(phisp[-1, 20]) - phisp[-1, 20]').values;
    expect(lines.every((difference) => difference === 0)).toBe(true);
  });
});
