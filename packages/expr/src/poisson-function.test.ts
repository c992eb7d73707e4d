import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import type { CheckOptions } from './checked-expression.js';
import { evaluate } from './evaluate.js';
import { DEFAULT_LIMITS } from './evaluation-limits.js';
import { parseExpression } from './parse.js';
import { CELL, chargedRun, PHI_RATIO } from './testing/charged-run.js';
import { MemoryScope } from './testing/memory-scope.js';

function check(text: string, scope = chargedRun(), options: Partial<CheckOptions> = {}) {
  return checkExpression(parseExpression(text), scope, { units: 'si', limits: DEFAULT_LIMITS, ...options });
}

function numbers(text: string, scope = chargedRun(), options: Partial<CheckOptions> = {}): number[] {
  const evaluated = evaluate(check(text, scope, options));
  if (evaluated.kind !== 'array') throw new Error('an array was expected');
  return Array.from(evaluated.values.data, (value) => value * evaluated.factor);
}

describe('the unit of the solution', () => {
  it.each(['si', 'emses'] as const)('is that of potential in %s units', (units) => {
    const { type } = check('poisson(rho[0])', chargedRun(), { units });
    expect(type).toMatchObject({
      kind: 'array',
      unit: { unit: { symbol: 'V' }, system: units, emsesFactor: 1 / PHI_RATIO, plain: false },
      axes: [{ name: 'z' }, { name: 'y' }, { name: 'x' }],
      fixed: [{ name: 't', position: 0 }],
      name: 'poisson(rho[0])',
    });
  });

  it('fits the potential of the run', () => {
    expect(() => check('phisp[0] - poisson(rho[0])')).not.toThrow();
    expect(() =>
      check(
        'ex[0] - poisson(rho[0])',
        chargedRun().add('ex', [2, 9, 6, 12], () => 1, 'V/m', 1),
      ),
    ).toThrow('ex[0] is in V/m and poisson(rho[0]) in V: they cannot be');
    expect(check('laplacian(poisson(rho[0]))').type).toMatchObject({ unit: { unit: { symbol: 'V/m^2' } } });
  });

  it('is one quantity in both systems', () => {
    const si = numbers('poisson(rho[0], "pnd")');
    const converted = numbers('poisson(rho[0], "pnd").val_si', chargedRun(), { units: 'emses' });
    const largest = Math.max(...si.map(Math.abs));
    for (const [k, value] of converted.entries()) {
      expect(Math.abs(value - (si[k] ?? Number.NaN)) / largest).toBeLessThan(1e-12);
    }
  });

  it('is counted per cubic metre', () => {
    const scope = chargedRun().add('per_cc', [2, 9, 6, 12], (k) => k % 7, '/cc', 1);
    scope.add('charge', [2, 9, 6, 12], () => 1, 'C', 1);
    scope.add('per_m3', [2, 9, 6, 12], (k) => k % 7, '/m^3', 1);
    const [a, b] = ['per_cc', 'per_m3'].map((name) =>
      numbers(`poisson((${name} * charge)[0], "ddd")`, scope),
    );
    expect((a?.[200] ?? 0) / (b?.[200] ?? 0)).toBeCloseTo(1e6, 3);
  });

  it('is known without a conversion key, its size in volts not', () => {
    const scope = new MemoryScope('sim', null).add('rho', [1, 4, 4, 4], (k) => k % 3, 'C/m^3', null);
    expect(check('poisson(rho[0])', scope).type).toMatchObject({
      unit: { unit: { symbol: 'V' }, system: 'emses', emsesFactor: null },
    });
  });
});

describe('boundaries that are not written', () => {
  it('are those of the run', () => {
    const { notes } = check('poisson(rho[0])');
    expect(notes).toEqual([
      'poisson takes the boundaries "pnd" from mtd_vbnd: x periodic, y Neumann, z Dirichlet.',
    ]);
    expect(numbers('poisson(rho[0])')).toEqual(numbers('poisson(rho[0], "pnd")'));
    expect(check('poisson(rho[0], "pnd")').notes).toEqual([]);
  });

  it('are those of the run that the charge density is of', () => {
    const scope = chargedRun();
    scope.runs.set('b', chargedRun([1, 1, 1], 'b'));
    scope.runs.set('c', chargedRun([0, 2, 1], 'c'));
    expect(check('poisson(run("b").rho[0])', scope).notes.join()).toContain('"ddd"');
    expect(check('poisson(rho[0] - run("c").rho[0])', scope).notes.join()).toContain('"pnd"');
    expect(() => check('poisson(rho[0] - run("b").rho[0])', scope)).toThrow(
      'sim and b have different boundaries. Write the boundaries',
    );
  });

  it('are periodic, as a note says, when the run says nothing', () => {
    const { notes } = check('poisson(rho[0])', chargedRun(null));
    expect(notes).toEqual(['poisson takes all axes as periodic, "ppp": the run has no mtd_vbnd.']);
    expect(numbers('poisson(rho[0])', chargedRun(null))).toEqual(numbers('poisson(rho[0], "ppp")'));
  });

  it.each([
    [[0, 3, 1], 'The boundary along y of sim is not known: it is open (3)'],
    [[0, 2], 'The boundary along z of sim is not known: mtd_vbnd(3) is not set'],
    [[null, 2, 1], 'The boundary along x of sim is not known: mtd_vbnd(1) is not set'],
    [[0, 2, 7], 'mtd_vbnd(3) is 7, which is none of 0, 1 and 2'],
  ] as const)('%j need to be written', (codes, sentence) => {
    expect(() => check('poisson(rho[0])', chargedRun(codes))).toThrow(sentence);
    expect(() => check('poisson(rho[0], "ppd")', chargedRun(codes))).not.toThrow();
  });

  it('are counted from 1, wherever the list of the file begins', () => {
    const scope = chargedRun(null);
    const values = [0, 0, 2, 1].map((value) => ({ kind: 'number', value }) as const);
    scope.parameters.set('mtd_vbnd', { kind: 'list', first: 0, values });
    expect(check('poisson(rho[0])', scope).notes.join()).toContain('"pnd"');
  });

  it('stand at the ends of a part, as a note says', () => {
    const note = 'poisson puts the boundaries along z and x at the ends of what it is given.';
    expect(check('poisson(rho[0, 2:, :, :8], "ddd")').notes).toEqual([note]);
    expect(check('poisson(rho[0, ::-1], "ddd")').notes).toEqual([]);
  });
});

