/**
 * The normals of triangles.
 * @returns x, y, z for each triangle, as long as twice its area; zero where it has none
 */
export function triangleNormals(positions: Float32Array, triangles: Uint32Array): Float64Array {
  const normals = new Float64Array(triangles.length);
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const a = 3 * (triangles[t] ?? 0);
    const b = 3 * (triangles[t + 1] ?? 0);
    const c = 3 * (triangles[t + 2] ?? 0);
    const ux = (positions[b] ?? 0) - (positions[a] ?? 0);
    const uy = (positions[b + 1] ?? 0) - (positions[a + 1] ?? 0);
    const uz = (positions[b + 2] ?? 0) - (positions[a + 2] ?? 0);
    const vx = (positions[c] ?? 0) - (positions[a] ?? 0);
    const vy = (positions[c + 1] ?? 0) - (positions[a + 1] ?? 0);
    const vz = (positions[c + 2] ?? 0) - (positions[a + 2] ?? 0);
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    // Where corners coincide only rounding gives the triangle an area.
    const least = 1e-6 * Math.hypot(ux, uy, uz) * Math.hypot(vx, vy, vz);
    if (!(Math.hypot(x, y, z) > least)) continue;
    normals[t] = x;
    normals[t + 1] = y;
    normals[t + 2] = z;
  }
  return normals;
}

/** Two triangles that meet at a sharper angle than this meet at an edge one sees. */
const CREASE_COSINE = Math.cos((30 * Math.PI) / 180);

/** Whether two normals, of any length, are more than 30° apart; one without length is apart from none. */
export function meetSharply(normals: Float64Array, s: number, t: number): boolean {
  const ax = normals[s] ?? 0;
  const ay = normals[s + 1] ?? 0;
  const az = normals[s + 2] ?? 0;
  const bx = normals[t] ?? 0;
  const by = normals[t + 1] ?? 0;
  const bz = normals[t + 2] ?? 0;
  const lengths = Math.sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz));
  return ax * bx + ay * by + az * bz < CREASE_COSINE * lengths;
}
