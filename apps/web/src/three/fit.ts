import { type Projection, screenAxes, type Vector, type ViewPoint } from './view-point';

/** A box along the axes, in grid units. */
export interface Box {
  readonly min: Vector;
  readonly max: Vector;
}

/** The vertical opening of the perspective camera. */
export const FIELD_OF_VIEW_DEG = 28;

export interface FrameSize {
  readonly width: number;
  readonly height: number;
  /** Kept free on each side for ticks and labels. */
  readonly marginX: number;
  readonly marginY: number;
}

/** The box around both. */
export function united(a: Box, b: Box): Box {
  const each = (choose: (...values: number[]) => number, u: Vector, v: Vector): Vector => [
    choose(u[0], v[0]),
    choose(u[1], v[1]),
    choose(u[2], v[2]),
  ];
  return { min: each(Math.min, a.min, b.min), max: each(Math.max, a.max, b.max) };
}

export function centreOf({ min, max }: Box): Vector {
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
}

/** Half the diagonal. */
export function radiusOf({ min, max }: Box): number {
  return Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]) / 2;
}

/** The eight corners; bit 0 of the position is x, bit 1 y, bit 2 z. */
export function cornersOf({ min, max }: Box): Vector[] {
  return Array.from(
    { length: 8 },
    (_, corner): Vector => [
      corner & 1 ? max[0] : min[0],
      corner & 2 ? max[1] : min[1],
      corner & 4 ? max[2] : min[2],
    ],
  );
}

/** Pixels for one grid unit at the box's centre, so that the whole box lies inside the margins. */
export function scaleToFit(box: Box, view: ViewPoint, projection: Projection, frame: FrameSize): number {
  const { right, up, towards } = screenAxes(view);
  const centre = centreOf(box);
  const halfWidth = Math.max(16, frame.width / 2 - frame.marginX);
  const halfHeight = Math.max(16, frame.height / 2 - frame.marginY);
  const focalPx = focalLengthPx(frame.height);
  let least = Number.POSITIVE_INFINITY;
  for (const corner of cornersOf(box)) {
    const from: Vector = [corner[0] - centre[0], corner[1] - centre[1], corner[2] - centre[2]];
    const across = Math.abs(dot(from, right));
    const upward = Math.abs(dot(from, up));
    if (projection === 'orthographic') {
      least = Math.min(least, halfWidth / across, halfHeight / upward);
    } else {
      // A corner nearer to the eye than the centre is drawn larger.
      const distance = dot(from, towards) + focalPx * Math.max(across / halfWidth, upward / halfHeight);
      least = Math.min(least, focalPx / distance);
    }
  }
  return Number.isFinite(least) && least > 0 ? least : 1;
}

/** How far the eye of the perspective camera is from the picture's plane, in pixels. */
export function focalLengthPx(height: number): number {
  return height / 2 / Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360);
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
