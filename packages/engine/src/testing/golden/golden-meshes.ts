import { isClosed } from '@emout/geometry/closed-mesh';
import {
  area,
  boundingBox,
  signedVolume,
  triangleCount,
  vertexCount,
  withoutZeroArea,
} from '@emout/geometry/triangle-mesh';
import { expect } from 'vitest';
import type { GoldenCase } from './golden-case.js';
import { type MeshArguments, meshOf } from './golden-mesh-classes.js';
import type { GoldenNode } from './golden-node.js';
import { expectClose, rowsOf } from './golden-surface.js';

/** Meshes by the arguments of the original: with its vertices and triangles, and as they are drawn here. */
export const compareMeshes = (section: GoldenNode): GoldenCase[] =>
  section.parts.map((golden) => {
    const kind = golden.at('cls').text;
    const given = golden.at('kwargs').value as MeshArguments;
    return {
      title: `${kind} ${JSON.stringify(given)}`,
      compare: () => {
        compareMesh(golden, kind, given);
        compareDrawn(golden, kind, given);
      },
    };
  });

function compareMesh(golden: GoldenNode, kind: string, given: MeshArguments): void {
  const mesh = meshOf(kind, given, true);
  expect([vertexCount(mesh), triangleCount(mesh)]).toEqual([golden.at('nV').number, golden.at('nF').number]);
  const [vertices, faces] = [rowsOf(mesh.positions), rowsOf(mesh.triangles)];
  expect(faces.slice(0, 3)).toEqual(golden.at('first_faces').value);
  expect(faces.at(-1)).toEqual(golden.at('last_face').value);
  if (golden.has('F')) expect(faces).toEqual(golden.at('F').value);
  const near = (key: string, ours: readonly number[] = []) => expectClose(ours, golden.at(key).numbers, key);
  if (golden.has('V')) near('V', vertices.flat());
  near('first_vertex', vertices.at(0));
  near('last_vertex', vertices.at(-1));
  const box = boundingBox(mesh);
  near('vmin', box?.min);
  near('vmax', box?.max);
  expectClose([area(mesh)], [golden.at('area').number], 'area');
  expectClose([signedVolume(mesh)], [golden.at('signed_volume').number], 'volume');
  const degenerate = triangleCount(mesh) - triangleCount(withoutZeroArea(mesh));
  expect(degenerate).toBe(golden.at('zero_area_faces').number);
}

/** What the original takes for closed is closed, and so are whole bodies; no triangle is without an area. */
function compareDrawn(golden: GoldenNode, kind: string, given: MeshArguments): void {
  const mesh = meshOf(kind, given, false);
  expect(withoutZeroArea(mesh)).toBe(mesh);
  const isBody = golden.at('open').value === false || /^(Hollow|Disk)/.test(kind);
  if (isBody) expect(isClosed(mesh)).toBe(true);
  if (isClosed(mesh)) expect(signedVolume(mesh)).toBeGreaterThan(0);
}
