import { MeshError } from './mesh-errors.js';
import { added, cross, dot, normalised, type Vector3 } from './vector3.js';

/** A coordinate axis, or any direction. */
export type Axis = 'x' | 'y' | 'z' | Vector3;

/** A right-handed frame of unit vectors: `e1 × e2 = axis`. */
export interface AxisFrame {
  readonly axis: Vector3;
  readonly e1: Vector3;
  readonly e2: Vector3;
}

const DIRECTIONS: Readonly<Record<'x' | 'y' | 'z', Vector3>> = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

/**
 * The frame of an axis: e1 is x made perpendicular to it (y when the axis runs nearly along x). So x has
 * e1 = y, e2 = z; y has e1 = x, e2 = −z; z has e1 = x, e2 = y.
 * @throws MeshError for a direction of length zero or with a component that is not finite.
 */
export function axisFrame(axis: Axis): AxisFrame {
  const direction = typeof axis === 'string' ? DIRECTIONS[axis] : axis;
  const a = normalised(direction);
  if (!a.every(Number.isFinite)) {
    throw new MeshError('axis', `axis = (${direction.join(', ')}) has no direction.`);
  }
  const reference = Math.abs(a[0]) > 0.9 ? DIRECTIONS.y : DIRECTIONS.x;
  const e1 = normalised(added(reference, a, -dot(reference, a)));
  return { axis: a, e1, e2: cross(a, e1) };
}

/** Writes `base + factor·(u·e1 + v·e2 + w·axis)` as the vertex of the given number. */
export function writePoint(
  positions: Float64Array,
  vertex: number,
  frame: AxisFrame,
  base: Vector3,
  factor: number,
  u: number,
  v: number,
  w = 0,
): void {
  const { axis, e1, e2 } = frame;
  const at = 3 * vertex;
  positions[at] = base[0] + factor * (u * e1[0] + v * e2[0] + w * axis[0]);
  positions[at + 1] = base[1] + factor * (u * e1[1] + v * e2[1] + w * axis[1]);
  positions[at + 2] = base[2] + factor * (u * e1[2] + v * e2[2] + w * axis[2]);
}
