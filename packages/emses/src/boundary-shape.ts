import type { Box } from '@emout/geometry/box-mesh';
import type { Vector3 } from '@emout/geometry/vector3';

export type Direction = 'x' | 'y' | 'z';

/** Every boundary that has a surface, by the name that the input gives it. */
export type BoundaryType =
  | ('sphere' | 'cuboid' | 'rectangle' | 'flat-surface' | 'rectangle-hole' | 'cylinder-hole')
  | `${'cylinder' | 'open-cylinder' | 'disk' | 'circle' | 'plane-with-circle'}${Direction}`;

/** A boundary by its numbers, in grid units. */
export type BoundaryShape =
  | { readonly kind: 'sphere'; readonly center: Vector3; readonly radius: number }
  | { readonly kind: 'cuboid'; readonly box: Box }
  /** A box that is flat along one axis. */
  | { readonly kind: 'rectangle'; readonly box: Box }
  | CylinderShape
  | DiskShape
  | { readonly kind: 'circle'; readonly axis: Direction; readonly center: Vector3; readonly radius: number }
  | PlaneWithCircleShape
  /** The whole plane at z, `width` along x and y. */
  | { readonly kind: 'flat-surface'; readonly z: number; readonly width: readonly [number, number] }
  /** The floor and the four walls of a pit. */
  | { readonly kind: 'rectangle-hole'; readonly box: Box }
  | CylinderHoleShape;

export interface CylinderShape {
  readonly kind: 'cylinder';
  readonly axis: Direction;
  /** Middle of the lower end. */
  readonly origin: Vector3;
  readonly radius: number;
  readonly height: number;
  /** Without its two ends. */
  readonly open: boolean;
}

/** A disk of some thickness with a round hole. */
export interface DiskShape {
  readonly kind: 'disk';
  readonly axis: Direction;
  /** Middle of the lower end. */
  readonly origin: Vector3;
  readonly radius: number;
  readonly innerRadius: number;
  readonly height: number;
}

/** The plane of the domain across an axis, with a round hole in it. */
export interface PlaneWithCircleShape {
  readonly kind: 'plane-with-circle';
  readonly axis: Direction;
  /** Middle of the hole. */
  readonly center: Vector3;
  readonly radius: number;
  /** Cells along x, y, z. */
  readonly domain: Vector3;
}

/** The floor and the wall of a round pit. */
export interface CylinderHoleShape {
  readonly kind: 'cylinder-hole';
  /** Middle of the floor. */
  readonly center: Vector3;
  readonly radius: number;
  readonly depth: number;
}
