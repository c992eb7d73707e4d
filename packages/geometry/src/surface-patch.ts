import { combineMeshes } from './combine.js';
import { MeshError } from './mesh-errors.js';
import { checkVertexCount, type MeshOptions } from './mesh-options.js';
import { type TriangleMesh, triangleCount, triangleNormal, turned } from './triangle-mesh.js';
import { dot, type Vector3 } from './vector3.js';
import { weld } from './weld.js';

/** One smooth part of the surface of a body. */
export interface SurfacePatch {
  readonly mesh: TriangleMesh;
  /** Whether the triangles have to be turned to face outwards. */
  readonly turn: boolean;
  /** The direction by which the Python emout decides whether it turns them. */
  readonly facing: Vector3;
  /** Whether it turns them when the triangles that it looks at cancel; as `turn` when left out. */
  readonly turnWhenBalanced?: boolean;
}

/** So many triangles the original looks at. */
const LOOKED_AT = 32;
/** A mean normal below this part of the triangles' own has only rounding in it. */
const BALANCED = 1e-12;

/**
 * The parts of a body as one mesh: facing outwards and welded, or as the Python emout leaves them.
 * @throws MeshError when no triangle is left.
 */
export function bodyMesh(patches: readonly SurfacePatch[], { compat }: MeshOptions): TriangleMesh {
  if (compat === 'emout') return combineMeshes(patches.map(turnedAsEmout));
  const mesh = weld(combineMeshes(patches.map(({ mesh, turn }) => (turn ? turned(mesh) : mesh))));
  if (mesh.triangles.length === 0) {
    throw new MeshError('parts', 'The shape has no surface: every triangle has shrunk to a line or a point.');
  }
  return mesh;
}

/** The original looks at the mean normal of the first triangles, which is wrong on some round walls. */
function turnedAsEmout({ mesh, turn, facing, turnWhenBalanced = turn }: SurfacePatch): TriangleMesh {
  const count = Math.min(LOOKED_AT, triangleCount(mesh));
  let along = 0;
  let total = 0;
  for (let triangle = 0; triangle < count; triangle += 1) {
    const normal = triangleNormal(mesh, triangle);
    along += dot(normal, facing);
    total += Math.sqrt(dot(normal, normal));
  }
  const turns = Math.abs(along) <= BALANCED * total ? turnWhenBalanced : along < 0;
  return turns ? turned(mesh) : mesh;
}

/**
 * A grid of vertices, rows outside and columns inside, with two triangles in each cell: (row, column), (row, column + 1)
 * and (row + 1, column + 1), then (row, column), (row + 1, column + 1), (row + 1, column).
 * @param wraps whether the last column is followed by the first.
 * @param write puts the vertex of a row and column into `positions`.
 */
export function gridMesh(
  rows: number,
  columns: number,
  wraps: boolean,
  write: (positions: Float64Array, vertex: number, row: number, column: number) => void,
): TriangleMesh {
  checkVertexCount(rows * columns);
  const positions = new Float64Array(3 * rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) write(positions, row * columns + column, row, column);
  }
  const cells = wraps ? columns : columns - 1;
  const triangles = new Uint32Array(6 * (rows - 1) * cells);
  let at = 0;
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      const next = (column + 1) % columns;
      const v00 = row * columns + column;
      const v01 = row * columns + next;
      const v11 = v01 + columns;
      triangles[at] = v00;
      triangles[at + 1] = v01;
      triangles[at + 2] = v11;
      triangles[at + 3] = v00;
      triangles[at + 4] = v11;
      triangles[at + 5] = v00 + columns;
      at += 6;
    }
  }
  return { positions, triangles };
}
