import { type BoundaryMeshOptions, boundariesOf, meshOfBoundary } from '@emout/emses/boundaries';
import type { BoundaryShape } from '@emout/emses/boundary-shape';
import type { Run } from '@emout/emses/run';
import { combineMeshes } from '@emout/geometry/combine';
import { expect } from 'vitest';
import { eachPart, type GoldenCase, type GoldenContext, wholeSection } from './golden-case.js';
import type { GoldenNode } from './golden-node.js';
import { compareSurface, expectClose } from './golden-surface.js';

/** The boundaries of the run, one by one and together. */
export const compareBoundaries = (section: GoldenNode): GoldenCase[] => [
  ...wholeSection(compareCollection)(section),
  ...eachPart(compareBoundary)(section.at('items')),
  ...Object.entries(COMPOSITES).map(([key, resolution]) => ({
    title: key,
    compare: ({ run }: GoldenContext) => {
      const unit = key === 'composite_grid' ? 'grid' : 'si';
      const meshes = original(run).boundaries.map((one) => meshOfBoundary(one, drawn(run, unit, resolution)));
      compareSurface(section.at(key), combineMeshes(meshes));
    },
  })),
];

const COMPOSITES: Readonly<Record<string, BoundaryMeshOptions['resolution']>> = {
  composite_si: 1,
  composite_grid: 1,
  composite_ntheta16: { ntheta: 16 },
  composite_scale2: 2,
};

const original = (run: Run) => boundariesOf(run.parameters, { compat: 'emout' });

/** With the vertices of the original, in metres or in cells. */
function drawn(
  run: Run,
  unit: 'si' | 'grid',
  resolution: BoundaryMeshOptions['resolution'] = 1,
): BoundaryMeshOptions {
  const dxM = run.parameters?.key?.dxM ?? Number.NaN;
  return unit === 'si' ? { unit, dxM, resolution, compat: 'emout' } : { unit, resolution, compat: 'emout' };
}

/** The same ones, with the same left out. */
function compareCollection(golden: GoldenNode, { run }: GoldenContext): void {
  const { boundaries, skipped } = original(run);
  const types = boundaries.map(({ type }) => type);
  expect(golden.at('len').number).toBe(boundaries.length);
  expect(golden.at('types').texts).toEqual(types);
  expect(golden.at('repr').text).toBe(`<BoundaryCollection [${types.join(', ')}]>`);
  expect(golden.at('skipped').value).toEqual(skipped.map(({ index, name, reason }) => [index, name, reason]));
  expect(boundaries.filter(({ problem }) => problem !== null)).toEqual([]);
}

function compareBoundary(golden: GoldenNode, { run }: GoldenContext): void {
  const index = golden.at('index').number;
  const boundary = original(run).boundaries.find((one) => one.index === index);
  if (boundary === undefined || boundary.shape === null)
    throw new RangeError(`there is no boundary ${index}`);
  expect([boundary.type, boundary.fortranIndex]).toEqual([golden.at('btype').text, index + 1]);
  compareArguments(golden.at('params_grid'), argumentsOf(boundary.shape));
  compareSurface(golden.at('mesh_si'), meshOfBoundary(boundary, drawn(run, 'si')));
  compareSurface(golden.at('mesh_grid'), meshOfBoundary(boundary, drawn(run, 'grid')));
}

type Arguments = Readonly<Record<string, number | string | readonly (number | string)[]>>;

function compareArguments(golden: GoldenNode, ours: Arguments): void {
  expect(Object.keys(ours).sort()).toEqual(golden.keys.sort());
  for (const part of golden.parts) {
    const [value, wanted] = [ours[part.key], part.value];
    if (typeof value === 'number' && typeof wanted === 'number') expectClose([value], [wanted], part.path);
    else expect(value, part.path).toEqual(wanted);
  }
}

/** The numbers of a shape in grid units, by the names that the original gives them. */
function argumentsOf(shape: BoundaryShape): Arguments {
  switch (shape.kind) {
    case 'sphere':
      return { center: shape.center, radius: shape.radius };
    case 'cuboid':
    case 'rectangle':
    case 'rectangle-hole':
      return { ...shape.box };
    case 'cylinder': {
      const { origin: center, axis, radius, height: tmax, open } = shape;
      return { center, axis, radius, tmin: 0, tmax, ...(open && { parts: ['side'] }) };
    }
    case 'disk': {
      const { origin: center, axis, radius, innerRadius, height: tmax } = shape;
      return { center, axis, outer_radius: radius, inner_radius: innerRadius, tmin: 0, tmax };
    }
    case 'circle':
      return { center: shape.center, axis: shape.axis, radius: shape.radius };
    case 'plane-with-circle': {
      const { center, axis, radius, domain } = shape;
      const width = domain.filter((_, k) => k !== ['x', 'y', 'z'].indexOf(axis));
      return { center, axis, width, inner_radius: radius };
    }
    case 'flat-surface': {
      const [x, y] = shape.width;
      return { center: [x / 2, y / 2, shape.z], axis: 'z', width: shape.width };
    }
    case 'cylinder-hole': {
      const { center, radius, depth: tmax } = shape;
      return { center, axis: 'z', radius, tmin: 0, tmax, parts: ['side', 'bottom'] };
    }
  }
}
