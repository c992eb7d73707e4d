import { describe, expect, it } from 'vitest';
import { AnalysisInputError } from './errors.js';
import { type BoundaryType, type PoissonOptions, PoissonSolver, solvePoisson } from './poisson.js';

type Shape = readonly [number, number, number];

const TYPES: readonly BoundaryType[] = ['periodic', 'dirichlet', 'neumann'];
const COMBINATIONS = TYPES.flatMap((x) => TYPES.flatMap((y) => TYPES.map((z) => ({ x, y, z }))));

function letters(text: string): PoissonOptions['boundaryTypes'] {
  const type = (letter: string | undefined) => TYPES.find((name) => name[0] === letter) ?? 'periodic';
  return { x: type(text[0]), y: type(text[1]), z: type(text[2]) };
}

/** The stencil at an unknown point of the left-hand side, with the points beyond the ends as the boundaries say. */
function laplacian(phi: Float64Array, shape: Shape, options: PoissonOptions, index: number[]): number {
  const { boundaryTypes: types, boundaryValues: values = {}, dxM } = options;
  const at = ([k = 0, j = 0, i = 0]: number[]) => phi[(k * shape[1] + j) * shape[2] + i] ?? Number.NaN;
  let sum = 0;
  (['z', 'y', 'x'] as const).forEach((name, axis) => {
    const last = (shape[axis] ?? 0) - 1;
    const here = index[axis] ?? 0;
    const [lower, upper] = values[name] ?? [0, 0];
    const moved = (to: number) => at(index.map((value, n) => (n === axis ? to : value)));
    const below =
      here > 0 ? moved(here - 1) : types[name] === 'periodic' ? moved(last - 1) : moved(1) - 2 * dxM * lower;
    const above = here < last ? moved(here + 1) : moved(last - 1) + 2 * dxM * upper;
    sum += below + above - 2 * at(index);
  });
  return sum / dxM ** 2;
}

describe('all combinations of boundaries', () => {
  it.each(COMBINATIONS)('x $x, y $y, z $z: the stencil gives the charge back', (boundaryTypes) => {
    const shape: Shape = [9, 6, 12];
    const options: PoissonOptions = {
      dxM: 0.25,
      boundaryTypes,
      boundaryValues: { x: [1.5, -0.75], y: [-2, 0.5], z: [0.25, 3] },
      permittivity: 2,
    };
    const rho = Float64Array.from({ length: 9 * 6 * 12 }, (_, n) => Math.sin(12.9898 * n) * 20);
    for (const [name, axis] of [
      ['x', 2],
      ['y', 1],
      ['z', 0],
    ] as const) {
      if (boundaryTypes[name] === 'periodic') copyFirstPlane(rho, shape, axis);
    }
    const phi = solvePoisson(rho, shape, options);
    const residuals: number[] = [];
    let scale = 0;
    eachUnknown(shape, boundaryTypes, (index) => {
      const [k = 0, j = 0, i = 0] = index;
      const source = -(rho[(k * shape[1] + j) * shape[2] + i] ?? 0) / 2;
      residuals.push(laplacian(phi, shape, options, index) - source);
      scale = Math.max(scale, Math.abs(source));
    });
    const floating = !Object.values(boundaryTypes).includes('dirichlet');
    // Without a fixed potential only the charge less its mean has a solution.
    const mean = floating ? residuals.reduce((sum, value) => sum + value, 0) / residuals.length : 0;
    const worst = Math.max(...residuals.map((value) => Math.abs(value - mean)));
    expect(worst / scale).toBeLessThan(1e-12);
    if (!floating) expect(Math.max(...phi.map(Math.abs))).toBeGreaterThan(0.1);
  });
});

function copyFirstPlane(data: Float64Array, shape: Shape, axis: number): void {
  const strides = [shape[1] * shape[2], shape[2], 1];
  const stride = strides[axis] ?? 1;
  const last = (shape[axis] ?? 1) - 1;
  data.forEach((_, at) => {
    if (Math.floor(at / stride) % (last + 1) === last) data[at] = data[at - last * stride] as number;
  });
}

