import { type Axis, type AxisFrame, axisFrame, writePoint } from './axis-frame.js';
import { type DiscOptions, type RoundOptions, roundSamples } from './disc-mesh.js';
import { MeshError } from './mesh-errors.js';
import { checkVertexCount, finitePoint, positive, widthPair } from './mesh-options.js';
import { type RimSample, rimSamples } from './rim-samples.js';
import { type AngleSamples, evenly } from './samples.js';
import { bodyMesh, gridMesh, type SurfacePatch } from './surface-patch.js';
import { type TriangleMesh, withoutZeroArea } from './triangle-mesh.js';
import { scaled, type Vector3 } from './vector3.js';

/** A rectangle across an axis with a round hole. */
export interface HoledPlate {
  /** The middle of the rectangle. */
  readonly center: Vector3;
  readonly axis: Axis;
  /** Widths along e1 and e2 of the axis; one number for a square. */
  readonly width: number | readonly [number, number];
  readonly innerRadius: number;
  /** The middle of the hole from that of the rectangle, along e1 and e2; none when left out. */
  readonly holeOffset?: readonly [number, number];
}

/** What a plate is built from: rays from the hole to the rim. */
export interface PlateRays {
  readonly frame: AxisFrame;
  readonly radius: number;
  readonly hole: readonly [number, number];
  readonly halfWidth: readonly [number, number];
  /** Their ends from the middle of the rectangle. */
  readonly rays: readonly RimSample[];
  readonly wraps: boolean;
}

/**
 * A plate with a hole that faces along its axis. A ray goes through every corner, so the rectangle is exact and the
 * hole is a polygon. The hole may reach over an edge; with `compat` it may not, and corners between rays are cut off.
 * @throws MeshError
 */
export function holedPlateMesh(plate: HoledPlate, options: DiscOptions = {}): TriangleMesh {
  const center = finitePoint('center', plate.center);
  const { theta, nradial } = roundSamples(options);
  const rays = plateRays(plate, theta, options);
  const mesh = bodyMesh([platePatch(rays, center, nradial, options.flipNormal ? -1 : 1)], options);
  // Slivers are left where the hole meets the edge.
  return options.compat === 'emout' ? mesh : withoutZeroArea(mesh);
}

/** The rays of a plate, `edgePoints` of them to every edge of the rectangle. @throws MeshError */
export function plateRays(
  plate: HoledPlate,
  theta: AngleSamples,
  options: RoundOptions,
  edgePoints = 2,
): PlateRays {
  const frame = axisFrame(plate.axis);
  const [widthU, widthV] = widthPair(plate.width);
  const halfWidth = [0.5 * widthU, 0.5 * widthV] as const;
  const radius = positive('innerRadius', plate.innerRadius);
  const hole = plate.holeOffset ?? [0, 0];
  if (!(Math.abs(hole[0]) < halfWidth[0] && Math.abs(hole[1]) < halfWidth[1])) {
    throw new MeshError(
      'holeOffset',
      `holeOffset = (${hole.join(', ')}) puts the hole outside the rectangle.`,
    );
  }
  const common = { frame, radius, hole, halfWidth, wraps: theta.wraps };
  if (options.compat === 'emout') {
    if (hole[0] !== 0 || hole[1] !== 0) {
      throw new MeshError(
        'holeOffset',
        `holeOffset = (${hole.join(', ')}): the original has its holes in the middle.`,
      );
    }
    checkHoleInside(radius, hole, halfWidth);
    return { ...common, rays: Array.from(theta.angles, (angle) => rayAsEmout(angle, halfWidth)) };
  }
  const rectangle = {
    umin: -halfWidth[0] - hole[0],
    umax: halfWidth[0] - hole[0],
    vmin: -halfWidth[1] - hole[1],
    vmax: halfWidth[1] - hole[1],
  };
  checkVertexCount(2 * theta.angles.length);
  const range = options.thetaRange ?? [0, 2 * Math.PI];
  const rays = rimSamples(theta.angles, range, rectangle, radius, edgePoints).map(({ angle, u, v }) => ({
    angle,
    u: fromMiddle(u, hole[0], halfWidth[0], rectangle.umin, rectangle.umax),
    v: fromMiddle(v, hole[1], halfWidth[1], rectangle.vmin, rectangle.vmax),
  }));
  return { ...common, rays };
}

/** A coordinate from the middle of the rectangle; on its edges to the last bit. */
function fromMiddle(value: number, hole: number, half: number, min: number, max: number): number {
  if (value === min) return -half;
  return value === max ? half : hole + value;
}

/** @throws MeshError unless the hole leaves a rim on every side. */
export function checkHoleInside(
  radius: number,
  hole: readonly [number, number],
  halfWidth: readonly [number, number],
): void {
  const room = Math.min(halfWidth[0] - Math.abs(hole[0]), halfWidth[1] - Math.abs(hole[1]));
  if (radius >= room) {
    throw new MeshError('innerRadius', `innerRadius = ${radius} reaches the edge, which is ${room} away.`);
  }
}

/** A plate with rows from the hole to the rim: it faces along the axis (1) or against it (−1). */
export function platePatch(plate: PlateRays, center: Vector3, nradial: number, side: 1 | -1): SurfacePatch {
  const { frame, radius, hole, rays, wraps } = plate;
  const parts = evenly(0, 1, nradial);
  // Where the hole reaches over the edge, the ray has no length.
  const inner = rays.map(({ angle, u, v }) => {
    const inside = radius < Math.hypot(u - hole[0], v - hole[1]);
    return inside ? [hole[0] + radius * Math.cos(angle), hole[1] + radius * Math.sin(angle)] : [u, v];
  });
  const mesh = gridMesh(nradial, rays.length, wraps, (positions, vertex, row, column) => {
    const part = parts[row] ?? 0;
    const [innerU = 0, innerV = 0] = inner[column] ?? [];
    const ray = rays[column];
    const u = (1 - part) * innerU + part * (ray?.u ?? 0);
    const v = (1 - part) * innerV + part * (ray?.v ?? 0);
    writePoint(positions, vertex, frame, center, 1, u, v);
  });
  return { mesh, turn: side === 1, facing: scaled(frame.axis, side) };
}

function rayAsEmout(angle: number, [halfU, halfV]: readonly [number, number]): RimSample {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const t = Math.min(halfU / Math.max(Math.abs(c), 1e-12), halfV / Math.max(Math.abs(s), 1e-12));
  return { angle, u: t * c, v: t * s };
}
