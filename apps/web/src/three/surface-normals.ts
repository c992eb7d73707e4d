/**
 * Normals of vertices: the mean of those of their triangles, weighted by area. Vertices that lie in one place but are
 * several (where two parts of a body meet at an edge) each keep their own.
 * @param positions x, y, z of each vertex
 * @param triangles three positions among the vertices for each triangle
 * @returns x, y, z of each vertex's unit normal; (0, 0, 1) where no triangle has an area
 */
export function surfaceNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const a = 3 * (triangles[t] ?? 0);
    const b = 3 * (triangles[t + 1] ?? 0);
    const c = 3 * (triangles[t + 2] ?? 0);
    const ax = positions[a] ?? 0;
    const ay = positions[a + 1] ?? 0;
    const az = positions[a + 2] ?? 0;
    const ux = (positions[b] ?? 0) - ax;
    const uy = (positions[b + 1] ?? 0) - ay;
    const uz = (positions[b + 2] ?? 0) - az;
    const vx = (positions[c] ?? 0) - ax;
    const vy = (positions[c + 1] ?? 0) - ay;
    const vz = (positions[c + 2] ?? 0) - az;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (const k of [a, b, c]) {
      normals[k] = (normals[k] ?? 0) + nx;
      normals[k + 1] = (normals[k + 1] ?? 0) + ny;
      normals[k + 2] = (normals[k + 2] ?? 0) + nz;
    }
  }
  for (let k = 0; k < normals.length; k += 3) {
    const x = normals[k] ?? 0;
    const y = normals[k + 1] ?? 0;
    const z = normals[k + 2] ?? 0;
    const length = Math.hypot(x, y, z);
    normals[k] = length === 0 ? 0 : x / length;
    normals[k + 1] = length === 0 ? 0 : y / length;
    normals[k + 2] = length === 0 ? 1 : z / length;
  }
  return normals;
}
