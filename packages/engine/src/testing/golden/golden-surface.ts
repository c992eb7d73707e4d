import { area, boundingBox, type TriangleMesh } from '@emout/geometry/triangle-mesh';
import { expect } from 'vitest';
import type { GoldenNode } from './golden-node.js';

/** Double precision over some hundred operations; lengths below 1 count as 1. */
const CLOSE = 1e-12;

/** The vertices or the triangles of a mesh, three numbers each. */
export function rowsOf(values: Float64Array | Uint32Array): number[][] {
  return Array.from({ length: values.length / 3 }, (_, k) => [...values.subarray(3 * k, 3 * k + 3)]);
}

export function expectClose(ours: ArrayLike<number>, golden: readonly number[], what: string): void {
  expect(ours.length, what).toBe(golden.length);
  for (const [k, value] of golden.entries()) {
    const off = Math.abs((ours[k] ?? Number.NaN) - value);
    expect(off, `${what}, number ${k}`).toBeLessThanOrEqual(CLOSE * Math.max(1, Math.abs(value)));
  }
}

/** The surface of one or of all boundaries: counts, extents, area, mean vertex, and the first and the last parts. */
export function compareSurface(golden: GoldenNode, mesh: TriangleMesh): void {
  const [vertices, faces] = [rowsOf(mesh.positions), rowsOf(mesh.triangles)];
  expect([vertices.length, faces.length]).toEqual([golden.at('nverts').number, golden.at('nfaces').number]);
  const near = (key: string, ours: readonly number[]) => {
    const { numbers, path } = golden.at(key);
    expectClose(ours, numbers, path);
  };
  const [firstFaces, lastFaces] = [golden.at('F_first'), golden.at('F_last')];
  expect(faces.slice(0, firstFaces.keys.length)).toEqual(firstFaces.value);
  expect(faces.slice(-lastFaces.keys.length)).toEqual(lastFaces.value);
  near('V_first', vertices.slice(0, golden.at('V_first').keys.length).flat());
  near('V_last', vertices.slice(-golden.at('V_last').keys.length).flat());
  const box = boundingBox(mesh);
  near('bbox_min', [...(box?.min ?? [])]);
  near('bbox_max', [...(box?.max ?? [])]);
  const mean = (axis: number) => vertices.reduce((sum, row) => sum + (row[axis] ?? 0), 0) / vertices.length;
  near('centroid', [0, 1, 2].map(mean));
  const whole = golden.at('area');
  expectClose([area(mesh)], [whole.number], whole.path);
}
