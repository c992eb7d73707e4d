import type { Parameters } from './parameters.js';

/** What happens to the fields at both ends of an axis; `open` continues them with the nearest inner value. */
export type PotentialBoundary = 'periodic' | 'dirichlet' | 'neumann' | 'open';

export type SpaceAxis = 'z' | 'y' | 'x';

export interface AxisBoundary {
  readonly boundary: PotentialBoundary;
  /** A sentence when it had to be guessed. */
  readonly problem: string | null;
}

const CODES: readonly PotentialBoundary[] = ['periodic', 'dirichlet', 'neumann', 'open'];
const FORTRAN_INDEX: Readonly<Record<SpaceAxis, number>> = { x: 1, y: 2, z: 3 };

/** The boundary of an axis by `mtd_vbnd`: 0 periodic, 1 Dirichlet, 2 Neumann, 3 open. */
export function potentialBoundary(parameters: Parameters | null, axis: SpaceAxis): AxisBoundary {
  const code = parameters?.numberAt('mtd_vbnd', FORTRAN_INDEX[axis]) ?? null;
  const boundary = code === null ? undefined : CODES[code];
  const taken = 'so its ends are taken from the nearest inner values';
  if (boundary !== undefined) {
    const problem = boundary === 'open' ? `The boundary along ${axis} is open, ${taken}.` : null;
    return { boundary, problem };
  }
  const name = `mtd_vbnd(${FORTRAN_INDEX[axis]})`;
  const why = code === null ? `${name} is missing` : `${name} is ${code}, which is none of 0, 1, 2, 3`;
  return { boundary: 'open', problem: `${why}: the boundary along ${axis} is not known, ${taken}.` };
}
