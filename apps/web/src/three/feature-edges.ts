import { meetSharply, triangleNormals } from './triangle-normals';

/** Vertices nearer than this part of the body's size are one place. */
const SAME_PLACE = 1e-5;

/**
 * The edges that one would draw of a surface: its rims, and where two triangles meet at more than 30°.
 * @param positions x, y, z of each vertex
 * @param triangles three positions among the vertices for each triangle of one body
 * @returns x, y, z of both ends of each edge
 */
export function featureEdges(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const vertices = positions.length / 3;
  const normals = triangleNormals(positions, triangles);
  const places = placesOf(positions, triangles);
  /** Ends as one number, then the first triangle at the edge; −1 once a second one has joined it. */
  const open = new Map<number, number>();
  const segments: number[] = [];
  const draw = (a: number, b: number) => {
    for (const end of [3 * a, 3 * b]) {
      segments.push(positions[end] ?? 0, positions[end + 1] ?? 0, positions[end + 2] ?? 0);
    }
  };
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    if (!hasArea(normals, t)) continue;
    for (let side = 0; side < 3; side++) {
      const a = places[t + side] ?? 0;
      const b = places[t + ((side + 1) % 3)] ?? 0;
      const key = a < b ? a * vertices + b : b * vertices + a;
      const other = open.get(key);
      if (other === undefined) open.set(key, t);
      else if (other >= 0) {
        open.set(key, -1);
        if (meetSharply(normals, other, t)) draw(a, b);
      }
    }
  }
  for (const [key, t] of open) if (t >= 0) draw(Math.floor(key / vertices), key % vertices);
  return new Float32Array(segments);
}

/** For each corner of a triangle the first vertex that lies in its place: parts of a body have vertices of their own. */
function placesOf(positions: Float32Array, triangles: Uint32Array): Uint32Array {
  let reach = 0;
  for (const vertex of triangles) {
    for (let k = 0; k < 3; k++) reach = Math.max(reach, Math.abs(positions[3 * vertex + k] ?? 0));
  }
  const step = Math.max(reach * SAME_PLACE, Number.MIN_VALUE);
  const first = new Map<string, number>();
  const known = new Map<number, number>();
  return triangles.map((vertex) => {
    const before = known.get(vertex);
    if (before !== undefined) return before;
    const at = 3 * vertex;
    const cell = (k: number) => Math.round((positions[at + k] ?? 0) / step);
    const key = `${cell(0)} ${cell(1)} ${cell(2)}`;
    const place = first.get(key) ?? vertex;
    first.set(key, place);
    known.set(vertex, place);
    return place;
  });
}

function hasArea(normals: Float64Array, t: number): boolean {
  return normals[t] !== 0 || normals[t + 1] !== 0 || normals[t + 2] !== 0;
}
