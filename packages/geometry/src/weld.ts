import { boundingBox, meshSize, type TriangleMesh, vertexCount } from './triangle-mesh.js';

/** Part of the size of a mesh below which two vertices are the same point. */
const WELD_TOLERANCE = 1e-9;
const NONE = -1;

/**
 * The mesh with vertices that coincide made one, in the order in which they first occur; triangles that lose a corner
 * and vertices that no triangle uses are left out.
 * @param tolerance largest distance along each axis, as a part of the diagonal of the mesh.
 */
export function weld(mesh: TriangleMesh, tolerance = WELD_TOLERANCE): TriangleMesh {
  const representative = coincidentVertices(mesh, tolerance * meshSize(mesh));
  const { positions, triangles } = mesh;
  const place = new Int32Array(vertexCount(mesh)).fill(NONE);
  const welded = new Uint32Array(triangles.length);
  const points = new Float64Array(positions.length);
  let vertices = 0;
  let corners = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const a = representative[triangles[at] ?? 0] ?? 0;
    const b = representative[triangles[at + 1] ?? 0] ?? 0;
    const c = representative[triangles[at + 2] ?? 0] ?? 0;
    if (a === b || b === c || c === a) continue;
    for (const vertex of [a, b, c]) {
      if (place[vertex] === NONE) {
        place[vertex] = vertices;
        for (let axis = 0; axis < 3; axis += 1)
          points[3 * vertices + axis] = positions[3 * vertex + axis] ?? 0;
        vertices += 1;
      }
      welded[corners] = place[vertex] ?? 0;
      corners += 1;
    }
  }
  return { positions: points.slice(0, 3 * vertices), triangles: welded.slice(0, corners) };
}

/** For each vertex the first one that lies within the distance of it, which is the vertex itself when there is none. */
function coincidentVertices(mesh: TriangleMesh, distance: number): Uint32Array {
  const { positions } = mesh;
  const count = vertexCount(mesh);
  const representative = new Uint32Array(count);
  const grid = new VertexGrid(mesh, distance);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const found = grid.near(
      positions[3 * vertex] ?? 0,
      positions[3 * vertex + 1] ?? 0,
      positions[3 * vertex + 2] ?? 0,
    );
    representative[vertex] = found === NONE ? vertex : found;
    if (found === NONE) grid.add(vertex);
  }
  return representative;
}

/** Vertices hashed by cells four times as wide as the distance, so that most searches look into one cell. */
class VertexGrid {
  readonly #positions: Float64Array;
  readonly #distance: number;
  readonly #origin: readonly number[];
  readonly #cell: number;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;

  constructor(mesh: TriangleMesh, distance: number) {
    this.#positions = mesh.positions;
    this.#distance = distance;
    this.#origin = boundingBox(mesh)?.min ?? [0, 0, 0];
    // A mesh of one point has no size; any cell will do.
    this.#cell = distance > 0 ? 4 * distance : 1;
    const count = vertexCount(mesh);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))).fill(NONE);
    this.#next = new Int32Array(count).fill(NONE);
  }

  add(vertex: number): void {
    const slot = this.#slot(
      this.#index(this.#positions[3 * vertex] ?? 0, 0),
      this.#index(this.#positions[3 * vertex + 1] ?? 0, 1),
      this.#index(this.#positions[3 * vertex + 2] ?? 0, 2),
    );
    this.#next[vertex] = this.#heads[slot] ?? NONE;
    this.#heads[slot] = vertex;
  }

  near(x: number, y: number, z: number): number {
    const d = this.#distance;
    const lastX = this.#index(x + d, 0);
    const lastY = this.#index(y + d, 1);
    const lastZ = this.#index(z + d, 2);
    let first = NONE;
    for (let i = this.#index(x - d, 0); i <= lastX; i += 1) {
      for (let j = this.#index(y - d, 1); j <= lastY; j += 1) {
        for (let k = this.#index(z - d, 2); k <= lastZ; k += 1) {
          const found = this.#nearInSlot(this.#slot(i, j, k), x, y, z);
          if (found !== NONE && (first === NONE || found < first)) first = found;
        }
      }
    }
    return first;
  }

  #nearInSlot(slot: number, x: number, y: number, z: number): number {
    const p = this.#positions;
    const d = this.#distance;
    let first = NONE;
    for (let vertex = this.#heads[slot] ?? NONE; vertex !== NONE; vertex = this.#next[vertex] ?? NONE) {
      const near =
        Math.abs((p[3 * vertex] ?? 0) - x) <= d &&
        Math.abs((p[3 * vertex + 1] ?? 0) - y) <= d &&
        Math.abs((p[3 * vertex + 2] ?? 0) - z) <= d;
      if (near && (first === NONE || vertex < first)) first = vertex;
    }
    return first;
  }

  #index(value: number, axis: number): number {
    return Math.floor((value - (this.#origin[axis] ?? 0)) / this.#cell);
  }

  #slot(i: number, j: number, k: number): number {
    const mixed = Math.imul(i, 73_856_093) ^ Math.imul(j, 19_349_663) ^ Math.imul(k, 83_492_791);
    return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) & (this.#heads.length - 1);
  }
}