describe('is refused', () => {
  it.each([
    ['poisson(rho)', 'rho has t, z, y and x. Select one step, such as rho[-1].'],
    ['poisson(rho[0, 3])', 'poisson takes an array over z, y and x; rho[0, 3] has y and x.'],
    ['poisson(rho[:, 0])', 'has t, y and x. Select one step'],
    ['poisson(3)', 'has no axes'],
    ['poisson(rho[0, :2])', 'poisson needs 3 points on every axis; rho[0, :2] has 2 along z.'],
    [
      'poisson(rho[0, ::2])',
      'poisson needs one spacing on all axes; the points of rho[0, ::2] are 0.5 along z, 0.25 along y and 0.25 along x apart.',
    ],
    ['poisson(rho[0, [0, 1, 3]])', 'poisson needs equally spaced points'],
    ['poisson(phisp[0])', 'poisson takes a charge density in C/m^3; phisp[0] is in V.'],
    ['poisson(odd[0])', 'odd[0] is of unknown unit.'],
    ['poisson(rho[0] / rho[1])', 'is a pure number'],
    ['poisson(gradient(rho[0]))', 'is a vector'],
    ['poisson(rho[0], "pd")', 'btypes is a text of three letters'],
    ['poisson(rho[0], "pdx")', 'btypes is a text of three letters'],
    ['poisson(rho[0], 3)', 'btypes is a text of three letters'],
    ['poisson(rho[0], "ppp", 1)', 'Write poisson(rho, [btypes]).'],
  ])('%s: %s', (text, sentence) => {
    const scope = chargedRun();
    expect(() => check(text, scope)).toThrow(sentence);
    expect(scope.reads).toEqual([]);
  });

  it('where it would take more memory than there is', () => {
    const limits = { ...DEFAULT_LIMITS, workBytes: 2 ** 20 + 24 * 648 };
    expect(() => check('poisson(rho[0])', chargedRun(), { limits })).not.toThrow();
    const less = { ...limits, workBytes: limits.workBytes - 1 };
    expect(() => check('poisson(rho[0])', chargedRun(), { limits: less })).toThrow(
      'poisson solves for the 648 points of rho[0] at once, which takes 1.1 MB of memory',
    );
    // What else is kept counts, too.
    const beside = '+ poisson(rho[1])';
    expect(() => check(`poisson(rho[0]) ${beside}`, chargedRun(), { limits })).toThrow('intermediate values');
  });
});

describe('the line of Python', () => {
  it.each([
    ['poisson(rho[-1], "ppp")', 'emses', `1, btypes="ppp", epsilon_0=1`, 'data.rho[-1]'],
    ['poisson(rho[-1], "nnn")', 'si', `${CELL}, btypes="nnn"`, 'data.rho[-1].val_si'],
  ] as const)('%s in %s', (text, units, rest, of) => {
    const line = `emout.utils.poisson(np.asarray(${of}, dtype=float), ${rest})`;
    expect(check(text, chargedRun(), { units }).python).toEqual({ line });
  });

  it('is there for all boundaries where the numbers of the original are asked for', () => {
    expect(check('poisson(rho[-1])', chargedRun(), { compat: 'emout' }).python.line).toContain(
      'btypes="pnd"',
    );
    expect(check('poisson(rho[-1])').python).toEqual({
      line: null,
      reason: 'emout’s poisson is right for "ppp" and "nnn" alone; with "pnd" it gives other numbers.',
    });
  });

  it('is missing for axes in another order', () => {
    expect(check('poisson(transpose(rho[0]), "ppp")').python).toMatchObject({ line: null });
  });
});
