import { readFileSync } from 'node:fs';
import { type BoxFace, boxMesh } from '../src/box-mesh.js';
import { type CylinderPart, cylinderMesh } from '../src/cylinder-mesh.js';
import { discMesh } from '../src/disc-mesh.js';
import { holedPlateMesh } from '../src/holed-plate-mesh.js';
import { holedSlabMesh } from '../src/holed-slab-mesh.js';
import { panelMesh } from '../src/panel-mesh.js';
import { ringDiskMesh } from '../src/ring-disk-mesh.js';
import { sphereMesh } from '../src/sphere-mesh.js';
import type { TriangleMesh } from '../src/triangle-mesh.js';

type Triple = readonly [number, number, number];
type Pair = readonly [number, number];
type Direction = 'x' | 'y' | 'z' | Triple;

/** Arguments of the original by its names. */
interface GoldenArguments {
  readonly [name: string]: unknown;
  readonly center: Triple;
  readonly axis: Direction;
  readonly radius: number;
  readonly outer_radius: number;
  readonly inner_radius: number;
  readonly width: number | Pair;
  readonly tmin: number;
  readonly tmax: number;
  readonly length?: number;
  readonly pmin?: Triple;
  readonly pmax?: Triple;
  readonly faces?: readonly BoxFace[];
  readonly parts?: readonly CylinderPart[];
}

export interface GoldenMesh {
  readonly cls: string;
  readonly kwargs: GoldenArguments & Record<'xmin' | 'xmax' | 'ymin' | 'ymax' | 'zmin' | 'zmax', number>;
  readonly nV: number;
  readonly nF: number;
  readonly area: number;
  readonly zero_area_faces: number;
  readonly signed_volume: number;
  readonly vmin: Triple;
  readonly vmax: Triple;
  readonly first_faces: readonly Triple[];
  readonly last_face: Triple;
  readonly first_vertex: Triple;
  readonly last_vertex: Triple;
  /** Whether the original takes it for open; it knows closed spheres only. */
  readonly open: boolean;
  readonly V?: readonly Triple[];
  readonly F?: readonly Triple[];
}

const file: { readonly meshes: readonly GoldenMesh[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/boundaries.json', import.meta.url), 'utf8'),
);

/** Meshes of the Python emout. */
export const goldenMeshes: readonly GoldenMesh[] = file.meshes;

const OPTION_NAMES: Readonly<Record<string, string>> = {
  ntheta: 'ntheta',
  nphi: 'nphi',
  nradial: 'nradial',
  naxial: 'naxial',
  nwall: 'nwall',
  resolution: 'resolution',
  theta_range: 'thetaRange',
  phi_range: 'phiRange',
  flip_normal: 'flipNormal',
  faces: 'faces',
  parts: 'parts',
};

/** The mesh that a golden entry describes, built here. */
export function meshOfGolden({ cls, kwargs }: GoldenMesh, compat: boolean): TriangleMesh {
  const { center, axis, radius, width } = kwargs;
  const options: Record<string, unknown> = compat ? { compat: 'emout' } : {};
  for (const [name, ours] of Object.entries(OPTION_NAMES)) {
    if (name in kwargs) options[ours] = kwargs[name];
  }
  const extent =
    kwargs.length === undefined ? { tmin: kwargs.tmin, tmax: kwargs.tmax } : { length: kwargs.length };
  const innerRadius = kwargs.inner_radius;
  switch (cls) {
    case 'SphereMeshSurface':
      return sphereMesh({ center, radius }, axis === undefined ? options : { ...options, axis });
    case 'BoxMeshSurface':
      return boxMesh(kwargs, options);
    case 'RectangleMeshSurface':
      return kwargs.pmin && kwargs.pmax
        ? panelMesh({ pmin: kwargs.pmin, pmax: kwargs.pmax }, options)
        : panelMesh({ center, axis, width }, options);
    case 'CircleMeshSurface':
      return discMesh({ center, axis, radius }, options);
    case 'CylinderMeshSurface':
      return cylinderMesh({ center, axis, radius, ...extent }, options);
    case 'DiskMeshSurface':
      return ringDiskMesh(
        { center, axis, outerRadius: kwargs.outer_radius, innerRadius, ...extent },
        options,
      );
    case 'PlaneWithCircleMeshSurface':
      return holedPlateMesh({ center, axis, width, innerRadius }, options);
    case 'HollowCylinderMeshSurface':
      return holedSlabMesh({ center, axis, width, innerRadius, ...extent }, options);
    default:
      throw new Error(`No shape here is the original's ${cls}.`);
  }
}
