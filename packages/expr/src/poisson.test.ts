import { type BoundaryType, solvePoisson } from '@emout/analysis/poisson';
import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import type { CheckedExpression, CheckOptions } from './checked-expression.js';
import { evaluate, evaluateBlocks } from './evaluate.js';
import { DEFAULT_LIMITS } from './evaluation-limits.js';
import { parseExpression } from './parse.js';
import { PoissonNode } from './plan-poisson.js';
import { Evaluation } from './plan-run.js';
import { wholeAxis } from './positions.js';
import type { ExpressionScope, FieldSource } from './scope.js';
import {
  CELL,
  CHARGED_SHAPE,
  chargedRun,
  EPSILON_0,
  RHO_RATIO,
  storedDensity,
} from './testing/charged-run.js';
import { MemoryScope } from './testing/memory-scope.js';

const [, NZ, NY, NX] = CHARGED_SHAPE;
const VOLUME = NZ * NY * NX;
const place = (z: number, y: number, x: number) => (z * NY + y) * NX + x;

function check(
  text: string,
  scope: ExpressionScope = chargedRun(),
  options: Partial<CheckOptions> = {},
): CheckedExpression {
  return checkExpression(parseExpression(text), scope, { units: 'si', limits: DEFAULT_LIMITS, ...options });
}

function numbers(checked: CheckedExpression): number[] {
  const evaluated = evaluate(checked);
  const arrays = evaluated.kind === 'array' ? [evaluated] : evaluated.components;
  return arrays.flatMap(({ values, factor }) => Array.from(values.data, (value) => value * factor));
}

const values = (text: string, scope?: ExpressionScope, options?: Partial<CheckOptions>) =>
  numbers(check(text, scope, options));

function expectClose(found: readonly number[], wanted: ArrayLike<number>): void {
  expect(found).toHaveLength(wanted.length);
  const scale = Array.from(wanted, Math.abs).reduce((most, value) => Math.max(most, value), 0);
  for (const [k, value] of found.entries()) {
    if (!(Math.abs(value - (wanted[k] ?? Number.NaN)) <= 1e-12 * scale)) {
      throw new Error(`element ${k} is ${value} instead of ${wanted[k]}`);
    }
  }
}

/** The charge density of the last step in SI units. */
const rho = Float64Array.from({ length: VOLUME }, (_, k) => storedDensity(VOLUME + k) / RHO_RATIO);

function typesOf(letters: string) {
  const type = (letter = ''): BoundaryType =>
    letter === 'd' ? 'dirichlet' : letter === 'n' ? 'neumann' : 'periodic';
  return { x: type(letters[0]), y: type(letters[1]), z: type(letters[2]) };
}

function solved(letters: string, compat?: 'emout'): Float64Array {
  return solvePoisson(rho, [NZ, NY, NX], { dxM: CELL, boundaryTypes: typesOf(letters), compat });
}

describe('the stencil gives the charge back', () => {
  const systems = [
    { units: 'si', spacing: CELL, permittivity: EPSILON_0, ratio: RHO_RATIO },
    { units: 'emses', spacing: 1, permittivity: 1, ratio: 1 },
  ] as const;

  it.each(
    ['ppp', 'nnn', 'ddd', 'pnd', 'dpn', 'npp', 'ppd'].flatMap((letters) =>
      systems.map((system) => ({ letters, ...system })),
    ),
  )('between $letters in $units units', ({ letters, units, spacing, permittivity, ratio }) => {
    const phi = values(`poisson(rho[-1], "${letters}")`, chargedRun(), { units });
    const at = (z: number, y: number, x: number) => phi[place(z, y, x)] ?? Number.NaN;
    const residuals: number[] = [];
    let largest = 0;
    for (let z = 1; z < NZ - 1; z += 1) {
      for (let y = 1; y < NY - 1; y += 1) {
        for (let x = 1; x < NX - 1; x += 1) {
          const around = at(z - 1, y, x) + at(z + 1, y, x) + at(z, y - 1, x) + at(z, y + 1, x);
          const difference = around + at(z, y, x - 1) + at(z, y, x + 1) - 6 * at(z, y, x);
          const source = storedDensity(VOLUME + place(z, y, x)) / ratio / permittivity;
          residuals.push(difference / spacing ** 2 + source);
          largest = Math.max(largest, Math.abs(source));
        }
      }
    }
    // Without a fixed potential the charge less its mean has a solution.
    const mean = letters.includes('d') ? 0 : (residuals[0] ?? 0);
    for (const residual of residuals) expect(Math.abs(residual - mean) / largest).toBeLessThan(1e-12);
    const ends = [
      [at(3, 2, 0), at(3, 2, NX - 1)],
      [at(3, 0, 2), at(3, NY - 1, 2)],
      [at(0, 2, 3), at(NZ - 1, 2, 3)],
    ];
    for (const [axis, [lower, upper]] of ends.entries()) {
      if (letters[axis] === 'p') expect(upper).toBe(lower);
      else if (letters[axis] === 'd') expect([lower, upper]).toEqual([0, 0]);
      else expect(upper).not.toBe(lower);
    }
  });
});

