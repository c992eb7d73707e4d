import type { AxisDescription } from '@emout/api/schemas';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { type AxisScale, axisScale, coordinateAt } from './coordinates';
import { axisOf, type Drawable, positionOnAxis } from './drawable';
import { type AxisName, axisIndex, type Plane } from './plane';
import type { Shape, Subscript, Units } from './view';

/** The positions that one axis of a picture runs over, in array order. */
export interface Run {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** One axis of the picture: what it runs over and how its positions read. */
export interface PictureAxis {
  readonly scale: AxisScale;
  readonly run: Run;
  /** Coordinates of the picture's two edges: half a cell beyond the first and the last node. */
  readonly from: number;
  readonly to: number;
}

/** The positions that a subscript leaves on an axis. */
export function runOf(subscript: Subscript, shape: Shape, axis: AxisName): Run {
  const k = axisIndex(axis);
  const item = subscript[k];
  if (item.kind === 'absent') return { start: 0, step: 1, count: 1 };
  const [selection] = resolveIndex([item], [shape[k]]);
  return { start: selection?.start ?? 0, step: selection?.step ?? 1, count: selection?.count ?? 0 };
}

/** The same from what the worker says it drew, which counts the positions of the grid. */
export function runOfDescription(
  drawable: Drawable,
  { name, startIndex, stepIndex, count }: AxisDescription,
): Run {
  const axis = axisOf(drawable, name);
  if (axis === null) return { start: startIndex, step: stepIndex, count };
  const step = Math.max(1, Math.round(stepIndex / axis.step));
  return { start: positionOnAxis(axis, startIndex), step, count };
}

export function pictureAxis(field: Drawable, axis: AxisName, units: Units, run: Run): PictureAxis {
  const scale = axisScale(field, axis, units);
  return {
    scale,
    run,
    from: coordinateAt(scale, run.start - run.step / 2),
    to: coordinateAt(scale, run.start + (run.count - 0.5) * run.step),
  };
}

/** The share 0…1 of the picture at which a position's node lies; outside when it is cropped away. */
export function shareOf(run: Run, position: number): number {
  return ((position - run.start) / run.step + 0.5) / run.count;
}

/** The position of the cell under a share 0…1 of the picture. */
export function positionAt(run: Run, share: number): number {
  const k = Math.max(0, Math.min(run.count - 1, Math.floor(share * run.count)));
  return run.start + k * run.step;
}

/** Lengths of both axes in cells of the grid, or null where they are not of one kind (time against space). */
export function extentsOf(plane: Plane, horizontal: Run, vertical: Run) {
  if (plane.horizontal === 't' || plane.vertical === 't') return null;
  return {
    horizontal: Math.abs(horizontal.step) * horizontal.count,
    vertical: Math.abs(vertical.step) * vertical.count,
  };
}
