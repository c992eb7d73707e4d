import { type BoundaryType, solvePoisson } from '@emout/analysis/poisson';
import type { Run } from '@emout/emses/run';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { expect } from 'vitest';
import { eachPart, type GoldenContext } from './golden-case.js';
import { type ShownArray, shownArray } from './golden-evaluation.js';
import type { GoldenNode } from './golden-node.js';
import { compareNumbers, type Numbers, SINGLE_COMBINED, type Tolerance } from './golden-numbers.js';

/** Between these boundaries the solver of the original is right. */
const RIGHT = new Set(['ppp', 'nnn']);

/** From the same rounded charges: transforms of some thousand points. */
const SOLVED: Tolerance = { relative: 1e-11, of: 'largest' };

const TYPES: Readonly<Record<string, BoundaryType>> = { p: 'periodic', d: 'dirichlet', n: 'neumann' };

/**
 * The potential of the last charge density, one letter for the boundaries of each axis. The original rounds that density
 * to single precision before it solves.
 */
export const comparePotentials = eachPart((golden, context) => {
  for (const compat of RIGHT.has(golden.key) ? [undefined, 'emout' as const] : ['emout' as const]) {
    const potential = evaluated(golden, context, compat);
    expect(golden.at('dtype').text).toBe(potential.type.dtype);
    compareNumbers(golden, potential, SINGLE_COMBINED);
    compareNumbers(golden, solved(golden, context.run, compat), SOLVED);
  }
});

function evaluated(golden: GoldenNode, context: GoldenContext, compat: 'emout' | undefined): ShownArray {
  return shownArray(context, `poisson(rho[-1], "${golden.key}")`, { units: 'si', compat });
}

/** The same of charges in C/m³ in single precision. */
function solved(golden: GoldenNode, run: Run, compat: 'emout' | undefined): Numbers {
  const series = run.field('rho');
  const { data, shape } = series.read(resolveIndex([{ kind: 'index', at: -1 }], series.shape));
  const ratio = Math.fround(series.unit?.ratio ?? Number.NaN);
  const rho = Float64Array.from(data, (value) => Math.fround(value / ratio));
  const [nz = 0, ny = 0, nx = 0] = shape;
  const [x, y, z] = [...golden.key].map((letter) => TYPES[letter]);
  const dxM = run.parameters?.key?.dxM;
  if (!x || !y || !z || dxM === undefined) throw new RangeError(`${golden.path} has no boundaries`);
  return { data: solvePoisson(rho, [nz, ny, nx], { dxM, boundaryTypes: { x, y, z }, compat }), shape };
}
