import { type BoxFace, boxMesh } from '@emout/geometry/box-mesh';
import { cylinderMesh } from '@emout/geometry/cylinder-mesh';
import { discMesh } from '@emout/geometry/disc-mesh';
import { holedPlateMesh } from '@emout/geometry/holed-plate-mesh';
import { MeshError } from '@emout/geometry/mesh-errors';
import { panelMesh } from '@emout/geometry/panel-mesh';
import { ringDiskMesh } from '@emout/geometry/ring-disk-mesh';
import { sphereMesh } from '@emout/geometry/sphere-mesh';
import type { TriangleMesh } from '@emout/geometry/triangle-mesh';
import type { Vector3 } from '@emout/geometry/vector3';
import type { Boundary } from './boundary.js';
import { BoundaryMeshError } from './boundary-errors.js';
import type { BoundaryShape, PlaneWithCircleShape } from './boundary-shape.js';
import { flatAxis, planeAndHole } from './boundary-types.js';

/** Points along the edges of a surface; what a shape does not have is not looked at. */
export interface BoundaryResolution {
  /** Round an axis. */
  readonly ntheta?: number;
  /** From pole to pole of a sphere. */
  readonly nphi?: number;
  /** Along a radius. */
  readonly nradial?: number;
  /** Along the axis of a cylinder. */
  readonly naxial?: number;
  /** Along the edges of a rectangle. */
  readonly resolution?: number;
  /** Factor on all of them, given or usual. */
  readonly resolutionScale?: number;
}

/** Grid units, or metres with the grid spacing in metres. */
export type BoundaryMeshOptions = (
  | { readonly unit: 'grid'; readonly dxM?: number | null }
  | { readonly unit: 'si'; readonly dxM: number }
) & {
  /** A factor on the usual number of points (1 when left out), or the numbers themselves. */
  readonly resolution?: number | BoundaryResolution;
  readonly compat?: 'emout';
};

type ShapeOptions = BoundaryResolution & { readonly compat?: 'emout' };

const PIT_FACES: readonly BoxFace[] = ['xmin', 'xmax', 'ymin', 'ymax', 'zmin'];

/**
 * The surface of a boundary. With `compat` it has the vertices and faces of the Python emout, and a plane with a hole
 * is centred on its hole; otherwise that plane is the whole plane of the domain.
 * @throws BoundaryMeshError when its numbers give no surface; MeshError for a resolution that cannot be drawn,
 * or a grid spacing that is not positive.
 */
export function meshOfBoundary(boundary: Boundary, options: BoundaryMeshOptions): TriangleMesh {
  if (boundary.shape === null) throw new BoundaryMeshError(boundary.index, boundary.type, boundary.problem);
  const { resolution = {}, compat } = options;
  const points = typeof resolution === 'number' ? { resolutionScale: resolution } : resolution;
  const mesh = meshOfShape(boundary.shape, compat ? { ...points, compat } : points);
  if (options.unit === 'grid') return mesh;
  if (!(Number.isFinite(options.dxM) && options.dxM > 0)) {
    throw new MeshError('dxM', `dxM = ${options.dxM} is not a positive number.`);
  }
  // The original divides by the length unit, so these are its last digits.
  const ratio = 1 / options.dxM;
  return { positions: mesh.positions.map((length) => length / ratio), triangles: mesh.triangles };
}

function meshOfShape(shape: BoundaryShape, options: ShapeOptions): TriangleMesh {
  switch (shape.kind) {
    case 'sphere':
      return sphereMesh(shape, options);
    case 'cuboid':
      return boxMesh(shape.box, options);
    case 'rectangle': {
      const flat = flatAxis(shape.box);
      return boxMesh(shape.box, { ...rectangleOptions(options), ...(flat && { faces: [`${flat}min`] }) });
    }
    case 'cylinder': {
      const { axis, origin: center, radius, height, open } = shape;
      const cylinder = { center, axis, radius, tmin: 0, tmax: height };
      return cylinderMesh(cylinder, open ? { ...options, parts: ['side'] } : options);
    }
    case 'disk': {
      const { axis, origin: center, radius: outerRadius, innerRadius, height } = shape;
      return ringDiskMesh({ center, axis, outerRadius, innerRadius, tmin: 0, tmax: height }, options);
    }
    case 'circle':
      return discMesh(shape, options);
    case 'plane-with-circle':
      return planeMesh(shape, options);
    case 'flat-surface': {
      const [nx, ny] = shape.width;
      return panelMesh({ center: [0.5 * nx, 0.5 * ny, shape.z], axis: 'z', width: [nx, ny] }, options);
    }
    case 'rectangle-hole':
      return boxMesh(shape.box, { ...options, faces: PIT_FACES });
    case 'cylinder-hole': {
      const { center, radius, depth } = shape;
      const cylinder = { center, axis: 'z' as const, radius, tmin: 0, tmax: depth };
      return cylinderMesh(cylinder, { ...options, parts: ['side', 'bottom'] });
    }
  }
}

/** The original does not scale the resolution of a rectangle. */
function rectangleOptions(options: ShapeOptions): ShapeOptions {
  return options.compat === 'emout' ? { ...options, resolutionScale: 1 } : options;
}

function planeMesh(shape: PlaneWithCircleShape, options: ShapeOptions): TriangleMesh {
  const { axis, center, radius: innerRadius, domain } = shape;
  const { width, hole } = planeAndHole(shape);
  if (options.compat === 'emout') {
    return holedPlateMesh({ center, axis, width: widthAsEmout(shape), innerRadius }, options);
  }
  const across = { x: 0, y: 1, z: 2 }[axis];
  const [x, y, z] = domain.map((cells, i) => (i === across ? (center[i] ?? 0) : 0.5 * cells));
  const middle: Vector3 = [x ?? 0, y ?? 0, z ?? 0];
  return holedPlateMesh({ center: middle, axis, width, innerRadius, holeOffset: hole }, options);
}

function widthAsEmout(shape: PlaneWithCircleShape): readonly [number, number] {
  const [nx, ny, nz] = shape.domain;
  return { x: [ny, nz] as const, y: [nx, nz] as const, z: [nx, ny] as const }[shape.axis];
}
