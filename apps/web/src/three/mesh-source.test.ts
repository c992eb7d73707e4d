import { boxMesh } from '@emout/geometry/box-mesh';
import { encodeMeshes } from '@emout/geometry/mesh-buffer';
import { describe, expect, it } from 'vitest';
import { BoundaryScene } from './boundary-scene';
import { MeshError, meshesOf } from './mesh-source';
import { directionOf, PRESETS } from './view-point';

const bodies = [3, 7].map((index, k) => ({
  index,
  type: 'cuboid',
  mesh: boxMesh({ xmin: k, xmax: k + 1, ymin: 0, ymax: 1, zmin: 0, zmax: 1 }),
}));

describe('meshesOf', () => {
  const bytes = encodeMeshes(bodies, { unit: null });

  it('looks into the answer and copies nothing', () => {
    const meshes = meshesOf(bytes.buffer);
    expect(meshes.bodies.map(({ index, triangles }) => [index, triangles.length])).toEqual([
      [3, 36],
      [7, 36],
    ]);
    expect(meshes.positions.buffer).toBe(bytes.buffer);
    for (const { triangles } of meshes.bodies) expect(triangles.buffer).toBe(bytes.buffer);
  });

  it('says what is wrong with bytes that are something else', () => {
    expect(() => meshesOf(new Uint8Array([1, 2, 3]).buffer)).toThrow(MeshError);
  });

  it('makes a scene that can be pointed at, switched and given back', () => {
    const scene = new BoundaryScene(meshesOf(bytes.buffer), { min: [0, 0, 0], max: [2, 2, 2] });
    const [x, y, z] = directionOf(PRESETS.iso);
    scene.seenFrom({ x, y, z, atInfinity: true }, [1, -1, 1]);
    scene.setHidden(new Set([7]));
    scene.setMarked(3);
    expect(scene.object.children.map(({ visible }) => visible)).toEqual([true, true, false]);
    let disposed = 0;
    scene.object.traverse((object) => {
      const geometry: unknown = Reflect.get(object, 'geometry');
      if (geometry !== undefined) {
        (geometry as { addEventListener: (type: string, listener: () => void) => void }).addEventListener(
          'dispose',
          () => {
            disposed += 1;
          },
        );
      }
    });
    scene.dispose();
    // Two bodies of faces; lines that several objects draw tell each of them.
    expect(disposed).toBeGreaterThanOrEqual(5);
  });
});
