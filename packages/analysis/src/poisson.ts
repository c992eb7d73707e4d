import { AnalysisInputError } from './errors.js';
import { transformAxis } from './line-transform.js';
import { type BoundaryType, type PoissonAxis, poissonAxis } from './poisson-axis.js';

export type { BoundaryType } from './poisson-axis.js';

type PerAxis<T> = { readonly x: T; readonly y: T; readonly z: T };

export interface PoissonOptions {
  /** Grid spacing of all axes in metres. */
  readonly dxM: number;
  readonly boundaryTypes: PerAxis<BoundaryType>;
  /**
   * Lower and upper end: volts for `dirichlet`, the slope ∂φ/∂axis in V/m for `neumann`, of no meaning for
   * `periodic`; zeros when left out.
   */
  readonly boundaryValues?: Partial<PerAxis<readonly [number, number]>>;
  /** Farad per metre; that of vacuum when left out. */
  readonly permittivity?: number;
  /** `emout` gives the numbers of the Python emout, which are wrong for every combination but `ppp` and `nnn`. */
  readonly compat?: 'emout' | undefined;
}

type Shape = readonly [number, number, number];

/** CODATA 2018. */
const VACUUM_PERMITTIVITY = 8.8541878128e-12;

/**
 * Solves ∇²φ = −ρ/ε with the 7-point stencil.
 * @param rho charge density in C/m³, C order (z, y, x), ends of all axes included; NaN anywhere makes all NaN.
 * @param shape points (nz+1, ny+1, nx+1), at least 2 each.
 * @returns φ in volts, of the same shape. Without a `dirichlet` axis the mean (at `neumann` ends with half weight) is 0.
 * @throws AnalysisInputError, or the reason of `signal`.
 */
export function solvePoisson(
  rho: Float64Array,
  shape: Shape,
  options: PoissonOptions,
  signal?: AbortSignal,
): Float64Array {
  return new PoissonSolver(shape, options).solve(rho, signal);
}

/** Poisson's equation on one grid with one set of boundaries; transforms are planned once for any number of densities. */
export class PoissonSolver {
  /** In array order: z, y, x. */
  readonly #axes: readonly [PoissonAxis, PoissonAxis, PoissonAxis];
  readonly #values: readonly (readonly [number, number])[];

  /** @throws AnalysisInputError */
  constructor(
    readonly shape: Shape,
    readonly options: PoissonOptions,
  ) {
    if (!shape.every((points) => Number.isSafeInteger(points) && points >= 2)) {
      const given = shape.join(' × ');
      throw new AnalysisInputError('shape', `it is ${given} points, and every axis needs 2 or more.`);
    }
    if (!(options.dxM > 0)) throw new AnalysisInputError('grid spacing', `${options.dxM} m is not above 0.`);
    const { boundaryTypes: types, boundaryValues: values = {}, compat } = options;
    const order = [types.z, types.y, types.x] as const;
    const axisOf = (axis: 0 | 1 | 2): PoissonAxis =>
      poissonAxis(
        order[axis],
        shape[axis],
        compat
          ? {
              afterPeriodic: order.slice(0, axis).includes('periodic'),
              anyPeriodic: order.includes('periodic'),
            }
          : null,
      );
    this.#axes = [axisOf(0), axisOf(1), axisOf(2)];
    this.#values = [values.z ?? [0, 0], values.y ?? [0, 0], values.x ?? [0, 0]];
    if (!this.#values.flat().every(Number.isFinite)) {
      throw new AnalysisInputError('boundary values', 'one of them is not a finite number.');
    }
  }

