import type { RunBoundaries } from '@emout/api/boundary-schemas';
import { type Box, united } from './fit';

/** The domain, in grid units; where its size is not known, what all boundaries stand in. */
export function pictureBox({ grid, boundaries }: Pick<RunBoundaries, 'grid' | 'boundaries'>): Box {
  if (grid !== null) return { min: [0, 0, 0], max: [grid.nx, grid.ny, grid.nz] };
  const boxes = boundaries.flatMap(({ box }): Box[] => (box === null ? [] : [box]));
  const [first, ...more] = boxes;
  return first === undefined ? { min: [0, 0, 0], max: [1, 1, 1] } : more.reduce(united, first);
}
