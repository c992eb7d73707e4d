import { describe, expect, it } from 'vitest';
import { type GoldenMesh, goldenMeshes, meshOfGolden } from '../test/golden-meshes.js';
import { isClosed } from './closed-mesh.js';
import {
  area,
  boundingBox,
  signedVolume,
  type TriangleMesh,
  triangleCount,
  vertexCount,
  withoutZeroArea,
} from './triangle-mesh.js';

const CLOSE = 1e-12;

function rows(values: Float64Array | Uint32Array): number[][] {
  return Array.from({ length: values.length / 3 }, (_, i) => [...values.subarray(3 * i, 3 * i + 3)]);
}

/** The largest difference, as a part of the larger value where that is above 1. */
function difference(actual: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): number {
  if (actual.length !== wanted.length) return Number.POSITIVE_INFINITY;
  const differences = wanted.flatMap((row, i) =>
    row.map((value, k) => Math.abs((actual[i]?.[k] ?? Number.NaN) - value) / Math.max(1, Math.abs(value))),
  );
  return differences.reduce((worst, value) => (value <= worst ? worst : value), 0);
}

function title({ cls, kwargs }: GoldenMesh): string {
  return `${cls} ${JSON.stringify(kwargs)}`;
}

describe('meshes as the Python emout makes them', () => {
  it.each(goldenMeshes.map((golden) => [title(golden), golden] as const))('%s', (_, golden) => {
    const mesh: TriangleMesh = meshOfGolden(golden, true);
    expect([vertexCount(mesh), triangleCount(mesh)]).toEqual([golden.nV, golden.nF]);
    const vertices = rows(mesh.positions);
    const faces = rows(mesh.triangles);
    expect(faces.slice(0, 3)).toEqual(golden.first_faces);
    expect(faces.at(-1)).toEqual(golden.last_face);
    if (golden.F) expect(faces).toEqual(golden.F);
    if (golden.V) expect(difference(vertices, golden.V)).toBeLessThan(CLOSE);
    const ends = [vertices.at(0) ?? [], vertices.at(-1) ?? []];
    expect(difference(ends, [golden.first_vertex, golden.last_vertex])).toBeLessThan(CLOSE);
    const box = boundingBox(mesh);
    expect(difference([box?.min ?? [], box?.max ?? []], [golden.vmin, golden.vmax])).toBeLessThan(CLOSE);
    expect(
      difference([[area(mesh), signedVolume(mesh)]], [[golden.area, golden.signed_volume]]),
    ).toBeLessThan(CLOSE);
    expect(golden.nF - triangleCount(withoutZeroArea(mesh))).toBe(golden.zero_area_faces);
  });
});

describe('the same shapes as they are drawn here', () => {
  it.each(goldenMeshes.map((golden) => [title(golden), golden] as const))('%s', (_, golden) => {
    const mesh = meshOfGolden(golden, false);
    expect(withoutZeroArea(mesh)).toBe(mesh);
    // What the original takes for closed is closed, and so are whole bodies.
    if (!golden.open) expect(isClosed(mesh)).toBe(true);
    if (isClosed(mesh)) expect(signedVolume(mesh)).toBeGreaterThan(0);
    if (golden.cls.startsWith('Hollow') || golden.cls.startsWith('Disk')) expect(isClosed(mesh)).toBe(true);
  });
});
