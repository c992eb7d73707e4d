import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isClosed } from '@emout/geometry/closed-mesh';
import { combineMeshes } from '@emout/geometry/combine';
import {
  area,
  boundingBox,
  signedVolume,
  type TriangleMesh,
  withoutZeroArea,
} from '@emout/geometry/triangle-mesh';
import { describe, expect, it } from 'vitest';
import { type GoldenSurface, goldenBoundaries } from '../test/golden-boundaries.js';
import { goldenRun } from '../test/golden-fixture.js';
import { type BoundaryMeshOptions, boundariesOf, meshOfBoundary } from './boundaries.js';
import { Parameters } from './parameters.js';

const parameters = Parameters.parse(readFileSync(join(goldenRun, 'plasma.inp'), 'utf8'));
const original = boundariesOf(parameters, { compat: 'emout' });
const SI = { unit: 'si', dxM: parameters.key?.dxM ?? Number.NaN, compat: 'emout' } as const;
const GRID = { unit: 'grid', compat: 'emout' } as const;

function composite(options: BoundaryMeshOptions): TriangleMesh {
  return combineMeshes(original.boundaries.map((boundary) => meshOfBoundary(boundary, options)));
}

function rows(values: Float64Array | Uint32Array): number[][] {
  return Array.from({ length: values.length / 3 }, (_, i) => [...values.subarray(3 * i, 3 * i + 3)]);
}

function expectClose(actual: readonly number[], wanted: readonly number[]): void {
  expect(actual.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) {
    expect(Math.abs((actual[i] ?? Number.NaN) - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  }
}

function expectSurface(mesh: TriangleMesh, golden: GoldenSurface): void {
  const vertices = rows(mesh.positions);
  const faces = rows(mesh.triangles);
  expect([vertices.length, faces.length]).toEqual([golden.nverts, golden.nfaces]);
  expect(faces.slice(0, golden.F_first.length)).toEqual(golden.F_first);
  expect(faces.slice(-golden.F_last.length)).toEqual(golden.F_last);
  expectClose(vertices.slice(0, golden.V_first.length).flat(), golden.V_first.flat());
  expectClose(vertices.slice(-golden.V_last.length).flat(), golden.V_last.flat());
  const box = boundingBox(mesh);
  expectClose([...(box?.min ?? []), ...(box?.max ?? [])], [...golden.bbox_min, ...golden.bbox_max]);
  expectClose([area(mesh)], [golden.area]);
  const mean = [0, 1, 2].map(
    (axis) => vertices.reduce((sum, row) => sum + (row[axis] ?? 0), 0) / vertices.length,
  );
  expectClose(mean, golden.centroid);
}

describe('boundaries as the Python emout has them', () => {
  it('are the same ones, with the same left out', () => {
    expect(original.boundaries.length).toBe(goldenBoundaries.len);
    expect(original.boundaries.map(({ type }) => type)).toEqual(goldenBoundaries.types);
    expect(original.boundaries.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(original.skipped.map(({ index, name, reason }) => [index, name, reason])).toEqual(
      goldenBoundaries.skipped,
    );
  });

  it.each(goldenBoundaries.items.map((item) => [item.index, item.btype, item] as const))(
    'number %i, %s, has the same surface in metres and in grid units',
    (index, type, item) => {
      const boundary = original.boundaries.find((candidate) => candidate.index === index);
      if (!boundary) throw new Error(`There is no boundary ${index}.`);
      expect([boundary.type, boundary.fortranIndex]).toEqual([type, index + 1]);
      expectSurface(meshOfBoundary(boundary, SI), item.mesh_si);
      expectSurface(meshOfBoundary(boundary, GRID), item.mesh_grid);
    },
  );

  it.each<[string, BoundaryMeshOptions, GoldenSurface]>([
    ['in metres', SI, goldenBoundaries.composite_si],
    ['in grid units', GRID, goldenBoundaries.composite_grid],
    ['with 16 points round', { ...SI, resolution: { ntheta: 16 } }, goldenBoundaries.composite_ntheta16],
    ['twice as fine', { ...SI, resolution: 2 }, goldenBoundaries.composite_scale2],
  ])('are the same together %s', (_, options, golden) => {
    expectSurface(composite(options), golden);
  });
});

describe('the same boundaries as they are drawn here', () => {
  const { boundaries } = boundariesOf(parameters);

  it.each(boundaries.map((boundary) => [boundary.label, boundary] as const))('%s', (_, boundary) => {
    const mesh = meshOfBoundary(boundary, { unit: 'grid' });
    const asEmout = original.boundaries.find(({ index }) => index === boundary.index);
    expect(withoutZeroArea(mesh)).toBe(mesh);
    const body =
      ['sphere', 'cuboid', 'disk'].includes(boundary.shape?.kind ?? '') ||
      /^cylinder[xyz]$/.test(boundary.type);
    expect(isClosed(mesh)).toBe(body);
    if (body) expect(signedVolume(mesh)).toBeGreaterThan(0);
    if (!asEmout || boundary.shape?.kind === 'plane-with-circle') return;
    expect(area(mesh)).toBeCloseTo(area(meshOfBoundary(asEmout, GRID)), 9);
  });

  it('are as large in metres as the grid spacing says', () => {
    for (const boundary of boundaries) {
      const [cells, metres] = [{ unit: 'grid' } as const, { unit: 'si', dxM: 0.5 } as const];
      expect(area(meshOfBoundary(boundary, metres))).toBeCloseTo(
        0.25 * area(meshOfBoundary(boundary, cells)),
        9,
      );
    }
  });

  it('have the plane of a hole across the whole domain', () => {
    const plane = boundaries.find(({ type }) => type === 'plane-with-circlez');
    if (!plane) throw new Error('The golden run has no plane with a hole.');
    const mesh = meshOfBoundary(plane, { unit: 'grid' });
    expect(boundingBox(mesh)).toEqual({ min: [0, 0, 20], max: [16, 12, 20] });
    expect(area(mesh)).toBeGreaterThan(16 * 12 - Math.PI * 1.5 ** 2);
    expect(area(mesh)).toBeLessThan(16 * 12 - 0.99 * Math.PI * 1.5 ** 2);
  });
});
