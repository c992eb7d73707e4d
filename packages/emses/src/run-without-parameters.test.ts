import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PARAMETERS, problemsOf, valuesOf, WrittenRun } from '../test/written-run.js';

let files: WrittenRun;
beforeEach(async () => {
  files = await WrittenRun.create();
});
afterEach(() => files[Symbol.dispose]());

describe('parameters that are missing or broken', () => {
  it.each([
    [null, 'There is no plasma.inp, so values are in EMSES units.'],
    [
      '&g x = 1',
      'plasma.inp cannot be read, so values are in EMSES units. Line 1: the group &g is not closed with a slash.',
    ],
    ['\0\0\0', 'plasma.inp has no !!key line, so values are in EMSES units.'],
    [PARAMETERS.replace(/^!!key.*\n/, ''), 'plasma.inp has no !!key line, so values are in EMSES units.'],
    [
      PARAMETERS.replace('dx=[0.5]', 'dx=[?]'),
      'The !!key line gives no positive number for dx, so values are in EMSES units.',
    ],
  ])('%j', async (text, problem) => {
    if (text !== null) files.writeParameters(text);
    await files.writeField('phisp', [0, 1]);
    const run = files.open();
    expect(problemsOf(run)).toContain(problem);
    expect(run.units).toBeNull();
    const series = run.field('phisp');
    expect(series.unit).toBeNull();
    expect(series.axis('x')).toMatchObject({ unit: null, count: 5, spacing: { emses: 1, si: null } });
    expect(series.axis('x').si(2)).toBeNull();
    expect(series.axis('t').unit).toBeNull();
    expect(valuesOf(run, 'phisp', 1, 0, 0)).toEqual([1000, 1001, 1002, 1003, 1004]);
    expect(run.grid).toEqual({ nx: 4, ny: 3, nz: 2 });
  });

  it('says what is missing for times and densities', async () => {
    files.writeParameters('!!key dx=[0.5],to_c=[10000.0]\n&plasma wp(1) = 0 qm(1) = -1 /');
    await files.writeField('phisp', [0, 1]);
    await files.writeField('nd1p', [0, 1]);
    const run = files.open();
    expect(problemsOf(run)).toEqual([
      'plasma.inp gives no dt and no ifdiag, so time is counted in outputs.',
      'wp(1) is zero or missing, so number densities are in EMSES units.',
    ]);
    expect(run.field('phisp').unit?.symbol).toBe('V');
    expect(run.field('nd1p').unit).toBeNull();
    expect(run.field('phisp').axis('t').si(1)).toBeNull();
    expect(run.field('phisp').axis('x').si(1)).toBe(0.5);
  });
});
