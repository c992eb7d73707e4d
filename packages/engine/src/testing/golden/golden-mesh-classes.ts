import { type BoxFace, boxMesh } from '@emout/geometry/box-mesh';
import { type CylinderPart, cylinderMesh } from '@emout/geometry/cylinder-mesh';
import { discMesh } from '@emout/geometry/disc-mesh';
import { holedPlateMesh } from '@emout/geometry/holed-plate-mesh';
import { holedSlabMesh } from '@emout/geometry/holed-slab-mesh';
import { panelMesh } from '@emout/geometry/panel-mesh';
import { ringDiskMesh } from '@emout/geometry/ring-disk-mesh';
import { sphereMesh } from '@emout/geometry/sphere-mesh';
import type { TriangleMesh } from '@emout/geometry/triangle-mesh';

type Triple = readonly [number, number, number];
type Pair = readonly [number, number];

interface Extents extends Readonly<Record<'xmin' | 'xmax' | 'ymin' | 'ymax' | 'zmin' | 'zmax', number>> {}

/** Arguments of the original by its names; each class has some of them. */
export interface MeshArguments extends Extents {
  readonly [name: string]: unknown;
  readonly center: Triple;
  readonly axis: 'x' | 'y' | 'z' | Triple;
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

/** The mesh of a class of the original, built here. @throws RangeError for a class that has no shape here */
export function meshOf(kind: string, given: MeshArguments, compat: boolean): TriangleMesh {
  const { center, axis, radius, width, pmin, pmax, tmin, tmax, length } = given;
  const options: Record<string, unknown> = compat ? { compat: 'emout' } : {};
  for (const [name, ours] of Object.entries(OPTION_NAMES)) if (name in given) options[ours] = given[name];
  const extent = length === undefined ? { tmin, tmax } : { length };
  const { inner_radius: innerRadius, outer_radius: outerRadius } = given;
  switch (kind) {
    case 'SphereMeshSurface':
      return sphereMesh({ center, radius }, axis === undefined ? options : { ...options, axis });
    case 'BoxMeshSurface':
      return boxMesh(given, options);
    case 'RectangleMeshSurface':
      return pmin && pmax ? panelMesh({ pmin, pmax }, options) : panelMesh({ center, axis, width }, options);
    case 'CircleMeshSurface':
      return discMesh({ center, axis, radius }, options);
    case 'CylinderMeshSurface':
      return cylinderMesh({ center, axis, radius, ...extent }, options);
    case 'DiskMeshSurface':
      return ringDiskMesh({ center, axis, outerRadius, innerRadius, ...extent }, options);
    case 'PlaneWithCircleMeshSurface':
      return holedPlateMesh({ center, axis, width, innerRadius }, options);
    case 'HollowCylinderMeshSurface':
      return holedSlabMesh({ center, axis, width, innerRadius, ...extent }, options);
    default:
      throw new RangeError(`No shape here is the original's ${kind}.`);
  }
}
