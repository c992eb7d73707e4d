import { CosineTransform } from './cosine-transform.js';
import { orthogonalised } from './emout-poisson.js';
import { HartleyTransform } from './hartley-transform.js';
import type { LineTransform } from './line-transform.js';
import { SineTransform } from './sine-transform.js';

/** Both ends of an axis: the two are one point, the potential is given, or its slope along the axis is given. */
export type BoundaryType = 'periodic' | 'dirichlet' | 'neumann';

/** One axis of the solver: which of its points are unknown, and the transform that diagonalises its second difference. */
export interface PoissonAxis {
  readonly type: BoundaryType;
  /** Points on the whole axis, both ends included. */
  readonly points: number;
  /** The first unknown point and the number of unknown points. */
  readonly first: number;
  readonly unknowns: number;
  readonly forward: LineTransform;
  readonly inverse: LineTransform;
  /** Of the second difference φ_{j−1} − 2φ_j + φ_{j+1}, by mode; all ≤ 0. */
  readonly eigenvalues: Float64Array;
}

export interface PoissonAxisCompat {
  /** A periodic axis was transformed before this one. */
  readonly afterPeriodic: boolean;
  /** Some axis is periodic. */
  readonly anyPeriodic: boolean;
}

/** @param compat gives the eigenvalues and transforms of the Python emout instead of the right ones. */
export function poissonAxis(
  type: BoundaryType,
  points: number,
  compat: PoissonAxisCompat | null,
): PoissonAxis {
  const cells = points - 1;
  switch (type) {
    case 'periodic': {
      const transform = new HartleyTransform(cells);
      const eigenvalues = modes(cells, (k) => -((2 * Math.sin((Math.PI * k) / cells)) ** 2));
      return {
        type,
        points,
        first: 0,
        unknowns: cells,
        forward: transform,
        inverse: transform,
        eigenvalues,
      };
    }
    case 'dirichlet': {
      const transform = new SineTransform(cells);
      // The original divides by the eigenvalues of an axis that is one cell longer.
      const span = compat ? cells + 1 : cells;
      const eigenvalues = modes(cells - 1, (k) => -((2 * Math.sin((Math.PI * (k + 1)) / (2 * span))) ** 2));
      return {
        type,
        points,
        first: 1,
        unknowns: cells - 1,
        forward: transform,
        inverse: transform,
        eigenvalues,
      };
    }
    case 'neumann': {
      const transform = new CosineTransform(cells);
      const eigenvalues = modes(points, (k) => -((2 * Math.sin((Math.PI * k) / (2 * cells))) ** 2));
      return {
        type,
        points,
        first: 0,
        unknowns: points,
        forward: compat?.afterPeriodic ? orthogonalised(transform) : transform,
        inverse: compat?.anyPeriodic ? orthogonalised(transform) : transform,
        eigenvalues,
      };
    }
  }
}

function modes(count: number, eigenvalue: (k: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => eigenvalue(k));
}
