import type { NdArray } from '@emout/ndarray/ndarray';

/** A line of equal value in array coordinates: a node's value belongs to its integer column and row. */
export interface ContourLine {
  /** column0, row0, column1, row1, …; the first point is repeated at the end of a closed line. */
  readonly points: Float64Array;
  readonly closed: boolean;
}

/**
 * The lines where a 2-D field crosses each level (marching squares, linear along the grid edges), joined end to end.
 * A cell with a corner that is not finite has no line, so gaps in the data are gaps in the lines. A saddle is
 * decided by the mean of its corners.
 *
 * @param values shape (rows, columns); any strides.
 * @returns for each level its lines; empty when no value lies on each side of it.
 * @throws RangeError when `values` does not have two axes; the reason of `signal` when it is aborted.
 */
export function contourLines(
  values: NdArray,
  levels: readonly number[],
  signal?: AbortSignal,
): ContourLine[][] {
  const [rows, columns] = values.shape;
  if (rows === undefined || columns === undefined || values.shape.length !== 2) {
    throw new RangeError(`Contour lines need 2 axes; the array has ${values.shape.length}.`);
  }
  const tracer = new Tracer(values, rows, columns);
  return levels.map((level) => {
    signal?.throwIfAborted();
    return tracer.linesAt(level);
  });
}

const NONE = -1;

/**
 * Edge 2·(row·columns + column) runs from a node to the next column, the odd one after it to the next row. A level
 * crosses an edge at most once, and at most two cells share it, so two links for each edge hold every line.
 */
class Tracer {
  readonly #values: NdArray;
  readonly #rows: number;
  readonly #columns: number;
  readonly #links: Int32Array;
  /** Edges that the level crosses, in the order in which they were found. */
  readonly #crossed: Int32Array;
  #crossedCount = 0;

  constructor(values: NdArray, rows: number, columns: number) {
    this.#values = values;
    this.#rows = rows;
    this.#columns = columns;
    this.#links = new Int32Array(4 * rows * columns).fill(NONE);
    this.#crossed = new Int32Array(2 * rows * columns);
  }

  linesAt(level: number): ContourLine[] {
    this.#march(level);
    const lines = this.#join(level);
    for (let i = 0; i < this.#crossedCount; i++) {
      const edge = this.#crossed[i] as number;
      this.#links[2 * edge] = NONE;
      this.#links[2 * edge + 1] = NONE;
    }
    this.#crossedCount = 0;
    return lines;
  }

  #march(level: number): void {
    const { data, offset, strides } = this.#values;
    const [rowStride = 0, columnStride = 0] = strides;
    const columns = this.#columns;
    for (let row = 0; row + 1 < this.#rows; row++) {
      let at = offset + row * rowStride;
      for (let column = 0; column + 1 < columns; column++, at += columnStride) {
        const a = data[at] as number;
        const b = data[at + columnStride] as number;
        const c = data[at + columnStride + rowStride] as number;
        const d = data[at + rowStride] as number;
        const sum = a + b + c + d;
        // Bits go round the cell: (row, column), next column, both, next row.
        const above = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
        // The difference is NaN, hence not 0, when a corner is NaN or infinite.
        if (above === 0 || above === 15 || sum - sum !== 0) continue;
        const bottom = 2 * (row * columns + column);
        this.#segments(above, sum > 4 * level, bottom, bottom + 3, bottom + 2 * columns, bottom + 1);
      }
    }
  }

  #segments(
    above: number,
    centerAbove: boolean,
    bottom: number,
    right: number,
    top: number,
    left: number,
  ): void {
    switch (above) {
      case 1:
      case 14:
        this.#link(left, bottom);
        break;
      case 2:
      case 13:
        this.#link(bottom, right);
        break;
      case 4:
      case 11:
        this.#link(right, top);
        break;
      case 8:
      case 7:
        this.#link(top, left);
        break;
      case 3:
      case 12:
        this.#link(left, right);
        break;
      case 6:
      case 9:
        this.#link(bottom, top);
        break;
      default:
        // Opposite corners (5: a and c, 10: b and d): joined through the centre when it is above as well.
        if ((above === 5) === centerAbove) {
          this.#link(bottom, right);
          this.#link(top, left);
        } else {
          this.#link(left, bottom);
          this.#link(right, top);
        }
    }
  }

  #link(from: number, to: number): void {
    this.#addLink(from, to);
    this.#addLink(to, from);
  }

  #addLink(edge: number, other: number): void {
    const links = this.#links;
    if (links[2 * edge] === NONE) {
      links[2 * edge] = other;
      this.#crossed[this.#crossedCount++] = edge;
    } else {
      links[2 * edge + 1] = other;
    }
  }

  #join(level: number): ContourLine[] {
    const lines: ContourLine[] = [];
    // Open lines first, from an end; whatever is left then closes on itself.
    for (const closed of [false, true]) {
      for (let i = 0; i < this.#crossedCount; i++) {
        const edge = this.#crossed[i] as number;
        const isEnd = this.#links[2 * edge + 1] === NONE;
        if (this.#links[2 * edge] === NONE || isEnd === closed) continue;
        lines.push({ points: this.#follow(edge, level), closed });
      }
    }
    return lines;
  }

  /** Walks a line from an edge, taking up its links, so that no segment is walked twice. */
  #follow(start: number, level: number): Float64Array {
    const points: number[] = [];
    for (let edge = start; ; ) {
      this.#pushCrossing(edge, level, points);
      const next = this.#take(edge);
      if (next === NONE) break;
      this.#unlink(next, edge);
      edge = next;
    }
    return Float64Array.from(points);
  }

  #take(edge: number): number {
    const links = this.#links;
    const next = links[2 * edge] as number;
    links[2 * edge] = links[2 * edge + 1] as number;
    links[2 * edge + 1] = NONE;
    return next;
  }

  #unlink(edge: number, other: number): void {
    const links = this.#links;
    if (links[2 * edge] === other) this.#take(edge);
    else links[2 * edge + 1] = NONE;
  }

  #pushCrossing(edge: number, level: number, points: number[]): void {
    const { data, offset, strides } = this.#values;
    const [rowStride = 0, columnStride = 0] = strides;
    const node = edge >> 1;
    const column = node % this.#columns;
    const row = (node - column) / this.#columns;
    const upwards = (edge & 1) === 1;
    const at = offset + row * rowStride + column * columnStride;
    const from = data[at] as number;
    const to = data[at + (upwards ? rowStride : columnStride)] as number;
    const fraction = (level - from) / (to - from);
    points.push(upwards ? column : column + fraction, upwards ? row + fraction : row);
  }
}
