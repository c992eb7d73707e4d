import { closePeriodic, type Grid } from './grid.js';
import { GROUND_SURFACE } from './landscape.js';

export interface RelaxationOptions {
  readonly sweeps: number;
  /** 1 is Gauss–Seidel, which smooths best; towards 2 long waves settle faster. */
  readonly overrelaxation: number;
}

/**
 * Red–black relaxation of the screened Poisson equation `Σ neighbours − (6 + screening)·u + source = 0` on the nodes whose
 * kind is below `GROUND_SURFACE`; the others, and those of the top plane, keep their value.
 *
 * Periodic along x and y (even numbers of cells), mirrored at the bottom. `source` and `screening` are in units of one cell².
 */
export function relax(
  grid: Grid,
  kinds: Uint8Array,
  u: Float32Array,
  screening: Float32Array,
  source: Float32Array,
  options: RelaxationOptions,
): void {
  const { nz } = grid;
  const { sweeps, overrelaxation } = options;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    // Black follows one plane behind red, while the planes are still in the cache.
    for (let k = 0; k <= nz; k++) {
      if (k < nz) relaxPlane(grid, kinds, u, screening, source, overrelaxation, k, 0);
      if (k > 0) relaxPlane(grid, kinds, u, screening, source, overrelaxation, k - 1, 1);
    }
  }
  closePeriodic(grid, u);
}

/** Updates the nodes of one colour, 0 or 1, in one plane. */
function relaxPlane(
  grid: Grid,
  kinds: Uint8Array,
  u: Float32Array,
  screening: Float32Array,
  source: Float32Array,
  overrelaxation: number,
  k: number,
  colour: number,
): void {
  const { nx, ny, rowNodes, planeNodes } = grid;
  const plane = k * planeNodes;
  const below = k > 0 ? -planeNodes : planeNodes;
  for (let j = 0; j < ny; j++) {
    const row = plane + j * rowNodes;
    const front = j > 0 ? -rowNodes : (ny - 1) * rowNodes;
    const back = j < ny - 1 ? rowNodes : -(ny - 1) * rowNodes;
    for (let i = (colour + j + k) & 1; i < nx; i += 2) {
      const p = row + i;
      if ((kinds[p] as number) >= GROUND_SURFACE) continue;
      const left = i > 0 ? p - 1 : p + nx - 1;
      const right = i < nx - 1 ? p + 1 : row;
      const around =
        (u[left] as number) +
        (u[right] as number) +
        (u[p + front] as number) +
        (u[p + back] as number) +
        (u[p + below] as number) +
        (u[p + planeNodes] as number);
      const diagonal = 6 + (screening[p] as number);
      const now = u[p] as number;
      u[p] = now + overrelaxation * ((around + (source[p] as number)) / diagonal - now);
    }
  }
}
