import type { NdArray } from '@emout/ndarray/ndarray';
import { DirectionField } from './direction-field.js';
import { type GridWindow, liesInGrid } from './grid-window.js';
import { integrateStreamline, StreamlineHalf } from './integrate-streamline.js';
import { OccupancyGrid, spiral } from './occupancy-grid.js';
import { PointBuffer } from './point-buffer.js';
import { pushSmooth } from './smooth-line.js';

export interface StreamlineOptions {
  /** The part of the grid that lines are drawn in, begun all over it; the whole grid without it. */
  readonly window?: GridWindow;
  /** Lines in each direction, in units of 30 cells along each axis of the window; one number for both. Default 1. */
  readonly density?: number | readonly [x: number, y: number];
  /** Array coordinates column0, row0, column1, row1, … where lines are begun, instead of everywhere. */
  readonly seeds?: Float64Array;
  /** A line shorter than this part of the window is left out. Default 0.1. */
  readonly minLength?: number;
  /** No line is longer than this many times the window. Default 4. */
  readonly maxLength?: number;
  /** Whether lines run through their seeds, begin or end there. Default 'both'. */
  readonly direction?: 'both' | 'forward' | 'backward';
  /** Default 5000. */
  readonly maxLines?: number;
  readonly signal?: AbortSignal;
}

export interface Streamlines {
  /** Array coordinates column0, row0, column1, row1, … of each line, in the direction of the field. */
  readonly lines: readonly Float64Array[];
  /** False when there were more lines than allowed, or so many steps that the rest was left out. */
  readonly complete: boolean;
}

const CELLS = 30;
const MAX_DENSITY = 20;
const LONGEST = 50;
/** A line whose points all lie so near to its seed, in widths of the window, is none. */
const STANDING = 1e-3;
/** All lines of a noisy field of any size take a tenth of it at density 1. */
const MOST_STEPS = 4_000_000;
/** Seeds between two looks at the signal. */
const SEEDS_AT_ONCE = 64;

/**
 * Evenly spaced lines along a vector field on a regular grid, seeded in a spiral from the lower left corner along the
 * border inwards; a line ends where another has been. Cells, seeds, step control and lengths are those of matplotlib's
 * streamplot; between two steps a line is a cubic, so that it has no corners.
 *
 * @param u component towards higher columns in columns per unit of time, shape (rows, columns); not finite where the
 *   field has no value, which ends a line.
 * @param v component towards higher rows, in rows per unit of time.
 * @returns no lines for a field that is zero, or a grid with less than two rows or columns.
 * @throws RangeError when the shapes differ or an option is out of its range; the reason of `signal` when it is aborted.
 */
export function streamlines(u: NdArray, v: NdArray, options: StreamlineOptions = {}): Streamlines {
  const { minLength = 0.1, maxLength = 4, maxLines = 5000, direction = 'both', seeds, signal } = options;
  const [columns, rows] = cellsOf(options.density ?? 1);
  if (!(maxLength > 0 && maxLength <= LONGEST)) {
    throw new RangeError(
      `maxLength is ${maxLength}; streamlines are up to ${LONGEST} times as long as the axes.`,
    );
  }
  const field = new DirectionField(u, v, options.window);
  if (field.columns < 2 || field.rows < 2) return { lines: [], complete: true };
  if (!liesInGrid(field.window, field.rows, field.columns))
    throw new RangeError('The window of streamlines has no area, or reaches beyond the grid.');
  const tracer = new StreamlineTracer(
    field,
    new OccupancyGrid(columns, rows),
    direction,
    minLength,
    maxLength,
  );
  const starts = seeds === undefined ? spiralSeeds(columns, rows) : unitSeeds(seeds, field);
  const lines: Float64Array[] = [];
  for (let i = 0; i + 1 < starts.length; i += 2) {
    if (i % (2 * SEEDS_AT_ONCE) === 0) signal?.throwIfAborted();
    const line = tracer.lineFrom(starts[i] as number, starts[i + 1] as number);
    if (line === null) continue;
    if (lines.length >= maxLines) return { lines, complete: false };
    lines.push(line);
    if (tracer.steps > MOST_STEPS) return { lines, complete: false };
  }
  return { lines, complete: true };
}

