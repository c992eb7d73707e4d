import type { SmoothSurface } from './smooth-surface';

/** An eye at a place, or infinitely far away in a direction. */
export interface Eye {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly atInfinity: boolean;
}

/**
 * The outline of a smooth surface: where it turns away from the eye, found across each triangle from the normals of
 * its vertices, so that it is as smooth as the surface (Hertzmann and Zorin 2000).
 * @param into receives x, y, z of both ends of each piece; as many as there are triangles have room
 * @returns how many pieces were written
 */
export function outlineInto(
  into: Float32Array,
  { positions, normals, triangles }: SmoothSurface,
  eye: Eye,
): number {
  let written = 0;
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const a = 3 * (triangles[t] ?? 0);
    const b = 3 * (triangles[t + 1] ?? 0);
    const c = 3 * (triangles[t + 2] ?? 0);
    const sa = towardsEye(positions, normals, a, eye);
    const sb = towardsEye(positions, normals, b, eye);
    const sc = towardsEye(positions, normals, c, eye);
    const front = Number(sa > 0) + Number(sb > 0) + Number(sc > 0);
    if (front === 0 || front === 3) continue;
    let at = 6 * written;
    if (sa > 0 !== sb > 0) at = crossing(into, at, positions, a, b, sa / (sa - sb));
    if (sb > 0 !== sc > 0) at = crossing(into, at, positions, b, c, sb / (sb - sc));
    if (sc > 0 !== sa > 0) crossing(into, at, positions, c, a, sc / (sc - sa));
    written++;
  }
  return written;
}

function towardsEye(positions: Float32Array, normals: Float32Array, v: number, eye: Eye): number {
  const away = eye.atInfinity ? 0 : 1;
  return (
    (normals[v] ?? 0) * (eye.x - away * (positions[v] ?? 0)) +
    (normals[v + 1] ?? 0) * (eye.y - away * (positions[v + 1] ?? 0)) +
    (normals[v + 2] ?? 0) * (eye.z - away * (positions[v + 2] ?? 0))
  );
}

function crossing(
  into: Float32Array,
  at: number,
  positions: Float32Array,
  from: number,
  to: number,
  share: number,
): number {
  for (let k = 0; k < 3; k++) {
    const start = positions[from + k] ?? 0;
    into[at + k] = start + ((positions[to + k] ?? 0) - start) * share;
  }
  return at + 3;
}

/** True for a surface some triangle of which bends: flat ones have no outline but their edges. */
export function isCurved(normals: Float32Array, triangles: Uint32Array): boolean {
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const a = 3 * (triangles[t] ?? 0);
    for (let corner = 1; corner < 3; corner++) {
      const b = 3 * (triangles[t + corner] ?? 0);
      const cosine =
        (normals[a] ?? 0) * (normals[b] ?? 0) +
        (normals[a + 1] ?? 0) * (normals[b + 1] ?? 0) +
        (normals[a + 2] ?? 0) * (normals[b + 2] ?? 0);
      if (cosine < 0.9999) return true;
    }
  }
  return false;
}