function eachUnknown(
  shape: Shape,
  types: PoissonOptions['boundaryTypes'],
  visit: (index: number[]) => void,
): void {
  const range = (type: BoundaryType, points: number) =>
    Array.from({ length: points }, (_, n) => n).filter((n) =>
      type === 'dirichlet' ? n > 0 && n < points - 1 : type === 'periodic' ? n < points - 1 : true,
    );
  for (const k of range(types.z, shape[0]))
    for (const j of range(types.y, shape[1])) for (const i of range(types.x, shape[2])) visit([k, j, i]);
}

/** ρ along x, constant along y and z of two cells each. */
function alongX(
  line: number[],
  text: string,
  x: readonly [number, number] = [0, 0],
  compat?: 'emout',
): number[] {
  const shape: Shape = [3, 3, 5];
  const rho = Float64Array.from({ length: 45 }, (_, n) => line[n % 5] ?? 0);
  const options = { dxM: 1, permittivity: 1, boundaryTypes: letters(text), boundaryValues: { x }, compat };
  const phi = solvePoisson(rho, shape, options);
  for (let n = 5; n < 45; n++) expect(phi[n]).toBeCloseTo(phi[n % 5] as number, 13);
  return [...phi.subarray(0, 5)];
}

describe('lines along x', () => {
  const charges = [0, 1, 0, -1, 0];
  const empty = [0, 0, 0, 0, 0];
  it.each([
    ['ppp', charges, [0, 0], [0, 0.5, 0, -0.5, 0]],
    ['nnn', charges, [0, 0], [1, 1, 0, -1, -1]],
    ['dpp', charges, [0, 0], [0, 0.5, 0, -0.5, 0]],
    ['dpp', empty, [1, 3], [1, 1.5, 2, 2.5, 3]],
    ['npp', charges, [0, 0], [1, 1, 0, -1, -1]],
    ['nnn', empty, [2, 2], [-4, -2, 0, 2, 4]],
  ] as const)('%s of %j between %j', (text, line, ends, expected) => {
    const found = alongX([...line], text, ends);
    found.forEach((value, n) => {
      expect(value).toBeCloseTo(expected[n] ?? Number.NaN, 13);
    });
  });

  it.each([
    ['dpp', charges, [0, 0], [0, 0.72360679775, 0, -0.72360679775, 0]],
    ['dpp', empty, [1, 3], [1, 2.276393202250024, 3.162277660168384, 3.723606797749982, 3]],
    ['npp', charges, [0, 0], [Math.SQRT1_2, 1, 0, -1, -Math.SQRT1_2]],
  ] as const)('compat %s of %j between %j as the original', (text, line, ends, expected) => {
    const found = alongX([...line], text, ends, 'emout');
    found.forEach((value, n) => {
      expect(value).toBeCloseTo(expected[n] ?? Number.NaN, 10);
    });
  });
});

it('a solver gives the same again', () => {
  const solver = new PoissonSolver([4, 5, 6], { dxM: 1, boundaryTypes: letters('pdn') });
  const rho = Float64Array.from({ length: 120 }, (_, n) => Math.sin(n));
  const first = solver.solve(rho);
  solver.solve(new Float64Array(120));
  expect(solver.solve(rho)).toEqual(first);
});

it('an axis between two given potentials without points between them', () => {
  const options = { dxM: 1, boundaryTypes: letters('dpp'), boundaryValues: { x: [1, 2] as const } };
  expect([...solvePoisson(new Float64Array(8), [2, 2, 2], options)]).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
});

it('refuses what does not fit, and stops when it is told to', () => {
  const boundaryTypes = letters('ppp');
  expect(() => solvePoisson(new Float64Array(7), [2, 2, 2], { dxM: 1, boundaryTypes })).toThrow(
    AnalysisInputError,
  );
  expect(() => new PoissonSolver([1, 2, 2], { dxM: 1, boundaryTypes })).toThrow(AnalysisInputError);
  expect(() => new PoissonSolver([2, 2, 2], { dxM: 0, boundaryTypes })).toThrow(AnalysisInputError);
  const stopped = AbortSignal.abort(new Error('enough'));
  expect(() => solvePoisson(new Float64Array(8), [2, 2, 2], { dxM: 1, boundaryTypes }, stopped)).toThrow(
    'enough',
  );
});
