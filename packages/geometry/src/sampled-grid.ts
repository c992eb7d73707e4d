import type { BoundingBox } from './triangle-mesh.js';
import type { Vector3 } from './vector3.js';

/** Values on the nodes of a regular grid: node (i, j, k) lies at `origin + (i, j, k)·spacing`. */
export interface SampledGrid {
  /** In C order (z, y, x): the value of node (i, j, k) is element (k·ny + j)·nx + i. */
  readonly values: Float32Array | Float64Array;
  /** Nodes along z, y and x. */
  readonly shape: readonly [nz: number, ny: number, nx: number];
  /** Distances between nodes along x, y and z; below zero where the coordinate falls along the array. */
  readonly spacing: Vector3;
  /** Where the first node lies. */
  readonly origin: Vector3;
}

export interface GridOptions {
  /**
   * `emout`: a value belongs to the centre of a cell, half a spacing behind its node, as the Python emout has it for
   * surfaces. EMSES writes values on nodes, so these pictures are half a cell off.
   */
  readonly compat?: 'emout' | undefined;
}

/** One direction of a grid, with its nodes at `origin + i·spacing` for `i` from 0 to `count - 1`. */
export interface GridAxis {
  readonly count: number;
  readonly spacing: number;
  readonly origin: number;
  /** Elements of the array from one node to the next. */
  readonly stride: number;
}

/** Numbers do not describe a grid. */
export class SampledGridError extends Error {
  readonly tag = 'SampledGrid' as const;

  constructor(
    /** What does not fit: `shape`, `spacing` or `origin`. */
    readonly parameter: 'shape' | 'spacing' | 'origin',
    reason: string,
  ) {
    super(reason);
    this.name = 'SampledGridError';
  }
}

/** Elements are counted in 32 bits while they are sampled. */
const MOST_NODES = 2 ** 31 - 1;

/** The axes x, y and z of a grid. @throws SampledGridError when its numbers do not fit together */
export function gridAxes({ values, shape, spacing, origin }: SampledGrid): [GridAxis, GridAxis, GridAxis] {
  const [nz, ny, nx] = shape;
  if (!shape.every((count) => Number.isSafeInteger(count) && count >= 1)) {
    throw new SampledGridError('shape', `A grid of ${shape.join(' × ')} nodes has no values to sample.`);
  }
  const nodes = nz * ny * nx;
  if (nodes !== values.length) {
    throw new SampledGridError(
      'shape',
      `A grid of ${shape.join(' × ')} nodes needs ${nodes} values; ${values.length} are given.`,
    );
  }
  if (nodes > MOST_NODES) {
    throw new SampledGridError(
      'shape',
      `The grid has ${nodes} nodes; at most ${MOST_NODES} are sampled. Take every second one.`,
    );
  }
  const axis = (name: string, along: 0 | 1 | 2, count: number, stride: number): GridAxis => {
    const [step, first] = [spacing[along], origin[along]];
    if (!Number.isFinite(step) || step === 0) {
      throw new SampledGridError(
        'spacing',
        `The spacing ${step} along ${name} is no distance between nodes.`,
      );
    }
    if (!Number.isFinite(first) || !Number.isFinite(first + count * step)) {
      throw new SampledGridError(
        'origin',
        `The nodes along ${name} begin at ${first}; that is no coordinate.`,
      );
    }
    return { count, spacing: step, origin: first, stride };
  };
  return [axis('x', 0, nx, 1), axis('y', 1, ny, nx), axis('z', 2, nz, nx * ny)];
}

/**
 * The box of a grid: from its first to its last nodes, with `compat` one spacing longer.
 * @throws SampledGridError
 */
export function gridBox(grid: SampledGrid, { compat }: GridOptions = {}): BoundingBox {
  const ends = gridAxes(grid).map(({ count, spacing, origin }) => {
    const end = origin + (compat === 'emout' ? count : count - 1) * spacing;
    return [Math.min(origin, end), Math.max(origin, end)] as const;
  });
  const [[xmin, xmax] = [0, 0], [ymin, ymax] = [0, 0], [zmin, zmax] = [0, 0]] = ends;
  return { min: [xmin, ymin, zmin], max: [xmax, ymax, zmax] };
}

/** The box with each side moved outwards by a part of its width. */
export function expandedBox({ min, max }: BoundingBox, part: number): BoundingBox {
  const margin = (along: 0 | 1 | 2): number => part * (max[along] - min[along]);
  return {
    min: [min[0] - margin(0), min[1] - margin(1), min[2] - margin(2)],
    max: [max[0] + margin(0), max[1] + margin(1), max[2] + margin(2)],
  };
}
