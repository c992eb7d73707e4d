import type { Vector3 } from './vector3.js';

/** A surface of triangles. */
export interface TriangleMesh {
  /** x, y, z of vertex 0, then of vertex 1, … */
  readonly positions: Float64Array;
  /** Three vertex numbers for each triangle, counter-clockwise seen from the side that it faces. */
  readonly triangles: Uint32Array;
}

export interface BoundingBox {
  readonly min: Vector3;
  readonly max: Vector3;
}

/** A triangle whose area is below this part of the squared size of its mesh has none. */
const ZERO_AREA = 1e-14;

export function vertexCount(mesh: TriangleMesh): number {
  return mesh.positions.length / 3;
}

export function triangleCount(mesh: TriangleMesh): number {
  return mesh.triangles.length / 3;
}

/** The sum of the areas of all triangles. */
export function area({ positions, triangles }: TriangleMesh): number {
  let sum = 0;
  for (let at = 0; at < triangles.length; at += 3) sum += triangleArea(positions, triangles, at);
  return sum;
}

/** The enclosed volume, positive when the triangles of a closed mesh face outwards (divergence theorem). */
export function signedVolume({ positions, triangles }: TriangleMesh): number {
  let sum = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const a = 3 * (triangles[at] ?? 0);
    const b = 3 * (triangles[at + 1] ?? 0);
    const c = 3 * (triangles[at + 2] ?? 0);
    const [bx = 0, by = 0, bz = 0] = [positions[b], positions[b + 1], positions[b + 2]];
    const [cx = 0, cy = 0, cz = 0] = [positions[c], positions[c + 1], positions[c + 2]];
    sum +=
      (positions[a] ?? 0) * (by * cz - bz * cy) +
      (positions[a + 1] ?? 0) * (bz * cx - bx * cz) +
      (positions[a + 2] ?? 0) * (bx * cy - by * cx);
  }
  return sum / 6;
}

/** The smallest box that holds every vertex; null for a mesh without vertices. */
export function boundingBox({ positions }: TriangleMesh): BoundingBox | null {
  if (positions.length === 0) return null;
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 3) {
    for (let axis = 0; axis < 3; axis += 1) {
      const value = positions[at + axis] ?? 0;
      if (value < (min[axis] ?? 0)) min[axis] = value;
      if (value > (max[axis] ?? 0)) max[axis] = value;
    }
  }
  return { min, max };
}

/** The length of the diagonal of the bounding box; 0 for a mesh without vertices. */
export function meshSize(mesh: TriangleMesh): number {
  const box = boundingBox(mesh);
  if (!box) return 0;
  return Math.hypot(box.max[0] - box.min[0], box.max[1] - box.min[1], box.max[2] - box.min[2]);
}

/** The same surface facing the other way. */
export function turned({ positions, triangles }: TriangleMesh): TriangleMesh {
  const swapped = triangles.slice();
  for (let at = 0; at < swapped.length; at += 3) {
    swapped[at + 1] = triangles[at + 2] ?? 0;
    swapped[at + 2] = triangles[at + 1] ?? 0;
  }
  return { positions, triangles: swapped };
}

/** The mesh without triangles whose area vanishes against the size of the mesh; its vertices stay. */
export function withoutZeroArea(mesh: TriangleMesh): TriangleMesh {
  const { positions, triangles } = mesh;
  const smallest = ZERO_AREA * meshSize(mesh) ** 2;
  const kept = new Uint32Array(triangles.length);
  let count = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    if (triangleArea(positions, triangles, at) <= smallest) continue;
    kept.set(triangles.subarray(at, at + 3), count);
    count += 3;
  }
  return count === triangles.length ? mesh : { positions, triangles: kept.slice(0, count) };
}

/** The normal of one triangle, not normalised: its length is twice the area. */
export function triangleNormal({ positions, triangles }: TriangleMesh, triangle: number): Vector3 {
  return normalAt(positions, triangles, 3 * triangle);
}

function normalAt(positions: Float64Array, triangles: Uint32Array, at: number): Vector3 {
  const a = 3 * (triangles[at] ?? 0);
  const b = 3 * (triangles[at + 1] ?? 0);
  const c = 3 * (triangles[at + 2] ?? 0);
  const ax = positions[a] ?? 0;
  const ay = positions[a + 1] ?? 0;
  const az = positions[a + 2] ?? 0;
  const ux = (positions[b] ?? 0) - ax;
  const uy = (positions[b + 1] ?? 0) - ay;
  const uz = (positions[b + 2] ?? 0) - az;
  const vx = (positions[c] ?? 0) - ax;
  const vy = (positions[c + 1] ?? 0) - ay;
  const vz = (positions[c + 2] ?? 0) - az;
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}

function triangleArea(positions: Float64Array, triangles: Uint32Array, at: number): number {
  const [x, y, z] = normalAt(positions, triangles, at);
  return 0.5 * Math.sqrt(x * x + y * y + z * z);
}
