import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import { isClosed } from './closed-mesh.js';
import { combineMeshes } from './combine.js';
import { area, boundingBox, signedVolume, triangleCount, turned, vertexCount } from './triangle-mesh.js';
import { weld } from './weld.js';

const BOX = { xmin: 0, xmax: 1, ymin: 0, ymax: 2, zmin: 0, zmax: 3 };

describe('weld', () => {
  it('makes one vertex of those that coincide, in the order in which they occur', () => {
    const parts = boxMesh(BOX, { compat: 'emout' });
    const welded = weld(parts);
    expect([vertexCount(parts), vertexCount(welded)]).toEqual([24, 8]);
    expect(triangleCount(welded)).toBe(12);
    // The first triangle of the parts is 0, 3, 1.
    expect([...welded.triangles.subarray(0, 6)]).toEqual([0, 1, 2, 0, 3, 1]);
    expect(area(welded)).toBe(22);
  });

  it('leaves a welded mesh as it is', () => {
    const welded = weld(boxMesh(BOX, { resolution: 5 }));
    expect(weld(welded)).toEqual(welded);
  });

  it('finds neighbours on both sides of a cell, and keeps what is further away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (x, shift) => {
          // The size is 100, so the tolerance is 1e-7.
          const positions = [0, 0, 0, 100, 0, 0, x, 1, 0, x + shift * 1e-7, 1, 0, x + 3e-7, 1, 0];
          const triangles = Uint32Array.of(0, 1, 2, 0, 1, 3, 0, 1, 4);
          const welded = weld({ positions: Float64Array.from(positions), triangles });
          expect([...welded.triangles]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 3]);
        },
      ),
    );
  });

  it('drops triangles that shrink to an edge, and vertices without a triangle', () => {
    const positions = Float64Array.of(5, 5, 5, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1e-12, 0);
    const welded = weld({ positions, triangles: Uint32Array.of(1, 2, 3, 1, 2, 4, 4, 2, 3) });
    expect([...welded.triangles]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(vertexCount(welded)).toBe(3);
  });

  it('has nothing to do without vertices', () => {
    const empty = { positions: new Float64Array(), triangles: new Uint32Array() };
    expect(weld(empty)).toEqual(empty);
    expect(isClosed(empty)).toBe(false);
    expect(boundingBox(empty)).toBeNull();
  });
});

describe('isClosed', () => {
  it('knows whole bodies, also those in parts', () => {
    const parts = boxMesh(BOX, { compat: 'emout' });
    expect(isClosed(parts)).toBe(true);
    expect(isClosed(combineMeshes([parts, boxMesh({ ...BOX, xmin: 1, xmax: 2 })]))).toBe(true);
  });

  it('knows a missing face, a missing triangle and one that faces the other way', () => {
    expect(isClosed(boxMesh(BOX, { faces: ['xmin', 'xmax', 'ymin', 'ymax', 'zmin'] }))).toBe(false);
    const { positions, triangles } = boxMesh(BOX);
    expect(isClosed({ positions, triangles: triangles.slice(3) })).toBe(false);
    const one = turned({ positions, triangles: triangles.slice(0, 3) }).triangles;
    expect(isClosed({ positions, triangles: Uint32Array.of(...one, ...triangles.subarray(3)) })).toBe(false);
  });
});

describe('turned', () => {
  it('changes the sign of the volume', () => {
    expect(signedVolume(boxMesh(BOX))).toBe(6);
    expect(signedVolume(turned(boxMesh(BOX)))).toBe(-6);
  });
});
