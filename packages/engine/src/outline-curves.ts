import type { Run } from '@emout/emses/run';
import type { CurvesData } from '@emout/figure/data';
import { planeCut } from '@emout/geometry/plane-cut';
import type { OutlinePlane } from './planned-layer.js';
import { boundaryBodies } from './run-boundaries.js';
import type { UnitSystemName } from './value-axes.js';

/** Round bodies are cut as polygons of so many points that no corner shows in print. */
const RESOLUTION = 2;

/** The outlines of a run's bodies in a plane of the grid, in metres where `si` has a conversion key to stand on. */
export function outlineCurves(
  run: Run,
  { units, plane }: { readonly units: UnitSystemName; readonly plane: OutlinePlane },
  signal: AbortSignal,
): CurvesData {
  const { unit, bodies } = boundaryBodies(run, { units, resolution: RESOLUTION }, signal);
  const length = unit === null ? 1 : (run.parameters?.key?.dxM ?? 1);
  const lines = bodies.flatMap(({ mesh }) => {
    signal.throwIfAborted();
    return planeCut(mesh, plane.axis, plane.position * length).map(({ points }) => points);
  });
  const names = (['x', 'y', 'z'] as const).filter((name) => name !== plane.axis);
  const [first = 'x', second = 'z'] = plane.swapped ? names.toReversed() : names;
  return {
    axes: [
      { name: first, unit },
      { name: second, unit },
    ],
    points: joined(lines, plane.swapped),
  };
}

/** All lines in one array, NaN between them. */
function joined(lines: readonly Float64Array[], swapped: boolean): Float64Array {
  const length = lines.reduce((sum, line) => sum + line.length + 2, 0);
  const points = new Float64Array(length).fill(Number.NaN);
  let at = 0;
  for (const line of lines) {
    for (let k = 0; k < line.length; k += 2) {
      points[at + k] = line[swapped ? k + 1 : k] as number;
      points[at + k + 1] = line[swapped ? k : k + 1] as number;
    }
    at += line.length + 2;
  }
  return points;
}
