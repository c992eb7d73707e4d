import { type TriangleMesh, vertexCount } from './triangle-mesh.js';
import { weld } from './weld.js';

/**
 * Whether a mesh has no rim: after welding, every edge is run through as often one way as the other. Triangles that
 * face different ways on the two sides of an edge make a rim, too.
 */
export function isClosed(mesh: TriangleMesh): boolean {
  const welded = weld(mesh);
  const { triangles } = welded;
  if (triangles.length === 0) return false;
  const count = vertexCount(welded);
  const edges = new Float64Array(triangles.length);
  for (let at = 0; at < triangles.length; at += 1) {
    const from = triangles[at] ?? 0;
    const to = triangles[at % 3 === 2 ? at - 2 : at + 1] ?? 0;
    edges[at] = 2 * (Math.min(from, to) * count + Math.max(from, to)) + (from < to ? 0 : 1);
  }
  edges.sort();
  let edge = -1;
  let balance = 0;
  for (const directed of edges) {
    const undirected = Math.floor(directed / 2);
    if (undirected !== edge && balance !== 0) return false;
    edge = undirected;
    balance += directed % 2 === 0 ? 1 : -1;
  }
  return balance === 0;
}
