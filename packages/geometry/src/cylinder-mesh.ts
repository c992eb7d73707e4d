import { type Axis, axisFrame } from './axis-frame.js';
import { discPatch, type RoundOptions, roundSamples } from './disc-mesh.js';
import { finitePoint, pointCount, positive } from './mesh-options.js';
import { roundWallPatch } from './round-wall.js';
import { type AxialExtent, axialEnds } from './samples.js';
import { bodyMesh, type SurfacePatch } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { added, type Vector3 } from './vector3.js';

/** A cylinder: its ends along the axis are distances from the centre. */
export type Cylinder = {
  readonly center: Vector3;
  readonly axis: Axis;
  readonly radius: number;
} & AxialExtent;

export type CylinderPart = 'side' | 'top' | 'bottom';

export interface CylinderOptions extends RoundOptions {
  /** The parts drawn; all when left out. Their order is always side, top, bottom. */
  readonly parts?: readonly CylinderPart[];
  /** Points along the axis, at least 2; default 2. */
  readonly naxial?: number;
}

/**
 * A cylinder; with all parts and the full circle it is closed.
 * @throws MeshError
 */
export function cylinderMesh(cylinder: Cylinder, options: CylinderOptions = {}): TriangleMesh {
  const frame = axisFrame(cylinder.axis);
  const center = finitePoint('center', cylinder.center);
  const radius = positive('radius', cylinder.radius);
  const ends = axialEnds(cylinder);
  const { theta, nradial } = roundSamples(options);
  const naxial = pointCount('naxial', options.naxial ?? 2, 2, options);
  const parts: Readonly<Record<CylinderPart, () => SurfacePatch>> = {
    side: () => roundWallPatch(frame, center, radius, theta, ends, naxial, 1),
    top: () => discPatch(frame, added(center, frame.axis, ends[1]), radius, theta, nradial, 1),
    bottom: () => discPatch(frame, added(center, frame.axis, ends[0]), radius, theta, nradial, -1),
  };
  const wanted = (['side', 'top', 'bottom'] as const).filter((part) => options.parts?.includes(part) ?? true);
  return bodyMesh(
    wanted.map((part) => parts[part]()),
    options,
  );
}
