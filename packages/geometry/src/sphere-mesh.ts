import { type Axis, axisFrame, writePoint } from './axis-frame.js';
import { MeshError } from './mesh-errors.js';
import { finitePoint, type MeshOptions, pointCount, positive } from './mesh-options.js';
import { type AngleRange, angleSamples, evenly } from './samples.js';
import { bodyMesh, gridMesh } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import type { Vector3 } from './vector3.js';

export interface Sphere {
  readonly center: Vector3;
  readonly radius: number;
}

export interface SphereOptions extends MeshOptions {
  /** From pole to pole; z when left out. */
  readonly axis?: Axis;
  /** Points round the axis, at least 3; default 48. */
  readonly ntheta?: number;
  /** Circles of latitude with both ends, at least 2 (3 from pole to pole); default 25. */
  readonly nphi?: number;
  /** Longitudes in radians; the full circle when left out. */
  readonly thetaRange?: AngleRange;
  /** Latitudes in radians, within ±π/2; both poles when left out. */
  readonly phiRange?: AngleRange;
}

const POLE = Math.PI / 2;
const SLACK = 1e-9;

/**
 * A sphere by longitude and latitude; closed when both ranges are full.
 * @throws MeshError
 */
export function sphereMesh(sphere: Sphere, options: SphereOptions = {}): TriangleMesh {
  const frame = axisFrame(options.axis ?? 'z');
  const center = finitePoint('center', sphere.center);
  const radius = positive('radius', sphere.radius);
  const { angles, wraps } = angleSamples(
    pointCount('ntheta', options.ntheta ?? 48, 3, options),
    options.thetaRange,
  );
  const nphi = pointCount('nphi', options.nphi ?? 25, 2, options);
  const latitudes = evenly(...latitudeRange(options.phiRange), nphi);
  const mesh = gridMesh(nphi, angles.length, wraps, (positions, vertex, row, column) => {
    const latitude = latitudes[row] ?? 0;
    const angle = angles[column] ?? 0;
    const across = Math.cos(latitude);
    const [u, v] = [across * Math.cos(angle), across * Math.sin(angle)];
    writePoint(positions, vertex, frame, center, radius, u, v, Math.sin(latitude));
  });
  // Longitude × latitude points outwards everywhere, so there is nothing to decide.
  return options.compat === 'emout' ? mesh : bodyMesh([{ mesh, turn: false, facing: frame.axis }], options);
}

function latitudeRange([from, to]: AngleRange = [-POLE, POLE]): AngleRange {
  if (!(from < to && from >= -POLE - SLACK && to <= POLE + SLACK)) {
    throw new MeshError('phiRange', `phiRange = [${from}, ${to}] does not increase within −π/2 and π/2.`);
  }
  return [Math.max(from, -POLE), Math.min(to, POLE)];
}
