import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import { percentileLimits } from './percentile-limits.js';
import { expandedBox, gridBox, type SampledGrid } from './sampled-grid.js';
import { surfaceContour } from './surface-contour.js';
import { faceValues, vertexValues } from './surface-values.js';
import type { TriangleMesh } from './triangle-mesh.js';

type Triple = readonly [number, number, number];

interface GoldenSampling {
  readonly grid: Readonly<Record<'nx' | 'ny' | 'nz' | 'dx' | 'dy' | 'dz' | 'x0' | 'y0' | 'z0', number>>;
  readonly V: readonly Triple[];
  readonly F: readonly Triple[];
  readonly vertex_values: readonly number[];
  readonly face_values: readonly number[];
  readonly contours: Readonly<Record<string, readonly (readonly [Triple, Triple])[]>>;
  readonly norm_percentile_1_99: readonly [number, number];
  readonly bounds_expanded: readonly [number, number];
}

const { surface_sampling: golden }: { readonly surface_sampling: GoldenSampling } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/boundaries.json', import.meta.url), 'utf8'),
);

/** The field of the golden values: x + 10 y + 100 z + 0.5 x z of the node numbers. */
function goldenGrid(): SampledGrid {
  const { nx, ny, nz, dx, dy, dz, x0, y0, z0 } = golden.grid;
  const values = new Float64Array(nx * ny * nz);
  let next = 0;
  for (let z = 0; z < nz; z += 1) {
    for (let y = 0; y < ny; y += 1) {
      for (let x = 0; x < nx; x += 1) values[next++] = x + 10 * y + 100 * z + 0.5 * x * z;
    }
  }
  return { values, shape: [nz, ny, nx], spacing: [dx, dy, dz], origin: [x0, y0, z0] };
}

const grid = goldenGrid();
const mesh: TriangleMesh = {
  positions: Float64Array.from(golden.V.flat()),
  triangles: Uint32Array.from(golden.F.flat()),
};
const compat = 'emout';

function expectClose(actual: ArrayLike<number>, wanted: readonly number[]): void {
  expect(actual.length).toBe(wanted.length);
  for (const [k, value] of wanted.entries()) {
    expect(Math.abs((actual[k] ?? Number.NaN) - value), `number ${k}`).toBeLessThan(1e-12 * Math.abs(value));
  }
}

describe('a field on a surface as the Python emout samples it', () => {
  const values = vertexValues(mesh, grid, { compat });

  it('is on the top of a box', () => {
    const box = { xmin: 1, xmax: 3, ymin: 1, ymax: 3, zmin: 1, zmax: 3 };
    const top = boxMesh(box, { faces: ['zmax'], resolution: [3, 3], compat });
    expect([...top.positions]).toEqual([...mesh.positions]);
    expect([...top.triangles]).toEqual([...mesh.triangles]);
  });

  it('has the values of the vertices and the triangles', () => {
    expectClose(values, golden.vertex_values);
    expectClose(faceValues(mesh, values), golden.face_values);
  });

  it.each(Object.entries(golden.contours))('has the contour of %s', (level, segments) => {
    const contour = surfaceContour(mesh, values, Number(level), { compat });
    expectClose(contour.points, segments.flat(2));
    expect(contour.triangles.length).toBe(segments.length);
  });

  it('has the range of its colours and of its axes', () => {
    const limits = percentileLimits(grid.values);
    expectClose([limits?.min ?? Number.NaN, limits?.max ?? Number.NaN], golden.norm_percentile_1_99);
    const { min, max } = expandedBox(gridBox(grid, { compat }), 0.05);
    for (const axis of [0, 1, 2] as const) expectClose([min[axis], max[axis]], golden.bounds_expanded);
  });

  it('is half a cell off the values on nodes', () => {
    const right = vertexValues(mesh, grid);
    expect([...right]).toEqual(
      golden.V.map(([x, y, z]) => 2 * x + 20 * y + 200 * z + 0.5 * (2 * x) * (2 * z)),
    );
    const shifted = mesh.positions.map((coordinate) => coordinate + 0.25);
    const moved = vertexValues({ ...mesh, positions: shifted }, grid, { compat });
    expect([...moved]).toEqual([...right]);
  });
});
