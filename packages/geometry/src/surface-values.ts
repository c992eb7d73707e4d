import type { SampledGrid } from './sampled-grid.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { type SampleOptions, sampleGrid } from './trilinear.js';

/** Triangles between two looks at the signal. */
const TRIANGLES_AT_ONCE = 65_536;

/**
 * A field on a surface: the value of the grid at every vertex, NaN where there is none. Lengths of the mesh and of the
 * grid are in the same unit.
 * @throws SampledGridError; the reason of an aborted signal.
 */
export function vertexValues(
  { positions }: TriangleMesh,
  grid: SampledGrid,
  options: SampleOptions = {},
): Float64Array {
  return sampleGrid(grid, positions, options);
}

/**
 * The value of each triangle: the mean of the finite values of its vertices, NaN when there is none.
 * @param values one for each vertex.
 * @throws RangeError for another number of values; the reason of an aborted signal.
 */
export function faceValues(
  mesh: TriangleMesh,
  values: Float64Array,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Float64Array {
  checkVertexValues(mesh, values);
  const { triangles } = mesh;
  const faces = new Float64Array(triangles.length / 3);
  for (let face = 0, at = 0; face < faces.length; face += 1, at += 3) {
    if (face % TRIANGLES_AT_ONCE === 0) signal?.throwIfAborted();
    let sum = 0;
    let count = 0;
    for (let corner = at; corner < at + 3; corner += 1) {
      const value = values[triangles[corner] as number] as number;
      if (value - value !== 0) continue;
      sum += value;
      count += 1;
    }
    faces[face] = count === 0 ? Number.NaN : sum / count;
  }
  return faces;
}

/** @throws RangeError unless there is one value for each vertex */
export function checkVertexValues({ positions }: TriangleMesh, values: Float64Array): void {
  if (values.length * 3 === positions.length) return;
  throw new RangeError(`The mesh has ${positions.length / 3} vertices; ${values.length} values are given.`);
}
