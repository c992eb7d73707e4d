import { type Axis, type AxisFrame, axisFrame, writePoint } from './axis-frame.js';
import { type RoundOptions, roundSamples } from './disc-mesh.js';
import { MeshError } from './mesh-errors.js';
import { finitePoint, pointCount, positive } from './mesh-options.js';
import { roundWallPatch } from './round-wall.js';
import { type AngleSamples, type AxialExtent, axialEnds, evenly } from './samples.js';
import { bodyMesh, gridMesh, type SurfacePatch } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { added, scaled, type Vector3 } from './vector3.js';

/** A disk of some thickness with a round hole in the middle. */
export type RingDisk = {
  readonly center: Vector3;
  readonly axis: Axis;
  readonly outerRadius: number;
  readonly innerRadius: number;
} & AxialExtent;

export type RingDiskPart = 'outer' | 'inner' | 'top' | 'bottom';

export interface RingDiskOptions extends RoundOptions {
  /** The parts drawn; all when left out. Their order is always outer, inner, top, bottom. */
  readonly parts?: readonly RingDiskPart[];
  /** Points along the axis, at least 2; default 2. */
  readonly naxial?: number;
}

/**
 * A ring-shaped disk; with all parts and the full circle it is closed.
 * @throws MeshError
 */
export function ringDiskMesh(disk: RingDisk, options: RingDiskOptions = {}): TriangleMesh {
  const frame = axisFrame(disk.axis);
  const center = finitePoint('center', disk.center);
  const outer = positive('outerRadius', disk.outerRadius);
  const inner = positive('innerRadius', disk.innerRadius);
  if (inner >= outer) {
    throw new MeshError('innerRadius', `innerRadius = ${inner} is not below outerRadius = ${outer}.`);
  }
  const ends = axialEnds(disk);
  const { theta, nradial } = roundSamples(options);
  const naxial = pointCount('naxial', options.naxial ?? 2, 2, options);
  const radii = evenly(inner, outer, nradial);
  const parts: Readonly<Record<RingDiskPart, () => SurfacePatch>> = {
    outer: () => roundWallPatch(frame, center, outer, theta, ends, naxial, 1),
    inner: () => roundWallPatch(frame, center, inner, theta, ends, naxial, -1),
    top: () => annulusPatch(frame, added(center, frame.axis, ends[1]), radii, theta, 1),
    bottom: () => annulusPatch(frame, added(center, frame.axis, ends[0]), radii, theta, -1),
  };
  const order = ['outer', 'inner', 'top', 'bottom'] as const;
  const wanted = order.filter((part) => options.parts?.includes(part) ?? true);
  return bodyMesh(
    wanted.map((part) => parts[part]()),
    options,
  );
}

/** A flat ring, rows of growing radius: it faces along the axis (1) or against it (−1). */
function annulusPatch(
  frame: AxisFrame,
  center: Vector3,
  radii: Float64Array,
  { angles, wraps }: AngleSamples,
  side: 1 | -1,
): SurfacePatch {
  const mesh = gridMesh(radii.length, angles.length, wraps, (positions, vertex, row, column) => {
    const angle = angles[column] ?? 0;
    writePoint(positions, vertex, frame, center, radii[row] ?? 0, Math.cos(angle), Math.sin(angle));
  });
  return { mesh, turn: side === 1, facing: scaled(frame.axis, side) };
}
