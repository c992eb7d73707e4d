import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import type { CheckedExpression, CheckOptions } from './checked-expression.js';
import { evaluate } from './evaluate.js';
import { DEFAULT_LIMITS } from './evaluation-limits.js';
import { parseExpression } from './parse.js';
import { countOf } from './positions.js';
import { smallRun } from './testing/small-run.js';
import { ExpressionTypeError } from './type-errors.js';
import type { ArrayType } from './value-type.js';

function check(text: string, options: Partial<CheckOptions> = {}): CheckedExpression {
  const scope = smallRun();
  scope.runs.set('b', smallRun('b'));
  return checkExpression(parseExpression(text), scope, { units: 'si', limits: DEFAULT_LIMITS, ...options });
}

function arrayType(text: string, options: Partial<CheckOptions> = {}): ArrayType {
  const { type } = check(text, options);
  return type.kind === 'array' ? type : (type.components[0]?.type ?? expect.fail('no component'));
}

function first(text: string, options: Partial<CheckOptions> = {}): number {
  const evaluated = evaluate(check(text, options));
  if (evaluated.kind !== 'array') throw new Error('an array was expected');
  return (evaluated.values.data[evaluated.values.offset] ?? Number.NaN) * evaluated.factor;
}

describe('units', () => {
  it.each([
    ['phisp', 'V'],
    ['-phisp + 3', 'V'],
    ['3 - phisp', 'V'],
    ['2 * phisp / 3', 'V'],
    ['phisp * phisp', 'V^2'],
    ['phisp**2', 'V^2'],
    ['sqrt(phisp**2)', 'V'],
    ['sqrt(ex**2 + ey**2 + ez**2)', 'V/m'],
    ['magnitude(exyz)', 'V/m'],
    ['hypot(ex, ey)', 'V/m'],
    ['phisp / phisp[0]', ''],
    ['exp(phisp / phisp[0])', ''],
    ['log10(nd1p)', ''],
    ['arctan2(ey, ex)', ''],
    ['sign(phisp)', ''],
    ['phisp > 3', ''],
    ['where(nd1p < 0.1, nan, phisp)', 'V'],
    ['maximum(phisp, 0)', 'V'],
    ['clip(phisp, -1, None)', 'V'],
    ['phisp % 2', 'V'],
    ['phisp // 2', 'V'],
    ['phisp // phisp[0]', ''],
    ['gradient(phisp, axis="x")', 'V/m'],
    ['gradient(phisp, axis="t")', 'V/s'],
    ['gradient(phisp)', 'V/m'],
    ['div(exyz)', 'V/m^2'],
    ['laplacian(phisp)', 'V/m^2'],
    ['j1x * ex', 'W/m^3'],
    ['sum(phisp > 0)', ''],
    ['unit.phi.reverse(3)', 'V'],
    ['odd + phisp', undefined],
    ['odd * 2', undefined],
  ])('%s is in %j, in SI and in EMSES units', (text, symbol) => {
    expect(arrayType(text).unit.unit?.symbol).toBe(symbol);
    if (!text.startsWith('unit')) expect(arrayType(text, { units: 'emses' }).unit.unit?.symbol).toBe(symbol);
  });

  it.each([
    ['phisp[0, 0] + j1x[0, 0]', 'phisp[0, 0] is in V and j1x[0, 0] in A/m^2: they cannot be added.', 0, 23],
    ['1 + (phisp - ex)', 'phisp is in V and ex in V/m: they cannot be added.', 5, 15],
    ['phisp < nd1p', 'they cannot be compared', 0, 12],
    ['exp(phisp)', 'phisp is in V; exp takes pure numbers. Divide by a value in V first.', 0, 10],
    ['2**phisp', 'An exponent is a pure number; phisp is in V.', 3, 8],
    ['phisp**odd', 'its exponent has to be one number', 0, 10],
    ['(phisp > 0) + phisp', 'phisp > 0 is a pure number and phisp in V', 0, 19],
    ['where(phisp > 0, phisp, ex)', 'they cannot be alternatives of one array', 0, 27],
    ['phisp + unit.phi.trans(3)', 'phisp is in SI units and unit.phi.trans(3) in EMSES units', 0, 25],
    ['unit.phi.trans(ex)', 'ex is in V/m; unit.phi converts V.', 15, 17],
    ['phisp**60**2', 'The exponent', 0, 12],
  ])('%s is refused', (text, sentence, start, end) => {
    expect(caught(text)).toMatchObject({ sentence: expect.stringContaining(sentence), span: { start, end } });
  });

  it('counts SI values in SI units and EMSES values as stored', () => {
    const stored = first('phisp[0, 0, 0, 0]', { units: 'emses' });
    expect(first('phisp[0, 0, 0, 0]')).toBeCloseTo(stored / 200, 15);
    expect(first('phisp[0, 0, 0, 0].val_si', { units: 'emses' })).toBeCloseTo(stored / 200, 15);
    expect(first('unit.phi.trans(phisp[0, 0, 0, 0])')).toBeCloseTo(stored, 12);
    expect(first('unit.phi.trans(2)')).toBe(400);
    const slope = first('gradient(phisp, axis="x")[0, 0, 0, 3]', { units: 'emses' });
    // A cell is half a metre.
    expect(first('gradient(phisp, axis="x")[0, 0, 0, 3]')).toBeCloseTo(slope / 200 / 0.5, 12);
    expect(arrayType('gradient(phisp, axis="x")', { units: 'emses' }).unit.emsesFactor).toBeCloseTo(
      1 / 100,
      15,
    );
  });

  it('converts densities per cubic metre when they are added to those per cubic centimetre', () => {
    const density = first('nd1p[0, 0, 0, 0]');
    expect(first('(nd1p + j1x / j1x * nd1p)[0, 0, 0, 0]')).toBeCloseTo(2 * density, 12);
  });
});

