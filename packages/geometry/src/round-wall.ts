import { type AxisFrame, writePoint } from './axis-frame.js';
import { type AngleSamples, evenly } from './samples.js';
import { gridMesh, type SurfacePatch } from './surface-patch.js';
import { added, scaled, type Vector3 } from './vector3.js';

/** The wall of a cylinder, rows along the axis: it faces away from the axis (1) or towards it (−1). */
export function roundWallPatch(
  frame: AxisFrame,
  center: Vector3,
  radius: number,
  { angles, wraps }: AngleSamples,
  [tmin, tmax]: readonly [number, number],
  naxial: number,
  side: 1 | -1,
): SurfacePatch {
  const bases = Array.from(evenly(tmin, tmax, naxial), (t) => added(center, frame.axis, t));
  const mesh = gridMesh(naxial, angles.length, wraps, (positions, vertex, row, column) => {
    const angle = angles[column] ?? 0;
    writePoint(positions, vertex, frame, bases[row] ?? center, radius, Math.cos(angle), Math.sin(angle));
  });
  const turn = side === -1;
  // Half a circle of 32 points is what the original looks at: seen to end up the wrong way round.
  const turnWhenBalanced = turn !== (wraps && angles.length === 32);
  return { mesh, turn, facing: scaled(frame.e1, side), turnWhenBalanced };
}
