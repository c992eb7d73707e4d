import { type SurfaceContour, SurfaceSegments } from './surface-segments.js';
import { checkVertexValues } from './surface-values.js';
import type { TriangleMesh } from './triangle-mesh.js';

export type { SurfaceContour } from './surface-segments.js';

export interface SurfaceContourOptions {
  /**
   * `emout`: an edge is crossed only when its ends lie strictly on both sides, so every segment that would end in a
   * vertex exactly at the level is missing.
   */
  readonly compat?: 'emout' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Triangles between two looks at the signal. */
const TRIANGLES_AT_ONCE = 65_536;

/**
 * Where a field on a surface has a value: the segments along which it crosses the level, linear in each triangle.
 *
 * The ends of segments in neighbouring triangles are the same numbers, so lines have no gaps. A vertex exactly at the
 * level is passed through; an edge with both ends at the level is one segment, however many triangles it bounds; a
 * triangle all at the level is outlined by its neighbours. A triangle with a value that is not finite has no segment.
 *
 * @param values one for each vertex; vertices of the mesh that coincide should be one.
 * @returns at most one segment for each triangle.
 * @throws RangeError for another number of values; the reason of an aborted signal.
 */
export function surfaceContour(
  mesh: TriangleMesh,
  values: Float64Array,
  level: number,
  { compat, signal }: SurfaceContourOptions = {},
): SurfaceContour {
  checkVertexValues(mesh, values);
  const { positions, triangles } = mesh;
  const segments = new SurfaceSegments(positions, values, level);
  const cross = compat === 'emout' ? crossStrictly : crossTriangle;
  for (let at = 0; at < triangles.length; at += 3) {
    if (at % (3 * TRIANGLES_AT_ONCE) === 0) signal?.throwIfAborted();
    const a = triangles[at] as number;
    const b = triangles[at + 1] as number;
    const c = triangles[at + 2] as number;
    const va = values[a] as number;
    const vb = values[b] as number;
    const vc = values[c] as number;
    // A difference is NaN, hence not 0, when a value is NaN or infinite.
    if (va - va + (vb - vb) + (vc - vc) !== 0) continue;
    cross(segments, at / 3, level, a, b, c, va, vb, vc);
  }
  return segments.contour();
}

/** The signs of the values against the level decide; 0 for exactly at it. */
function crossTriangle(
  segments: SurfaceSegments,
  triangle: number,
  level: number,
  a: number,
  b: number,
  c: number,
  va: number,
  vb: number,
  vc: number,
): void {
  const sa = sideOf(va, level);
  const sb = sideOf(vb, level);
  const sc = sideOf(vc, level);
  const sum = sa + sb + sc;
  const zeros = (sa === 0 ? 1 : 0) + (sb === 0 ? 1 : 0) + (sc === 0 ? 1 : 0);
  if (zeros === 2) {
    if (sa !== 0) segments.addEdge(triangle, b, c);
    else if (sb !== 0) segments.addEdge(triangle, c, a);
    else segments.addEdge(triangle, a, b);
    return;
  }
  // All on one side, or all but one that touches the level; or all at the level.
  if (zeros === 3 || Math.abs(sum) + zeros === 3) return;
  if (zeros === 1) {
    if (sa === 0) segments.addFromVertex(triangle, a, b, c);
    else if (sb === 0) segments.addFromVertex(triangle, b, c, a);
    else segments.addFromVertex(triangle, c, a, b);
    return;
  }
  // The vertex that is alone on its side: both of its edges are crossed.
  if (sb === sc) segments.addRound(triangle, a, b, c);
  else if (sa === sc) segments.addRound(triangle, b, c, a);
  else segments.addRound(triangle, c, a, b);
}

function sideOf(value: number, level: number): -1 | 0 | 1 {
  if (value > level) return 1;
  return value < level ? -1 : 0;
}

/** As the original: the edges ab, bc and ca in this order, of which exactly two have to be crossed. */
function crossStrictly(
  segments: SurfaceSegments,
  triangle: number,
  level: number,
  a: number,
  b: number,
  c: number,
  va: number,
  vb: number,
  vc: number,
): void {
  const ab = (va - level) * (vb - level) < 0;
  const bc = (vb - level) * (vc - level) < 0;
  const ca = (vc - level) * (va - level) < 0;
  if (ab && bc) segments.addBetween(triangle, a, b, b, c);
  else if (ab && ca) segments.addBetween(triangle, a, b, c, a);
  else if (bc && ca) segments.addBetween(triangle, b, c, c, a);
}
