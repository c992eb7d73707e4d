import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { PotentialBoundary } from './potential-boundary.js';

/** The two staggered points on either side of each node of an axis that is asked for. */
export interface NeighbourPairs {
  /** Position of the lower neighbour; `NOTHING` where the node itself is 0. */
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  /** +1, or −1 where the value beyond the boundary is the mirror image with its sign turned. */
  readonly lowerSign: Float64Array;
  readonly upperSign: Float64Array;
}

/** In place of a position: the field vanishes at this node. */
export const NOTHING = -1;

export interface StencilOptions {
  /** `emout` takes E[1] for E[0] at the lower end of periodic and Dirichlet axes, as the Python emout does. */
  readonly compat?: 'emout' | undefined;
}

/**
 * Neighbours of the nodes of an axis along which the component itself points: E_a sits at a + ½, so node i lies
 * between E[i−1] and E[i], and the last point of the array is beyond the grid. At both ends the neighbour that is
 * missing is: periodic, the one at the other end; Dirichlet and open, the inner one again; Neumann, E itself is 0.
 * @param points of the axis
 */
export function electricPairs(
  selection: AxisSelection,
  points: number,
  boundary: PotentialBoundary,
  { compat }: StencilOptions = {},
): NeighbourPairs {
  const pairs = emptyPairs(selection.count);
  const last = Math.max(0, points - 2);
  const first = compat === 'emout' && boundary !== 'open' ? Math.min(1, points - 1) : 0;
  for (let k = 0; k < selection.count; k += 1) {
    const node = selection.start + k * selection.step;
    const inside = node > 0 && node < points - 1;
    if (inside) setPair(pairs, k, node - 1, node);
    else if (boundary === 'periodic') setPair(pairs, k, last, first);
    else if (boundary === 'neumann') setPair(pairs, k, NOTHING, NOTHING);
    else if (node === 0) setPair(pairs, k, first, first);
    else setPair(pairs, k, last, last);
  }
  return pairs;
}

/**
 * Neighbours of the nodes of an axis across the component: B_a sits at half positions there, so node i lies between
 * B[i−1] and B[i] for i = 1 … n−2. Beyond the ends: periodic, the value from the other end; Dirichlet, minus the inner
 * one; Neumann and open, the inner one.
 */
export function magneticPairs(
  selection: AxisSelection,
  points: number,
  boundary: PotentialBoundary,
): NeighbourPairs {
  const pairs = emptyPairs(selection.count);
  const last = Math.max(0, points - 2);
  const beyond = boundary === 'dirichlet' && points > 1 ? -1 : 1;
  for (let k = 0; k < selection.count; k += 1) {
    const node = selection.start + k * selection.step;
    const below = node > 0 ? node - 1 : boundary === 'periodic' ? last : 0;
    const above = node < points - 1 ? node : boundary === 'periodic' ? 0 : last;
    setPair(pairs, k, below, above);
    if (node === 0) pairs.lowerSign[k] = beyond;
    if (node === points - 1) pairs.upperSign[k] = beyond;
  }
  return pairs;
}

function emptyPairs(count: number): NeighbourPairs {
  return {
    lower: new Int32Array(count),
    upper: new Int32Array(count),
    lowerSign: new Float64Array(count).fill(1),
    upperSign: new Float64Array(count).fill(1),
  };
}

function setPair({ lower, upper }: NeighbourPairs, k: number, below: number, above: number): void {
  lower[k] = below;
  upper[k] = above;
}
