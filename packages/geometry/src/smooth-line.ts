import type { GridWindow } from './grid-window.js';
import type { StreamlineHalf } from './integrate-streamline.js';
import type { PointBuffer } from './point-buffer.js';

/** Largest turn between two points of a drawn line, in radians. */
const SMALLEST_TURN = 0.12;
/** Pieces are no shorter than this part of the square; so short ones are not told from straight ones. */
const SHORTEST_PIECE = 0.002;

/**
 * Appends one half of a streamline in array coordinates, in the direction of the field, as the cubic that has the
 * field's direction at every step (Hermite). The half before the seed (`sense` −1) is turned round; the one after it
 * leaves out the seed when the other half has been appended already.
 */
export function pushSmooth(
  { count, x, y, dx, dy }: StreamlineHalf,
  sense: 1 | -1,
  { left, bottom, width, height }: GridWindow,
  points: PointBuffer,
): void {
  const first = sense === 1 ? 0 : count - 1;
  const last = count - 1 - first;
  if (points.count === 0 && count > 0)
    points.push(left + (x[first] as number) * width, bottom + (y[first] as number) * height);
  for (let i = first; i !== last; i += sense) {
    const k = i + sense;
    const [x0, y0, x1, y1] = [x[i] as number, y[i] as number, x[k] as number, y[k] as number];
    const [dx0, dy0] = [sense * (dx[i] as number), sense * (dy[i] as number)];
    const [dx1, dy1] = [sense * (dx[k] as number), sense * (dy[k] as number)];
    const turn = Math.abs(Math.atan2(dx0 * dy1 - dy0 * dx1, dx0 * dx1 + dy0 * dy1));
    const chord = Math.hypot(x1 - x0, y1 - y0);
    const pieces = Math.min(Math.floor(chord / SHORTEST_PIECE), Math.ceil(turn / SMALLEST_TURN));
    for (let piece = 1; piece < pieces; piece++) {
      const t = piece / pieces;
      const s = 1 - t;
      const near = s * s * (1 + 2 * t);
      const far = t * t * (1 + 2 * s);
      const leave = s * s * t * chord;
      const arrive = t * t * s * chord;
      points.push(
        left + clamped(near * x0 + far * x1 + leave * dx0 - arrive * dx1) * width,
        bottom + clamped(near * y0 + far * y1 + leave * dy0 - arrive * dy1) * height,
      );
    }
    points.push(left + x1 * width, bottom + y1 * height);
  }
}

/** A cubic can leave the square by a hair where it runs along the border. */
function clamped(position: number): number {
  return Math.min(1, Math.max(0, position));
}
