import { axisFrame, writePoint } from './axis-frame.js';
import { MeshError } from './mesh-errors.js';
import { type MeshOptions, pointCount } from './mesh-options.js';
import { evenly } from './samples.js';
import { bodyMesh, gridMesh, type SurfacePatch } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { scaled } from './vector3.js';

/** A box with edges along the coordinate axes. */
export interface Box {
  readonly xmin: number;
  readonly xmax: number;
  readonly ymin: number;
  readonly ymax: number;
  readonly zmin: number;
  readonly zmax: number;
}

export type BoxFace = 'xmin' | 'xmax' | 'ymin' | 'ymax' | 'zmin' | 'zmax';
type Direction = 'x' | 'y' | 'z';

export const BOX_FACES: readonly BoxFace[] = ['xmin', 'xmax', 'ymin', 'ymax', 'zmin', 'zmax'];

export interface BoxOptions extends MeshOptions {
  /** The faces drawn, in this order; all six when left out. */
  readonly faces?: readonly BoxFace[];
  /**
   * Points along the first and the second edge of every face (y and z, x and z, x and y); one number for both. So that
   * faces share the points of their common edge, y has the larger number, except with `compat`. Default 2.
   */
  readonly resolution?: number | readonly [number, number];
}

interface FaceGrid {
  readonly across: Direction;
  readonly upper: boolean;
  readonly columns: Direction;
  readonly rows: Direction;
  /** Whether columns × rows points into the box. */
  readonly turn: boolean;
}

const FACE_GRIDS: Readonly<Record<BoxFace, FaceGrid>> = {
  xmin: { across: 'x', upper: false, columns: 'y', rows: 'z', turn: true },
  xmax: { across: 'x', upper: true, columns: 'y', rows: 'z', turn: false },
  ymin: { across: 'y', upper: false, columns: 'x', rows: 'z', turn: false },
  ymax: { across: 'y', upper: true, columns: 'x', rows: 'z', turn: true },
  zmin: { across: 'z', upper: false, columns: 'x', rows: 'y', turn: true },
  zmax: { across: 'z', upper: true, columns: 'x', rows: 'y', turn: false },
};

const WORLD = axisFrame('z');

/**
 * The faces of a box, facing outwards; a box may be flat.
 * @throws MeshError
 */
export function boxMesh(box: Box, options: BoxOptions = {}): TriangleMesh {
  const limits = {
    x: ordered('x', box.xmin, box.xmax),
    y: ordered('y', box.ymin, box.ymax),
    z: ordered('z', box.zmin, box.zmax),
  };
  const [nu, nv] = faceResolution(options);
  const shared = { x: nu, y: Math.max(nu, nv), z: nv };
  const patches = [...new Set(options.faces ?? BOX_FACES)].map((face): SurfacePatch => {
    const { across, upper, columns, rows, turn } = FACE_GRIDS[face];
    const compat = options.compat === 'emout';
    const u = evenly(...limits[columns], compat ? nu : shared[columns]);
    const v = evenly(...limits[rows], compat ? nv : shared[rows]);
    const at = { x: 0, y: 0, z: 0, [across]: limits[across][upper ? 1 : 0] };
    const mesh = gridMesh(v.length, u.length, false, (positions, vertex, row, column) => {
      at[columns] = u[column] ?? 0;
      at[rows] = v[row] ?? 0;
      writePoint(positions, vertex, WORLD, ORIGIN, 1, at.x, at.y, at.z);
    });
    return { mesh, turn, facing: scaled(axisFrame(across).axis, upper ? 1 : -1) };
  });
  return bodyMesh(patches, options);
}

const ORIGIN = [0, 0, 0] as const;

/** Points along the two edges of a face, after scaling. @throws MeshError */
export function faceResolution(options: BoxOptions): readonly [nu: number, nv: number] {
  const { resolution = 2 } = options;
  const [nu, nv] = typeof resolution === 'number' ? [resolution, resolution] : resolution;
  return [pointCount('resolution', nu, 2, options), pointCount('resolution', nv, 2, options)];
}

function ordered(name: Direction, min: number, max: number): readonly [number, number] {
  if (!(Number.isFinite(max - min) && min <= max)) {
    throw new MeshError(
      `${name}min`,
      `${name}min = ${min} is above ${name}max = ${max}, or one is no number.`,
    );
  }
  return [min, max];
}
