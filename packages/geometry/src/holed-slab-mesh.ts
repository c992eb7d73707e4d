import { axisFrame, writePoint } from './axis-frame.js';
import { type RoundOptions, roundSamples } from './disc-mesh.js';
import {
  checkHoleInside,
  type HoledPlate,
  type PlateRays,
  platePatch,
  plateRays,
} from './holed-plate-mesh.js';
import { finitePoint, pointCount } from './mesh-options.js';
import { roundWallPatch } from './round-wall.js';
import { type AngleSamples, type AxialExtent, axialEnds, evenly } from './samples.js';
import { bodyMesh, gridMesh, type SurfacePatch } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { added, scaled, type Vector3 } from './vector3.js';

/** A rectangular slab with a round hole through it along its axis. */
export type HoledSlab = HoledPlate & AxialExtent;

export type HoledSlabPart = 'walls' | 'inner' | 'top' | 'bottom';

export interface HoledSlabOptions extends RoundOptions {
  /** The parts drawn; all when left out. Their order is always walls, inner, top, bottom. */
  readonly parts?: readonly HoledSlabPart[];
  /** Points along the axis, at least 2; default 2. */
  readonly naxial?: number;
  /** Points along every edge of the rectangle, at least 2; default 2. */
  readonly nwall?: number;
}

type Ends = readonly [tmin: number, tmax: number];

/**
 * A slab with a hole; with all parts and the full circle it is closed.
 * @throws MeshError
 */
export function holedSlabMesh(slab: HoledSlab, options: HoledSlabOptions = {}): TriangleMesh {
  const { axis } = axisFrame(slab.axis);
  const center = finitePoint('center', slab.center);
  const ends = axialEnds(slab);
  const { theta, nradial } = roundSamples(options);
  const naxial = pointCount('naxial', options.naxial ?? 2, 2, options);
  const nwall = pointCount('nwall', options.nwall ?? 2, 2, options);
  const plate = plateRays(slab, theta, options, nwall);
  checkHoleInside(plate.radius, plate.hole, plate.halfWidth);
  const flatWalls = options.compat === 'emout' || !plate.wraps;
  const parts: Readonly<Record<HoledSlabPart, () => SurfacePatch[]>> = {
    walls: () =>
      flatWalls ? fourWalls(plate, center, ends, naxial, nwall) : [wallRound(plate, center, ends, naxial)],
    inner: () => [holeWall(plate, center, theta, ends, naxial)],
    top: () => [platePatch(plate, added(center, axis, ends[1]), nradial, 1)],
    bottom: () => [platePatch(plate, added(center, axis, ends[0]), nradial, -1)],
  };
  const order = ['walls', 'inner', 'top', 'bottom'] as const;
  const wanted = order.filter((part) => options.parts?.includes(part) ?? true);
  return bodyMesh(
    wanted.flatMap((part) => parts[part]()),
    options,
  );
}

function holeWall(
  plate: PlateRays,
  center: Vector3,
  theta: AngleSamples,
  ends: Ends,
  naxial: number,
): SurfacePatch {
  const { frame, hole, radius, rays, wraps } = plate;
  const angles = Float64Array.from(rays, ({ angle }) => angle);
  const middle = added(added(center, frame.e1, hole[0]), frame.e2, hole[1]);
  return roundWallPatch(frame, middle, radius, { angles, wraps: wraps && theta.wraps }, ends, naxial, -1);
}

/** All four walls as one, with the points that the rims of top and bottom have. */
function wallRound({ frame, rays }: PlateRays, center: Vector3, ends: Ends, naxial: number): SurfacePatch {
  const heights = evenly(...ends, naxial);
  const mesh = gridMesh(naxial, rays.length, true, (positions, vertex, row, column) => {
    const { u = 0, v = 0 } = rays[column] ?? {};
    writePoint(positions, vertex, frame, center, 1, u, v, heights[row] ?? 0);
  });
  return { mesh, turn: false, facing: frame.e1 };
}

/** The walls −e1, +e1, −e2, +e2, each a rectangle. */
function fourWalls(
  { frame, halfWidth }: PlateRays,
  center: Vector3,
  ends: Ends,
  naxial: number,
  nwall: number,
): SurfacePatch[] {
  const heights = evenly(...ends, naxial);
  return ([0, 1] as const).flatMap((across) =>
    ([-1, 1] as const).map((side): SurfacePatch => {
      const reach = halfWidth[across === 0 ? 1 : 0];
      const along = evenly(-reach, reach, nwall);
      const offset = side * halfWidth[across];
      const mesh = gridMesh(naxial, nwall, false, (positions, vertex, row, column) => {
        const place = along[column] ?? 0;
        const [u, v] = across === 0 ? [offset, place] : [place, offset];
        writePoint(positions, vertex, frame, center, 1, u, v, heights[row] ?? 0);
      });
      // e2 × axis = e1, but e1 × axis = −e2.
      const turn = across === 0 ? side === -1 : side === 1;
      return { mesh, turn, facing: scaled(across === 0 ? frame.e1 : frame.e2, side) };
    }),
  );
}