describe('names and arguments', () => {
  it.each([
    ['phsp[0]', 'There is no field or parameter phsp in this run. Did you mean phisp?', 0, 4],
    ['inp.nxx', 'The run has no parameter nxx. Did you mean nx?', 4, 7],
    ['meen(phisp)', 'There is no function meen. Did you mean mean', 0, 4],
    ['mean', 'mean is a function: write mean(x, [axis]).', 0, 4],
    ['mean(phisp, axis="q")', 'There is no axis q: phisp has the axes t, z, y and x.', 17, 20],
    ['mean(phisp[0], axis="t")', 'phisp[0] has the axes z, y and x; t is gone from it.', 20, 23],
    ['mean(phisp, axes="x")', 'mean has no argument axes. Write mean(x, [axis]). Did you mean axis?', 12, 20],
    ['sqrt(1, 2)', 'sqrt takes one argument. Write sqrt(x).', 8, 9],
    ['where(phisp > 0, 1)', 'where needs the argument y.', 0, 19],
    ['percentile(phisp, 101)', 'A percentile is between 0 and 100; it is 101.', 18, 21],
    ['phisp[25]', 'There is no step 25. phisp has steps 0 to 3; the last can also be written −1.', 6, 8],
    ['phisp[0, -6]', 'There is no z index −6. phisp has z indices 0 to 4', 9, 11],
    ['phisp[0][0][0][1000]', 'There is no x index 1000.', 15, 19],
    ['phisp[5:5]', 'The range of steps holds none of phisp, which has 0 to 3.', 6, 9],
    ['phisp[::0]', 'The range of steps has the step 0', 8, 9],
    ['phisp[0, 0, 0, 0, 0]', 'phisp has the axes t, z, y and x; 5 indices are too many.', 0, 20],
    ['phisp[ny/4]', 'An index is a whole number; ny / 4 is 1.5. Write // to divide without a rest.', 6, 10],
    ['phisp[ex[0, 0, 0, 0]]', 'An index has to be known before anything is read', 6, 20],
    ['phisp[phisp > 0]', 'a comparison selects with where(condition, x, nan)', 6, 15],
    [
      'phisp[1:3] - phisp',
      'phisp[1:3] has 2 points along t and phisp has 4: they do not fit together.',
      0,
      18,
    ],
    ['gradient(phisp[:, :, :, :1], axis="x")', 'needs 2 points; phisp[:, :, :, :1] has 1.', 0, 38],
    ['laplacian(phisp[:, 0, 0, 0])', 'laplacian needs an axis in space', 0, 28],
    ['div(exyz[:, 0])', 'div needs the axis z; exyz[:, 0] has t, y and x.', 0, 15],
    ['exz * exz', 'write dot(a, b), cross(a, b)', 0, 9],
    ['sqrt(exz)', 'Write exz.x for a component or magnitude(exz) for its length.', 5, 8],
    ['exz.y', 'exz is a vector with the components x, z; it has no y.', 4, 5],
    ['qm + 1', 'qm is a list of 2 values. Write qm[0] for the first.', 0, 2],
    ['qm[2]', 'There is no value 2 of qm, which has 0 to 1.', 3, 4],
    ['gradient(phisp[[0, 1, 3]], axis="t")', 'A derivative needs equally spaced points', 0, 36],
  ])('%s is pointed at', (text, sentence, start, end) => {
    expect(caught(text)).toMatchObject({ sentence: expect.stringContaining(sentence), span: { start, end } });
  });

  it.each([
    ['nx + inp.ny + inp.ptcond.zssurf', 15],
    ['inp["nx"]', 7],
    ['qm[-1]', 0.01],
    ['1 / 0', Number.POSITIVE_INFINITY],
    ['-1 / 0', Number.NEGATIVE_INFINITY],
    ['10**400', Number.POSITIVE_INFINITY],
    ['7 // 2 + 7 % 4 - (2 > 1)', 5],
    ['mean(True)', 1],
  ])('%s is %d', (text, value) => {
    expect(first(text)).toBe(value);
  });
});

