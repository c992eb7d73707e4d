import { checkVertexCount } from './mesh-options.js';
import { type TriangleMesh, vertexCount } from './triangle-mesh.js';

/** All meshes as one, in their order; nothing is welded. @throws MeshError above `MOST_VERTICES`. */
export function combineMeshes(meshes: readonly TriangleMesh[]): TriangleMesh {
  const [only] = meshes;
  if (only && meshes.length === 1) return only;
  checkVertexCount(meshes.reduce((sum, mesh) => sum + vertexCount(mesh), 0));
  const positions = new Float64Array(meshes.reduce((sum, mesh) => sum + mesh.positions.length, 0));
  const triangles = new Uint32Array(meshes.reduce((sum, mesh) => sum + mesh.triangles.length, 0));
  let vertices = 0;
  let corners = 0;
  for (const mesh of meshes) {
    positions.set(mesh.positions, 3 * vertices);
    for (const vertex of mesh.triangles) {
      triangles[corners] = vertex + vertices;
      corners += 1;
    }
    vertices += vertexCount(mesh);
  }
  return { positions, triangles };
}
