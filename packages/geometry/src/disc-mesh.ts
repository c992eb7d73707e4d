import { type Axis, type AxisFrame, axisFrame, writePoint } from './axis-frame.js';
import { checkVertexCount, finitePoint, type MeshOptions, pointCount, positive } from './mesh-options.js';
import { type AngleRange, type AngleSamples, angleSamples } from './samples.js';
import { bodyMesh, type SurfacePatch } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { scaled, type Vector3 } from './vector3.js';

/** A flat circle across an axis. */
export interface Disc {
  readonly center: Vector3;
  readonly axis: Axis;
  readonly radius: number;
}

/** Points round the axis and from the middle outwards. */
export interface RoundOptions extends MeshOptions {
  /** Points round the axis, at least 3; default 64. */
  readonly ntheta?: number;
  /** Points along the radius with both ends, at least 2; default 8. */
  readonly nradial?: number;
  /** Angles from e1 towards e2 in radians; the full circle when left out. */
  readonly thetaRange?: AngleRange;
}

export interface DiscOptions extends RoundOptions {
  /** Faces against the axis. */
  readonly flipNormal?: boolean;
}

/** The angles of a round shape and its points along the radius, checked. @throws MeshError */
export function roundSamples(options: RoundOptions): { theta: AngleSamples; nradial: number } {
  return {
    theta: angleSamples(pointCount('ntheta', options.ntheta ?? 64, 3, options), options.thetaRange),
    nradial: pointCount('nradial', options.nradial ?? 8, 2, options),
  };
}

/**
 * A disc that faces along its axis: a fan round the middle, then rings.
 * @throws MeshError
 */
export function discMesh(disc: Disc, options: DiscOptions = {}): TriangleMesh {
  const frame = axisFrame(disc.axis);
  const center = finitePoint('center', disc.center);
  const radius = positive('radius', disc.radius);
  const { theta, nradial } = roundSamples(options);
  return bodyMesh([discPatch(frame, center, radius, theta, nradial, options.flipNormal ? -1 : 1)], options);
}

/** A disc that faces along the axis (1) or against it (−1). */
export function discPatch(
  frame: AxisFrame,
  center: Vector3,
  radius: number,
  { angles, wraps }: AngleSamples,
  nradial: number,
  side: 1 | -1,
): SurfacePatch {
  const n = angles.length;
  const rings = nradial - 1;
  checkVertexCount(1 + rings * n);
  const positions = new Float64Array(3 * (1 + rings * n));
  writePoint(positions, 0, frame, center, 0, 0, 0);
  for (let ring = 1; ring <= rings; ring += 1) {
    const r = (radius * ring) / rings;
    for (let i = 0; i < n; i += 1) {
      const angle = angles[i] ?? 0;
      writePoint(positions, 1 + (ring - 1) * n + i, frame, center, r, Math.cos(angle), Math.sin(angle));
    }
  }
  const mesh = { positions, triangles: fanTriangles(n, rings, wraps) };
  // As built, fan and rings face against the axis.
  return { mesh, turn: side === 1, facing: scaled(frame.axis, side) };
}

function fanTriangles(n: number, rings: number, wraps: boolean): Uint32Array {
  const cells = wraps ? n : n - 1;
  const triangles = new Uint32Array(3 * cells * (2 * rings - 1));
  for (let i = 0; i < cells; i += 1) {
    triangles[3 * i + 1] = 1 + ((i + 1) % n);
    triangles[3 * i + 2] = 1 + i;
  }
  let at = 3 * cells;
  for (let ring = 1; ring < rings; ring += 1) {
    const inner = 1 + (ring - 1) * n;
    const outer = inner + n;
    for (let i = 0; i < cells; i += 1) {
      const next = (i + 1) % n;
      triangles[at] = inner + i;
      triangles[at + 1] = inner + next;
      triangles[at + 2] = outer + next;
      triangles[at + 3] = inner + i;
      triangles[at + 4] = outer + next;
      triangles[at + 5] = outer + i;
      at += 6;
    }
  }
  return triangles;
}