describe('shapes and axes', () => {
  it.each([
    ['-exz[-1, 1:4, ny//2, :]', 'z3 x7', '-exz[3, 1:4, 3, :]'],
    ['phisp[-1] - phisp[0]', 'z5 y6 x7', 'phisp[3, :, :, :] - phisp[0, :, :, :]'],
    ['sqrt(ex**2 + ey**2 + ez**2)[-1, :, ny//2, :]', 'z5 x7', null],
    ['mean(phisp[:, 3], axis="t")', 'y6 x7', 'mean(phisp[:, 3, :, :], axis="t")'],
    ['phisp', 't4 z5 y6 x7', 'phisp[:, :, :, :]'],
    ['phisp[0, 4:0:-2, 5, :10:3]', 'z2 x3', 'phisp[0, 4:0:-2, 5, ::3]'],
    ['run("b").phisp[-1] - phisp[-1]', 'z5 y6 x7', 'run("b").phisp[3, :, :, :] - phisp[3, :, :, :]'],
    ['mean(phisp, axis="x") - phisp', 't4 z5 y6 x7', null],
    ['phisp[0, :, 0, 0] * phisp[:, 0, 0, 0]', 'z5 t4', null],
    ['transpose(phisp[0])[0]', 'y6 z5', null],
    ['curl(exz[0, :, 0])', 'z5 x7', null],
  ])('%s has the axes %s', (text, axes, resolved) => {
    const checked = check(text);
    const type = arrayType(text);
    expect(type.axes.map(({ name, positions }) => `${name}${countOf(positions)}`).join(' ')).toBe(axes);
    if (resolved !== null) expect(checked.resolved).toBe(resolved);
    expect(check(checked.canonical).canonical).toBe(checked.canonical);
  });

  it('knows which axes are gone', () => {
    expect(arrayType('phisp[-1, :, 2]').fixed.map(({ name, position }) => [name, position])).toEqual([
      ['t', 3],
      ['y', 2],
    ]);
    expect(arrayType('phisp[-1] - phisp[0]').fixed).toEqual([]);
    expect(arrayType('phisp[-1] - 3').fixed.map(({ name }) => name)).toEqual(['t']);
    expect(arrayType('mean(phisp[1:], "t")').reduced).toMatchObject([
      { name: 't', operation: 'mean', positions: { start: 1, step: 1, count: 3 } },
    ]);
  });

  it('says when coordinates differ', () => {
    expect(check('phisp[1:] - phisp[:-1]').notes).toEqual([
      'phisp[1:] and phisp[:-1] have different coordinates along t; those of the former are kept.',
    ]);
    expect(check('phisp[1:] - ex[1:] * 0.5 * phisp[1:] / ex[1:]').notes).toEqual([]);
  });

  it('averages over time alone as emout does when that is asked for', () => {
    expect(arrayType('mean(phisp)').axes).toHaveLength(0);
    expect(arrayType('mean(phisp)', { compat: 'emout' }).axes.map(({ name }) => name)).toEqual([
      'z',
      'y',
      'x',
    ]);
  });

  it('names what is used', () => {
    expect(check('phisp[0] + run("b").phisp[0] + phisp[1]').sources).toEqual([
      { run: 'sim', name: 'phisp', fingerprint: 'phisp 1' },
      { run: 'b', name: 'phisp', fingerprint: 'phisp 1' },
    ]);
    expect(arrayType('phisp[0][1]').name).toBe('phisp');
    expect(arrayType('-phisp[0]').name).toBe('-phisp[0]');
  });
});

function caught(text: string): unknown {
  try {
    check(text);
  } catch (error) {
    if (error instanceof ExpressionTypeError) return { sentence: error.sentence, span: error.span };
    throw error;
  }
  return null;
}

describe('lambdas', () => {
  it('see the arguments of those around them', () => {
    const nested = 'masked(phisp[0], lambda p: masked(ex[0], lambda q: p > 0) > 1)';
    expect(arrayType(nested).axes.map(({ name }) => name)).toEqual(['z', 'y', 'x']);
  });
});
