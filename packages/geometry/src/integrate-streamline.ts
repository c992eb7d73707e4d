import type { DirectionField } from './direction-field.js';
import type { OccupancyGrid } from './occupancy-grid.js';

/** Largest difference, in widths of the square, between a step of first and of second order. */
const TOLERANCE = 0.003;
/** A line may be this many times as long as a cell's diagonal inside one cell: enough for a whole turn in it. */
const TURNS_IN_CELL = 4;
/** Steps are never longer than this part of the square. */
const LONGEST_STEP = 0.1;
const SAFETY = 0.85;
/**
 * No accepted step is shorter: the two orders differ by the step at most, so it shrinks no further than to
 * SAFETY² · TOLERANCE.
 */
const SHORTEST_STEP = 0.95 * SAFETY * SAFETY * TOLERANCE;

/** One half of a streamline: its points and its directions there, in the unit square. */
export class StreamlineHalf {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  count = 0;
  /** Length, in widths of the square. */
  length = 0;
  /** Tried steps, those among them that were too long. */
  steps = 0;

  readonly capacity: number;

  /** @param maxLength longest half that it can hold. */
  constructor(maxLength: number) {
    const capacity = Math.ceil(maxLength / SHORTEST_STEP) + 8;
    this.capacity = capacity;
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.dx = new Float64Array(capacity);
    this.dy = new Float64Array(capacity);
  }

  push(x: number, y: number, dx: number, dy: number): void {
    this.x[this.count] = x;
    this.y[this.count] = y;
    this.dx[this.count] = dx;
    this.dy[this.count] = dy;
    this.count++;
  }
}

/**
 * Follows the field from a point, with (`sense` 1) or against (−1) its direction, by Heun's method with the step
 * adapted to the difference from Euler's (as matplotlib's streamplot does), until the line leaves the square, meets a
 * cell where a line has been, finds no direction, is `maxLength` long or does not get out of one cell.
 */
export function integrateStreamline(
  field: DirectionField,
  grid: OccupancyGrid,
  x0: number,
  y0: number,
  sense: 1 | -1,
  maxLength: number,
  half: StreamlineHalf,
): void {
  const longest = Math.min(1 / grid.columns, 1 / grid.rows, LONGEST_STEP);
  const roomInCell = TURNS_IN_CELL * Math.hypot(1 / grid.columns, 1 / grid.rows);
  const mostSteps = 2 * half.capacity;
  let [x, y, step, inCell] = [x0, y0, longest, 0];
  let cell = grid.cellAt(x, y);
  half.count = 0;
  half.length = 0;
  half.steps = 0;
  if (!field.look(x, y)) return;
  let kx = sense * field.dx;
  let ky = sense * field.dy;
  half.push(x, y, kx, ky);
  while (half.count < half.capacity && half.steps++ < mostSteps) {
    const ex = x + step * kx;
    const ey = y + step * ky;
    if (!isInside(ex, ey)) {
      pushBorderPoint(x, y, kx, ky, half);
      return;
    }
    if (!field.look(ex, ey)) return;
    const hx = 0.5 * step * (kx + sense * field.dx);
    const hy = 0.5 * step * (ky + sense * field.dy);
    const ox = hx - step * kx;
    const oy = hy - step * ky;
    const error = Math.sqrt(ox * ox + oy * oy);
    if (error < TOLERANCE) {
      if (!isInside(x + hx, y + hy)) {
        const turned = Math.hypot(hx, hy);
        pushBorderPoint(x, y, hx / turned, hy / turned, half);
        return;
      }
      x += hx;
      y += hy;
      const entered = grid.cellAt(x, y);
      inCell = entered === cell ? inCell + step : 0;
      cell = entered;
      if (!grid.enter(cell) || half.length + step > maxLength || inCell > roomInCell) return;
      if (!field.look(x, y)) return;
      kx = sense * field.dx;
      ky = sense * field.dy;
      half.length += step;
      half.push(x, y, kx, ky);
    }
    step = error === 0 ? longest : Math.min(longest, SAFETY * step * Math.sqrt(TOLERANCE / error));
  }
}

/** Goes straight on to the border of the square, which is less than a step away. */
function pushBorderPoint(x: number, y: number, kx: number, ky: number, half: StreamlineHalf): void {
  const tx = kx === 0 ? Number.POSITIVE_INFINITY : ((kx > 0 ? 1 : 0) - x) / kx;
  const ty = ky === 0 ? Number.POSITIVE_INFINITY : ((ky > 0 ? 1 : 0) - y) / ky;
  const step = Math.max(0, Math.min(tx, ty));
  if (!(step > 0)) return;
  half.length += step;
  half.push(clamped(x + step * kx), clamped(y + step * ky), kx, ky);
}

function isInside(x: number, y: number): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

function clamped(position: number): number {
  return Math.min(1, Math.max(0, position));
}
