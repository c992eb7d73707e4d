import { meetSharply, triangleNormals } from './triangle-normals';

/** A surface whose vertices each have one normal. */
export interface SmoothSurface {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
}

const NONE = -1;

/**
 * Gives a surface normals: at each vertex the mean of those of its triangles, weighted by area. A vertex on an edge one
 * sees becomes one for each side of it; the others, and the order of triangles, stay.
 * @param positions x, y, z of each vertex, also of other surfaces
 * @param triangles three positions among the vertices for each triangle
 * @returns new arrays that hold this surface's vertices alone
 */
export function smoothSurface(positions: Float32Array, triangles: Uint32Array): SmoothSurface {
  const faces = triangleNormals(positions, triangles);
  /** The first vertex made of an old one, and for each made one the next of the same old one. */
  const first = new Map<number, number>();
  const next: number[] = [];
  /** The triangle that a vertex was made for: those near to it join. */
  const seed: number[] = [];
  const source: number[] = [];
  const corners = new Uint32Array(triangles.length);
  for (let at = 0; at < triangles.length; at++) {
    const t = at - (at % 3);
    const vertex = triangles[at] ?? 0;
    let made = first.get(vertex) ?? NONE;
    let last = NONE;
    while (made !== NONE && meetSharply(faces, seed[made] ?? 0, t)) {
      last = made;
      made = next[made] ?? NONE;
    }
    if (made === NONE) {
      made = source.length;
      source.push(vertex);
      seed.push(t);
      next.push(NONE);
      if (last === NONE) first.set(vertex, made);
      else next[last] = made;
    }
    corners[at] = made;
  }
  return {
    positions: placesOf(positions, source),
    normals: meanNormals(faces, corners, source.length),
    triangles: corners,
  };
}

function placesOf(positions: Float32Array, vertices: readonly number[]): Float32Array {
  const places = new Float32Array(3 * vertices.length);
  for (const [k, vertex] of vertices.entries()) {
    for (let axis = 0; axis < 3; axis++) places[3 * k + axis] = positions[3 * vertex + axis] ?? 0;
  }
  return places;
}

function meanNormals(faces: Float64Array, corners: Uint32Array, vertices: number): Float32Array {
  const normals = new Float32Array(3 * vertices);
  for (let at = 0; at < corners.length; at++) {
    const t = at - (at % 3);
    const v = 3 * (corners[at] ?? 0);
    for (let axis = 0; axis < 3; axis++)
      normals[v + axis] = (normals[v + axis] ?? 0) + (faces[t + axis] ?? 0);
  }
  for (let v = 0; v < normals.length; v += 3) {
    const length = Math.hypot(normals[v] ?? 0, normals[v + 1] ?? 0, normals[v + 2] ?? 0);
    if (length === 0) normals[v + 2] = 1;
    else for (let axis = 0; axis < 3; axis++) normals[v + axis] = (normals[v + axis] ?? 0) / length;
  }
  return normals;
}
