import { MeshError } from './mesh-errors.js';
import type { Vector3 } from './vector3.js';

/** How every shape is divided into triangles. */
export interface MeshOptions {
  /** Factor on every count of points, given or default; 1 when left out. */
  readonly resolutionScale?: number;
  /**
   * `emout`: vertices and faces in the order of the Python emout, parts not joined. Left out: vertices that coincide
   * are one, every triangle has an area and faces outwards.
   */
  readonly compat?: 'emout';
}

/** No mesh has more vertices than this. */
export const MOST_VERTICES = 4_000_000;

/** @throws MeshError when a mesh would have more than `MOST_VERTICES`. */
export function checkVertexCount(count: number): void {
  if (count > MOST_VERTICES) {
    throw new MeshError(
      'resolutionScale',
      `The mesh would have ${count} vertices; at most ${MOST_VERTICES} are drawn. Choose a coarser resolution.`,
    );
  }
}

/** The nearest whole number; halves go to the even one. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/**
 * A count of points after scaling. A count that only the scale makes too small is raised to the minimum; with
 * `compat` it is an error, as in the original.
 * @throws MeshError
 */
export function pointCount(name: string, count: number, minimum: number, options: MeshOptions): number {
  const scale = options.resolutionScale ?? 1;
  if (!(Number.isFinite(scale) && scale > 0)) {
    throw new MeshError('resolutionScale', `resolutionScale = ${scale} is not a positive number.`);
  }
  if (!Number.isInteger(count)) throw new MeshError(name, `${name} = ${count} is not a whole number.`);
  const points = roundHalfEven(count * scale);
  const tooFew = options.compat === 'emout' ? points < minimum : count < minimum;
  if (tooFew) {
    const what = scale === 1 ? `${name} = ${count}` : `${name} = ${count} times ${scale}`;
    throw new MeshError(name, `${what} is too few points: at least ${minimum} are needed.`);
  }
  checkVertexCount(points);
  return Math.max(minimum, points);
}

/** @throws MeshError unless the value is finite and above zero. */
export function positive(name: string, value: number): number {
  if (!(Number.isFinite(value) && value > 0)) {
    throw new MeshError(name, `${name} = ${value} is not a positive number.`);
  }
  return value;
}

/** @throws MeshError unless all three coordinates are finite. */
export function finitePoint(name: string, point: Vector3): Vector3 {
  if (!point.every(Number.isFinite)) {
    throw new MeshError(name, `${name} = (${point.join(', ')}) is not a point.`);
  }
  return point;
}

/** One width for a square, two for a rectangle; [along e1, along e2]. @throws MeshError */
export function widthPair(width: number | readonly [number, number]): readonly [number, number] {
  const [u, v] = typeof width === 'number' ? [width, width] : width;
  return [positive('width', u), positive('width', v)];
}