describe('what is given', () => {
  it('may have any spacing that is one', () => {
    const even = (count: number) => Array.from({ length: Math.ceil(count / 2) }, (_, k) => 2 * k);
    const coarse = even(NZ).flatMap((z) =>
      even(NY).flatMap((y) => even(NX).map((x) => rho[place(z, y, x)] ?? Number.NaN)),
    );
    const options = { dxM: 2 * CELL, boundaryTypes: typesOf('dnd') };
    expectClose(
      values('poisson(rho[-1, ::2, ::2, ::2], "dnd")'),
      solvePoisson(Float64Array.from(coarse), [5, 3, 6], options),
    );
  });

  it('may be reversed, have its axes in another order, or be a combination', () => {
    const phi = solved('ddn');
    expectClose(values('poisson(rho[-1, ::-1, ::-1, ::-1], "ddn")[::-1, ::-1, ::-1]'), phi);
    expectClose(values('transpose(poisson(transpose(rho[-1]), "ddn"))'), phi);
    expectClose(values('-poisson(rho[-1] - 2 * rho[-1], "ddn")'), phi);
  });

  it('may be larger than a block', () => {
    const shape = [1, 52, 53, 54] as const;
    const scope = new MemoryScope('large', null).add('rho', shape, storedDensity, 'C/m^3', null);
    const charge = Float64Array.from({ length: 52 * 53 * 54 }, (_, k) => storedDensity(k));
    const options = { dxM: 1, permittivity: 1, boundaryTypes: typesOf('pnd') };
    const wanted = solvePoisson(charge, [52, 53, 54], options);
    const checked = check('poisson(rho[0], "pnd")', scope);
    expectClose(numbers(checked), wanted);
    const together = new Float64Array(wanted.length);
    evaluateBlocks(checked, {}, ({ offset, values: block }) => together.set(block, offset));
    expectClose([...together], wanted);
  });

  it('makes everything NaN by one NaN', () => {
    const phi = values('poisson(where(rho[-1] == max(rho[-1]), nan, rho[-1]), "ddd")[1:-1, 1:-1, 1:-1]');
    expect(phi.every(Number.isNaN)).toBe(true);
  });
});

describe('a part of the solution', () => {
  it.each([
    ['poisson(rho[-1], "pnd")[:, 2, :]', NZ * NX],
    ['poisson(rho[-1], "pnd")[3, 2, 1] - poisson(rho[-1], "pnd")[5, 4, 3]', 1],
    ['laplacian(poisson(rho[-1], "pnd"))[:, 2, :]', NZ * NX],
    ['gradient(poisson(rho[-1], "pnd"))', 3 * VOLUME],
    ['poisson(rho[-1], "pnd") - max(poisson(rho[-1], "pnd"))', VOLUME],
  ])('%s reads and solves once', (text, count) => {
    const scope = chargedRun();
    const checked = check(text, scope);
    expect(numbers(checked)).toHaveLength(count);
    expect(scope.reads).toEqual([{ field: 'rho', shape: [1, NZ, NY, NX] }]);
    expect(checked.cost.bytesToRead).toBe(4 * VOLUME);
  });

  it('is that part of all of it', () => {
    const phi = solved('pnd');
    const plane = Array.from({ length: NZ * NX }, (_, k) => phi[place(Math.floor(k / NX), 2, k % NX)] ?? 0);
    expectClose(values('poisson(rho[-1], "pnd")[:, 2, :]'), plane);
    expectClose(values('poisson(rho[-1], "pnd")[[7, 0], 2, ::-3]'), [
      ...[11, 8, 5, 2].map((x) => phi[place(7, 2, x)] ?? 0),
      ...[11, 8, 5, 2].map((x) => phi[place(0, 2, x)] ?? 0),
    ]);
  });
});

describe('on request', () => {
  it('gives the numbers of the original', () => {
    const phi = solved('pnd', 'emout');
    expectClose(values('poisson(rho[-1], "pnd")', chargedRun(), { compat: 'emout' }), phi);
    expect(Math.abs((phi[200] ?? 0) / (solved('pnd')[200] ?? 0) - 1)).toBeGreaterThan(1e-3);
  });

  it('is given up while it is solved', () => {
    const controller = new AbortController();
    const run = chargedRun();
    const stopping: ExpressionScope = {
      address: run.address,
      data(name) {
        const data = run.data(name);
        if (data?.kind !== 'field') return data;
        const read: FieldSource['read'] = (selection, signal) => {
          const stored = data.field.read(selection, signal);
          controller.abort(new Error('not wanted any more'));
          return stored;
        };
        return { kind: 'field', field: { ...data.field, read } };
      },
      parameter: (path) => run.parameter(path),
      unit: (name) => run.unit(name),
      run: (address) => run.run(address),
      names: () => run.names(),
    };
    const [plan] = check('poisson(rho[-1], "ppp")', stopping).plans;
    if (!(plan instanceof PoissonNode)) throw new Error('a solution was expected');
    const evaluation = new Evaluation(DEFAULT_LIMITS, controller.signal);
    const solve = () => plan.read(plan.shape.map(wholeAxis), new Float64Array(VOLUME), evaluation);
    expect(solve).toThrow('not wanted any more');
  });
});
