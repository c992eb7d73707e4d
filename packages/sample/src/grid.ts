/** A box of cubic cells whose values live on nodes; periodic along x and y, so that the last nodes repeat the first. */
export interface Grid {
  /** Cells along each axis. */
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  /** Nodes in a row along x, and in a plane of x and y. */
  readonly rowNodes: number;
  readonly planeNodes: number;
  readonly nodes: number;
  /** Edge of a cell in metres. */
  readonly spacingM: number;
}

/** A grid of nx × ny × nz cells; node (i, j, k) has the flat index `k·planeNodes + j·rowNodes + i`. */
export function gridOf(nx: number, ny: number, nz: number, spacingM: number): Grid {
  const rowNodes = nx + 1;
  const planeNodes = rowNodes * (ny + 1);
  return { nx, ny, nz, rowNodes, planeNodes, nodes: planeNodes * (nz + 1), spacingM };
}

/** The grid of the same box with cells `factor` times as wide. */
export function coarsened(grid: Grid, factor: number): Grid {
  return gridOf(grid.nx / factor, grid.ny / factor, grid.nz / factor, grid.spacingM * factor);
}

/** The shape of a field on the grid, (z, y, x). */
export function shapeOf(grid: Grid): [number, number, number] {
  return [grid.nz + 1, grid.ny + 1, grid.nx + 1];
}

/** Copies the first nodes along x and y over the last ones, which are the same places. */
export function closePeriodic(grid: Grid, field: Float32Array | Uint8Array): void {
  const { nx, ny, nz, rowNodes, planeNodes } = grid;
  for (let k = 0; k <= nz; k++) {
    const plane = k * planeNodes;
    for (let row = plane; row < plane + ny * rowNodes; row += rowNodes)
      field[row + nx] = field[row] as number;
    field.copyWithin(plane + ny * rowNodes, plane, plane + rowNodes);
  }
}

/** Every `factor`-th node of a fine field as the field of the coarse grid. */
export function inject<T extends Float32Array | Uint8Array>(fine: Grid, from: T, coarse: Grid, into: T): T {
  const factor = fine.nx / coarse.nx;
  let q = 0;
  for (let k = 0; k <= coarse.nz; k++) {
    for (let j = 0; j <= coarse.ny; j++) {
      const row = k * factor * fine.planeNodes + j * factor * fine.rowNodes;
      for (let i = 0; i <= coarse.nx; i++, q++) into[q] = from[row + i * factor] as number;
    }
  }
  return into;
}

/**
 * Trilinear interpolation to a grid of half the spacing.
 * Nodes whose `kinds` entry is `keepFrom` or more keep what `into` holds.
 */
export function interpolateToHalf(
  coarse: Grid,
  from: Float32Array,
  fine: Grid,
  into: Float32Array,
  kinds: Uint8Array | null = null,
  keepFrom = 256,
): void {
  const blended = new Float32Array(coarse.rowNodes);
  for (let k = 0; k <= fine.nz; k++) {
    const below = (k >> 1) * coarse.planeNodes;
    const above = ((k + 1) >> 1) * coarse.planeNodes;
    for (let j = 0; j <= fine.ny; j++) {
      const near = (j >> 1) * coarse.rowNodes;
      const far = ((j + 1) >> 1) * coarse.rowNodes;
      for (let i = 0; i < coarse.rowNodes; i++) {
        blended[i] =
          0.25 *
          ((from[below + near + i] as number) +
            (from[below + far + i] as number) +
            (from[above + near + i] as number) +
            (from[above + far + i] as number));
      }
      const row = k * fine.planeNodes + j * fine.rowNodes;
      for (let i = 0; i <= fine.nx; i++) {
        if (kinds !== null && (kinds[row + i] as number) >= keepFrom) continue;
        into[row + i] = 0.5 * ((blended[i >> 1] as number) + (blended[(i + 1) >> 1] as number));
      }
    }
  }
}