  /** φ in volts for a charge density in C/m³. @throws AnalysisInputError, or the reason of `signal`. */
  solve(rho: Float64Array, signal?: AbortSignal): Float64Array {
    const [nz, ny, nx] = this.shape;
    if (rho.length !== nz * ny * nx) {
      const reason = `it has ${rho.length} values, and the shape ${nz} × ${ny} × ${nx} needs ${nz * ny * nx}.`;
      throw new AnalysisInputError('charge density', reason);
    }
    const [z, y, x] = this.#axes;
    const unknowns: Shape = [z.unknowns, y.unknowns, x.unknowns];
    const work = this.#rightHandSide(rho);
    const potential = new Float64Array(rho.length);
    if (work.length > 0) {
      for (const axis of [0, 1, 2] as const)
        transformAxis(work, unknowns, axis, this.#axes[axis].forward, signal);
      this.#divideByEigenvalues(work);
      for (const axis of [0, 1, 2] as const)
        transformAxis(work, unknowns, axis, this.#axes[axis].inverse, signal);
      this.#place(work, potential);
    }
    for (const axis of [2, 1, 0] as const) this.#closeEnds(potential, axis);
    return potential;
  }

  /** −ρ/ε·dx² at the unknown points, with what the ends add. */
  #rightHandSide(rho: Float64Array): Float64Array {
    const [z, y, x] = this.#axes;
    const { dxM, permittivity = VACUUM_PERMITTIVITY } = this.options;
    const factor = (-dxM * dxM) / permittivity;
    const [, ny, nx] = this.shape;
    const work = new Float64Array(z.unknowns * y.unknowns * x.unknowns);
    let to = 0;
    for (let k = 0; k < z.unknowns; k++) {
      for (let j = 0; j < y.unknowns; j++) {
        let from = ((k + z.first) * ny + j + y.first) * nx + x.first;
        for (let i = 0; i < x.unknowns; i++) work[to++] = factor * (rho[from++] as number);
      }
    }
    const shape: Shape = [z.unknowns, y.unknowns, x.unknowns];
    this.#axes.forEach((axis, n) => {
      const [lower, upper] = this.#endTerms(axis, this.#values[n] ?? [0, 0]);
      if (lower !== 0) addToPlane(work, shape, n, 0, lower);
      if (upper !== 0) addToPlane(work, shape, n, axis.unknowns - 1, upper);
    });
    return work;
  }

  /** What the lower and upper end add to the right-hand side of their nearest unknown points. */
  #endTerms({ type }: PoissonAxis, [lower, upper]: readonly [number, number]): [number, number] {
    const { dxM, compat } = this.options;
    if (type === 'periodic') return [0, 0];
    if (type === 'dirichlet') return [-lower, -upper];
    // A slope is that of the central difference over the end, which names the point beyond it.
    return compat ? [-lower * dxM, upper * dxM] : [2 * lower * dxM, -2 * upper * dxM];
  }

  #divideByEigenvalues(work: Float64Array): void {
    const [z, y, x] = this.#axes;
    const scale = 1 / (z.forward.gain * y.forward.gain * x.forward.gain);
    let at = 0;
    for (const ofZ of z.eigenvalues) {
      for (const ofY of y.eigenvalues) {
        for (let i = 0; i < x.unknowns; i++, at++) {
          const sum = ofZ + ofY + (x.eigenvalues[i] as number);
          work[at] = sum === 0 ? 0 : ((work[at] as number) * scale) / sum;
        }
      }
    }
  }

  #place(work: Float64Array, potential: Float64Array): void {
    const [z, y, x] = this.#axes;
    const [, ny, nx] = this.shape;
    for (let k = 0, from = 0; k < z.unknowns; k++) {
      for (let j = 0; j < y.unknowns; j++, from += x.unknowns) {
        const to = ((k + z.first) * ny + j + y.first) * nx + x.first;
        potential.set(work.subarray(from, from + x.unknowns), to);
      }
    }
  }

  /** Fills the points of an axis that were not unknown; called for x, y, z, so that z decides at edges. */
  #closeEnds(potential: Float64Array, axis: 0 | 1 | 2): void {
    const { type, points } = this.#axes[axis];
    const [lower, upper] = this.#values[axis] ?? [0, 0];
    if (type === 'dirichlet') {
      eachInPlane(this.shape, axis, 0, (at) => {
        potential[at] = lower;
      });
      eachInPlane(this.shape, axis, points - 1, (at) => {
        potential[at] = upper;
      });
    } else if (type === 'periodic') {
      const [, ny, nx] = this.shape;
      const back = (points - 1) * (axis === 0 ? ny * nx : axis === 1 ? nx : 1);
      eachInPlane(this.shape, axis, points - 1, (at) => {
        potential[at] = potential[at - back] as number;
      });
    }
  }
}

function addToPlane(data: Float64Array, shape: Shape, axis: number, position: number, value: number): void {
  eachInPlane(shape, axis, position, (at) => {
    data[at] = (data[at] as number) + value;
  });
}

/** Visits the elements of a C-order array whose index on `axis` is `position`. */
function eachInPlane(shape: Shape, axis: number, position: number, visit: (at: number) => void): void {
  const [, ny, nx] = shape;
  const strides = [ny * nx, nx, 1];
  const [outer = 0, inner = 1] = [0, 1, 2].filter((other) => other !== axis);
  const base = position * (strides[axis] ?? 1);
  for (let a = 0; a < (shape[outer] ?? 0); a++) {
    for (let b = 0; b < (shape[inner] ?? 0); b++) {
      visit(base + a * (strides[outer] ?? 0) + b * (strides[inner] ?? 0));
    }
  }
}
