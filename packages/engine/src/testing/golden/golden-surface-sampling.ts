import { boundariesOf, meshOfBoundary } from '@emout/emses/boundaries';
import { evaluate } from '@emout/expr/evaluate';
import { boxMesh } from '@emout/geometry/box-mesh';
import { percentileLimits } from '@emout/geometry/percentile-limits';
import { expandedBox, gridBox, type SampledGrid } from '@emout/geometry/sampled-grid';
import { surfaceContour } from '@emout/geometry/surface-contour';
import { faceValues, vertexValues } from '@emout/geometry/surface-values';
import { sampleGrid } from '@emout/geometry/trilinear';
import { expect } from 'vitest';
import { gridOfField, type SpaceField } from '../../surface-field.js';
import { surfaceValues } from '../../surface-values.js';
import { eachPart, type GoldenCase, type GoldenContext, wholeSection } from './golden-case.js';
import type { GoldenNode } from './golden-node.js';
import { compareNumbers, expectNear, SINGLE, SINGLE_COMBINED } from './golden-numbers.js';
import { expectClose, rowsOf } from './golden-surface.js';

const compat = 'emout';

/** The last potential on every boundary of the run, and at points of it. */
export const compareSampling = (section: GoldenNode): GoldenCase[] => [
  ...eachPart(compareBoundaryValues)(section.at('boundaries')),
  ...wholeSection(comparePoints)(section),
];

function potentialOf({ library }: GoldenContext): SpaceField {
  const { checked } = library.prepare({ run: 'small', expr: 'phisp[-1]', units: 'si' });
  const evaluated = evaluate(checked);
  if (evaluated.kind !== 'array') throw new Error('the potential is a vector');
  return { type: evaluated.type, evaluated, path: 'expr' };
}

function compareBoundaryValues(golden: GoldenNode, context: GoldenContext): void {
  const { parameters } = context.run;
  const { boundaries } = boundariesOf(parameters, { compat });
  expect(boundaries[Number(golden.key)]?.index).toBe(golden.at('index').number);
  const boundary = boundaries[Number(golden.key)];
  if (boundary === undefined) throw new RangeError(`there is no boundary ${golden.key}`);
  expect(boundary.type).toBe(golden.at('btype').text);
  const mesh = meshOfBoundary(boundary, { unit: 'si', dxM: parameters?.key?.dxM ?? Number.NaN, compat });
  const body = { index: boundary.index, type: boundary.type, mesh };
  const sampled = surfaceValues(potentialOf(context), { unit: 'm', bodies: [body] }, { compat });
  expect(sampled.unit).toBe('V');
  const [ours] = sampled.bodies;
  for (const [key, data] of [
    ['vertex_values', ours?.vertexValues ?? []],
    ['face_values', ours?.faceValues ?? []],
  ] as const) {
    expect(golden.at(key).at('dtype').text).toBe('float64');
    compareNumbers(golden.at(key), { data, shape: [data.length] }, SINGLE_COMBINED);
  }
}

function comparePoints(golden: GoldenNode, context: GoldenContext): void {
  const { boundaries } = boundariesOf(context.run.parameters, { compat });
  expect(golden.at('boundaries').keys.length).toBe(boundaries.length);
  const field = potentialOf(context);
  const points = Float64Array.from(golden.at('points_m').numbers);
  const ours = sampleGrid(gridOfField(field, 'm'), points, { compat });
  const known = golden.at('values').numbers;
  expect(ours.length).toBe(known.length);
  for (const [k, value] of known.entries()) {
    expectNear((ours[k] ?? 0) * field.evaluated.factor, value, SINGLE.relative, `point ${k}`);
  }
}

/** A field of numbers on the top of a box: values, contours, and the limits of colours and axes. */
export const compareSurfaceField = wholeSection((golden) => {
  const grid = gridOf(golden);
  const mesh = boxMesh(
    { xmin: 1, xmax: 3, ymin: 1, ymax: 3, zmin: 1, zmax: 3 },
    { faces: ['zmax'], resolution: [3, 3], compat },
  );
  expect(rowsOf(mesh.positions)).toEqual(golden.at('V').value);
  expect(rowsOf(mesh.triangles)).toEqual(golden.at('F').value);
  const near = (key: string, ours: ArrayLike<number>) => expectClose(ours, golden.at(key).numbers, key);
  const values = vertexValues(mesh, grid, { compat });
  near('vertex_values', values);
  near('face_values', faceValues(mesh, values));
  for (const segments of golden.at('contours').parts) {
    const contour = surfaceContour(mesh, values, Number(segments.key), { compat });
    expect(contour.triangles.length).toBe(segments.keys.length);
    expectClose(contour.points, segments.numbers, `the contour of ${segments.key}`);
  }
  const limits = percentileLimits(grid.values);
  near('norm_percentile_1_99', [limits?.min ?? Number.NaN, limits?.max ?? Number.NaN]);
  const { min, max } = expandedBox(gridBox(grid, { compat }), 0.05);
  for (const axis of [0, 1, 2] as const) near('bounds_expanded', [min[axis], max[axis]]);
});

function gridOf(golden: GoldenNode): SampledGrid {
  expect(golden.at('data').text).toBe('x+10*y+100*z+0.5*x*z with integer node indices');
  const of = (name: string) => golden.at('grid').at(name).number;
  const [nx, ny, nz] = [of('nx'), of('ny'), of('nz')];
  const values = Float64Array.from({ length: nx * ny * nz }, (_, k) => {
    const [x, y, z] = [k % nx, Math.floor(k / nx) % ny, Math.floor(k / (nx * ny))];
    return x + 10 * y + 100 * z + 0.5 * x * z;
  });
  return {
    values,
    shape: [nz, ny, nx],
    spacing: [of('dx'), of('dy'), of('dz')],
    origin: [of('x0'), of('y0'), of('z0')],
  };
}
