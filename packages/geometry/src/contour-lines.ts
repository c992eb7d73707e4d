import type { NdArray } from '@emout/ndarray/ndarray';
import { LevelCells } from './level-cells.js';

/** A line of equal value in array coordinates: a node's value belongs to its integer column and row. */
export interface ContourLine {
  /**
   * column0, row0, column1, row1, …; the first point is repeated at the end of a closed line. A view: the lines of a
   * level lie one behind the other in one buffer.
   */
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
  if (!levels.some(Number.isFinite)) return levels.map(() => []);
  const ascending = Float64Array.from(levels.filter(Number.isFinite)).sort();
  const tracer = new Tracer(values, rows, columns, new LevelCells(values, rows, columns, ascending));
  return levels.map((level) => {
    signal?.throwIfAborted();
    return Number.isFinite(level) ? tracer.linesAt(level, ascending.indexOf(level)) : [];
  });
}

/** No closed line crosses fewer edges: those round one node. */
const SHORTEST_LOOP = 4;

/**
 * Edge 2·(row·columns + column) runs from a node to the next column, the odd one after it to the next row. A level
 * crosses an edge at most once, and at most two cells share it, so two links for each edge hold every line.
 */
class Tracer {
  readonly #values: NdArray;
  readonly #columns: number;
  readonly #ranks: Uint16Array;
  readonly #cells: Int32Array;
  /** Two for each edge: the edge that follows, counted from 1, since zeros cost nothing until they are changed. */
  readonly #links: Int32Array;
  /** Edges that the level crosses, in the order in which they were found. */
  readonly #crossed: Int32Array;
  #crossedCount = 0;
  /** The points of the level's lines, and how many numbers of it are taken. */
  #points = new Float64Array();
  #taken = 0;

  constructor(values: NdArray, rows: number, columns: number, { ranks, cells }: LevelCells) {
    this.#values = values;
    this.#columns = columns;
    this.#ranks = ranks;
    this.#cells = cells;
    this.#links = new Int32Array(4 * rows * columns);
    // An edge is one of four of a cell that is crossed.
    this.#crossed = new Int32Array(Math.min(4 * cells.length, 2 * rows * columns));
  }

  /** @param below how many levels lie below this one. */
  linesAt(level: number, below: number): ContourLine[] {
    this.#crossedCount = 0;
    this.#march(level, below);
    // Takes up every link, so that the room is empty again for the next level.
    return this.#join(level);
  }

  #march(level: number, below: number): void {
    const ranks = this.#ranks;
    const cells = this.#cells;
    const columns = this.#columns;
    for (let k = 0; k < cells.length; k++) {
      const node = cells[k] as number;
      // Bits go round the cell: (row, column), next column, both, next row.
      const above =
        ((ranks[node] as number) > below ? 1 : 0) |
        ((ranks[node + 1] as number) > below ? 2 : 0) |
        ((ranks[node + columns + 1] as number) > below ? 4 : 0) |
        ((ranks[node + columns] as number) > below ? 8 : 0);
      if (above === 0 || above === 15) continue;
      const isSaddle = above === 5 || above === 10;
      const centerAbove = isSaddle && this.#sumOfCell(node) > 4 * level;
      const bottom = 2 * node;
      this.#segments(above, centerAbove, bottom, bottom + 3, bottom + 2 * columns, bottom + 1);
    }
  }

  #sumOfCell(node: number): number {
    const { data, offset, strides } = this.#values;
    const [rowStride = 0, columnStride = 0] = strides;
    const column = node % this.#columns;
    const at = offset + ((node - column) / this.#columns) * rowStride + column * columnStride;
    return (
      (data[at] as number) +
      (data[at + columnStride] as number) +
      (data[at + columnStride + rowStride] as number) +
      (data[at + rowStride] as number)
    );
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
    if (links[2 * edge] === 0) {
      links[2 * edge] = other + 1;
      this.#crossed[this.#crossedCount++] = edge;
    } else {
      links[2 * edge + 1] = other + 1;
    }
  }

  #join(level: number): ContourLine[] {
    const lines: ContourLine[] = [];
    // One point for each edge, and the first one again where a line closes.
    this.#points = new Float64Array(
      2 * (this.#crossedCount + Math.floor(this.#crossedCount / SHORTEST_LOOP)),
    );
    this.#taken = 0;
    // Open lines first, from an end; whatever is left then closes on itself.
    for (const closed of [false, true]) {
      for (let i = 0; i < this.#crossedCount; i++) {
        const edge = this.#crossed[i] as number;
        const isEnd = this.#links[2 * edge + 1] === 0;
        if (this.#links[2 * edge] === 0 || isEnd === closed) continue;
        lines.push({ points: this.#follow(edge, level), closed });
      }
    }
    return lines;
  }

  /** Walks a line from an edge, taking up its links, so that no segment is walked twice. */
  #follow(start: number, level: number): Float64Array {
    const links = this.#links;
    const first = this.#taken;
    this.#addCrossing(start, level);
    let edge = start;
    for (let next = links[2 * edge] as number; next !== 0; next = links[2 * edge] as number) {
      links[2 * edge] = links[2 * edge + 1] as number;
      links[2 * edge + 1] = 0;
      // The other end of the segment, which is there once.
      const other = next - 1;
      if (links[2 * other] === edge + 1) links[2 * other] = links[2 * other + 1] as number;
      links[2 * other + 1] = 0;
      edge = other;
      this.#addCrossing(edge, level);
    }
    return this.#points.subarray(first, this.#taken);
  }

  #addCrossing(edge: number, level: number): void {
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
    this.#points[this.#taken++] = upwards ? column : column + fraction;
    this.#points[this.#taken++] = upwards ? row + fraction : row;
  }
}
