import { describe, expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import { isClosed } from './closed-mesh.js';
import type { MeshBody } from './mesh-buffer.js';
import { objFile, stlFile } from './mesh-files.js';
import { sphereMesh } from './sphere-mesh.js';
import { area, signedVolume, type TriangleMesh, triangleNormal } from './triangle-mesh.js';

const BOX = { xmin: 0, xmax: 1, ymin: 0, ymax: 2, zmin: 0, zmax: 3 };
const BODIES: readonly MeshBody[] = [
  { index: 0, type: 'cuboid', mesh: boxMesh(BOX, { compat: 'emout' }) },
  // More triangles than one piece of a file holds.
  {
    index: 3,
    type: 'big sphere\nv 0 0 0',
    mesh: sphereMesh({ center: [1, 2, 3e-7], radius: 2 }, { resolutionScale: 2.5 }),
  },
];

function joined(pieces: Iterable<Uint8Array>): Buffer {
  return Buffer.concat([...pieces]);
}

/** Reads objects of an OBJ text; faces count vertices through the whole file. */
function readObj(text: string): { name: string; mesh: TriangleMesh }[] {
  const positions: number[] = [];
  const objects: { name: string; corners: number[] }[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [letter, ...words] = line.split(' ');
    if (letter === 'o') objects.push({ name: words.join(' '), corners: [] });
    else if (letter === 'v') positions.push(...words.map(Number));
    else if (letter === 'f') objects.at(-1)?.corners.push(...words.map((word) => Number(word) - 1));
    else expect(letter).toBe('#');
  }
  return objects.map(({ name, corners }) => ({
    name,
    mesh: { positions: Float64Array.from(positions), triangles: Uint32Array.from(corners) },
  }));
}

describe('objFile', () => {
  it('holds each body once, welded, to the last bit', () => {
    const text = joined(objFile(BODIES, { unit: 'm' })).toString('utf8');
    expect(text.split('\n')[0]).toBe('# Lengths in metres');
    const objects = readObj(text);
    expect(objects.map(({ name }) => name)).toEqual(['cuboid_1', 'big_sphere_v_0_0_0_4']);
    expect(text.match(/^v /gm)?.length).toBe(8 + (BODIES[1]?.mesh.positions.length ?? 0) / 3);
    for (const [k, { mesh }] of objects.entries()) {
      const sent = BODIES[k]?.mesh;
      expect(isClosed(mesh)).toBe(true);
      expect(mesh.triangles.length).toBe(sent?.triangles.length);
      expect(sent && area(mesh)).toBe(sent && area(sent));
    }
  });
});

describe('stlFile', () => {
  it('holds every triangle with its normal', () => {
    const bytes = joined(stlFile(BODIES, { unit: null }));
    const sent = BODIES.map(({ mesh }) => mesh);
    const count = bytes.readUInt32LE(80);
    expect(bytes.subarray(0, 80).toString('ascii').trimEnd()).toBe('Binary STL, lengths in grid units');
    expect(count).toBe(sent.reduce((sum, { triangles }) => sum + triangles.length / 3, 0));
    expect(bytes.length).toBe(84 + 50 * count);
    const positions = new Float64Array(9 * count);
    for (let i = 0; i < 9 * count; i += 1) {
      positions[i] = bytes.readFloatLE(84 + 50 * Math.floor(i / 9) + 12 + 4 * (i % 9));
    }
    const mesh = { positions, triangles: Uint32Array.from({ length: 3 * count }, (_, i) => i) };
    const volume = sent.reduce((sum, body) => sum + signedVolume(body), 0);
    expect(signedVolume(mesh) / volume).toBeCloseTo(1, 6);
    for (let triangle = 0; triangle < count; triangle += 1) {
      const normal = [0, 4, 8].map((at) => bytes.readFloatLE(84 + 50 * triangle + at));
      const own = triangleNormal(mesh, triangle);
      expect(Math.hypot(...normal)).toBeCloseTo(1, 6);
      expect(normal.reduce((sum, n, axis) => sum + n * (own[axis] ?? 0), 0) / Math.hypot(...own)).toBeCloseTo(
        1,
        5,
      );
      expect(bytes.readUInt16LE(84 + 50 * triangle + 48)).toBe(0);
    }
  });
});