class StreamlineTracer {
  readonly #field: DirectionField;
  readonly #grid: OccupancyGrid;
  readonly #minLength: number;
  /** Of the part on one side of the seed. */
  readonly #halfLength: number;
  readonly #before: StreamlineHalf | null;
  readonly #after: StreamlineHalf | null;
  readonly #points = new PointBuffer();
  steps = 0;

  constructor(
    field: DirectionField,
    grid: OccupancyGrid,
    direction: 'both' | 'forward' | 'backward',
    minLength: number,
    maxLength: number,
  ) {
    this.#field = field;
    this.#grid = grid;
    this.#minLength = minLength;
    this.#halfLength = direction === 'both' ? maxLength / 2 : maxLength;
    this.#before = direction === 'forward' ? null : new StreamlineHalf(this.#halfLength);
    this.#after = direction === 'backward' ? null : new StreamlineHalf(this.#halfLength);
  }

  /** The line through a point of the unit square; null when its cell is taken, or the line is too short. */
  lineFrom(x: number, y: number): Float64Array | null {
    const cell = this.#grid.cellAt(x, y);
    if (this.#grid.isTaken(cell)) return null;
    this.#grid.start(cell);
    const length = this.#integrate(this.#before, -1, x, y) + this.#integrate(this.#after, 1, x, y);
    if (length > this.#minLength && this.#leaves(x, y)) return this.#joined();
    this.#grid.undo();
    return null;
  }

  /** False for a line that goes to and fro about a point that the field leads to from both sides. */
  #leaves(x: number, y: number): boolean {
    for (const half of [this.#before, this.#after]) {
      for (let k = 0; k < (half?.count ?? 0); k++) {
        if (Math.abs((half?.x[k] ?? x) - x) + Math.abs((half?.y[k] ?? y) - y) > STANDING) return true;
      }
    }
    return false;
  }

  #integrate(half: StreamlineHalf | null, sense: 1 | -1, x: number, y: number): number {
    if (half === null) return 0;
    this.#grid.restart();
    integrateStreamline(this.#field, this.#grid, x, y, sense, this.#halfLength, half);
    this.steps += half.steps;
    return half.length;
  }

  #joined(): Float64Array {
    const { window } = this.#field;
    if (this.#before !== null) pushSmooth(this.#before, -1, window, this.#points);
    if (this.#after !== null) pushSmooth(this.#after, 1, window, this.#points);
    return this.#points.take();
  }
}

function cellsOf(density: number | readonly [number, number]): [columns: number, rows: number] {
  const [x, y] = typeof density === 'number' ? [density, density] : density;
  if (!(x > 0 && y > 0 && x <= MAX_DENSITY && y <= MAX_DENSITY)) {
    throw new RangeError(
      `The density of streamlines is ${x} × ${y}; it lies above 0 and up to ${MAX_DENSITY}.`,
    );
  }
  return [Math.max(1, Math.floor(CELLS * x)), Math.max(1, Math.floor(CELLS * y))];
}

/** The middle of every cell, as points of the unit square. */
function spiralSeeds(columns: number, rows: number): Float64Array {
  const points = new Float64Array(2 * columns * rows);
  let at = 0;
  spiral(columns, rows, (column, row) => {
    points[at++] = columns > 1 ? column / (columns - 1) : 0.5;
    points[at++] = rows > 1 ? row / (rows - 1) : 0.5;
  });
  return points;
}

/** Seeds in array coordinates as points of the unit square, those outside of it left out. */
function unitSeeds(seeds: Float64Array, { window }: DirectionField): Float64Array {
  const { left, bottom, width, height } = window;
  const points = seeds.map((at, i) => (i % 2 === 0 ? (at - left) / width : (at - bottom) / height));
  const inside = (i: number): boolean => {
    const [x = Number.NaN, y = Number.NaN] = [points[i], points[i + 1]];
    return x >= 0 && x <= 1 && y >= 0 && y <= 1;
  };
  return points.filter((_, i) => inside(i - (i % 2)));
}
