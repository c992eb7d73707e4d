import { expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import type { SampledGrid } from './sampled-grid.js';
import { vertexValues } from './surface-values.js';

const POINTS = 9;

/** x + 10 y + 100 z + 0.5 x z of the node numbers, the nodes half a length apart. */
function gridOfNodes(): SampledGrid {
  const values = Float64Array.from({ length: POINTS ** 3 }, (_, k) => {
    const [x, y, z] = [k % POINTS, Math.floor(k / POINTS) % POINTS, Math.floor(k / POINTS ** 2)];
    return x + 10 * y + 100 * z + 0.5 * x * z;
  });
  return { values, shape: [POINTS, POINTS, POINTS], spacing: [0.5, 0.5, 0.5], origin: [0, 0, 0] };
}

it('values lie on the nodes; with compat they are half a cell off', () => {
  const grid = gridOfNodes();
  const box = { xmin: 1, xmax: 3, ymin: 1, ymax: 3, zmin: 1, zmax: 3 };
  const mesh = boxMesh(box, { faces: ['zmax'], resolution: [3, 3] });
  const right = vertexValues(mesh, grid);
  const expected = Array.from({ length: right.length }, (_, k) => {
    const [x = 0, y = 0, z = 0] = mesh.positions.subarray(3 * k);
    return 2 * x + 20 * y + 200 * z + 0.5 * (2 * x) * (2 * z);
  });
  expect(expected).toHaveLength(9);
  expect([...right]).toEqual(expected);
  const compat = 'emout';
  const shifted = { ...mesh, positions: mesh.positions.map((coordinate) => coordinate + 0.25) };
  expect([...vertexValues(shifted, grid, { compat })]).toEqual(expected);
  expect([...vertexValues(mesh, grid, { compat })]).not.toEqual(expected);
});
