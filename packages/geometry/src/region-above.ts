import type { NdArray } from '@emout/ndarray/ndarray';
import { type GridBorder, gridBorder } from './grid-border.js';
import { PointBuffer } from './point-buffer.js';

const NONE = -1;
/** A link to a run along the border: minus this and its place there. */
const BORDER = 2;

/**
 * Finds where a field lies above a level. Edge 2·(row·columns + column) runs from a node to the next column, the odd one
 * after it to the next row. Where the level crosses an edge, the outline of the region goes through once, so one link
 * for each edge holds all outlines; the region lies on their left.
 */
export class RegionTracer {
  readonly #values: NdArray;
  readonly #rows: number;
  readonly #columns: number;
  readonly #border: GridBorder;
  readonly #links: Int32Array;
  /** Edges that have a link, in the order in which they were found. */
  readonly #crossed: Int32Array;
  #crossedCount = 0;
  readonly #points = new PointBuffer(4096);

  /** @throws RangeError when `values` does not have two axes. */
  constructor(values: NdArray) {
    const [rows = 0, columns = 0] = values.shape;
    if (values.shape.length !== 2)
      throw new RangeError(`Filled contours need 2 axes; the array has ${values.shape.length}.`);
    this.#values = values;
    this.#rows = rows;
    this.#columns = columns;
    this.#border = gridBorder(values);
    this.#links = new Int32Array(2 * rows * columns).fill(NONE);
    this.#crossed = new Int32Array(2 * rows * columns);
  }

  /**
   * The outlines of the region in array coordinates column, row; NaN between rings, which are counter-clockwise round
   * the region and clockwise round its holes. −∞ gives all cells that have a value.
   */
  regionAbove(level: number): Float64Array {
    this.#march(level);
    this.#linkBorder(level);
    for (let i = 0; i < this.#crossedCount; i++) {
      const edge = this.#crossed[i] as number;
      if (this.#links[edge] === NONE) continue;
      this.#points.pushBreak();
      this.#follow(edge, level);
    }
    this.#crossedCount = 0;
    return this.#points.take();
  }

  #march(level: number): void {
    const { data, offset, strides } = this.#values;
    const [rowStride = 0, columnStride = 0] = strides;
    const columns = this.#columns;
    const whole = this.#border.whole;
    for (let row = 0; row + 1 < this.#rows; row++) {
      let at = offset + row * rowStride;
      for (let column = 0; column + 1 < columns; column++, at += columnStride) {
        const a = data[at] as number;
        const b = data[at + columnStride] as number;
        const c = data[at + columnStride + rowStride] as number;
        const d = data[at + rowStride] as number;
        const above = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
        const cell = row * columns + column;
        if (above === 0 || above === 15 || whole[cell] === 0) continue;
        this.#cross(above, a + b + c + d > 4 * level, 2 * cell);
      }
    }
  }

  /** The same cases as those of contour lines, directed. */
  #cross(above: number, centerAbove: boolean, bottom: number): void {
    const left = bottom + 1;
    const right = bottom + 3;
    const top = bottom + 2 * this.#columns;
    switch (above) {
      case 1:
        this.#link(bottom, left);
        break;
      case 2:
        this.#link(right, bottom);
        break;
      case 3:
        this.#link(right, left);
        break;
      case 4:
        this.#link(top, right);
        break;
      case 6:
        this.#link(top, bottom);
        break;
      case 7:
        this.#link(top, left);
        break;
      case 8:
        this.#link(left, top);
        break;
      case 9:
        this.#link(bottom, top);
        break;
      case 11:
        this.#link(right, top);
        break;
      case 12:
        this.#link(left, right);
        break;
      case 13:
        this.#link(bottom, right);
        break;
      case 14:
        this.#link(left, bottom);
        break;
      case 5:
        this.#link(bottom, centerAbove ? right : left);
        this.#link(top, centerAbove ? left : right);
        break;
      default:
        this.#link(right, centerAbove ? top : bottom);
        this.#link(left, centerAbove ? bottom : top);
    }
  }

  #link(from: number, to: number): void {
    this.#links[from] = to;
    this.#crossed[this.#crossedCount++] = from;
  }

  /** Where the border comes into the region, the outline goes on along it; rings of the border that do not leave it are whole outlines. */
  #linkBorder(level: number): void {
    const { nodes, next } = this.#border;
    for (let first = 0; first < nodes.length; ) {
      let [inside, crosses, at] = [this.#isAbove(nodes[first] as number, level), false, first];
      let last = first;
      do {
        last = Math.max(last, at);
        const following = next[at] as number;
        const insideNext = this.#isAbove(nodes[following] as number, level);
        if (insideNext !== inside) crosses = true;
        if (insideNext && !inside) this.#link(this.#edgeAfter(at), -(BORDER + following));
        inside = insideNext;
        at = following;
      } while (at !== first);
      if (inside && !crosses) {
        this.#points.pushBreak();
        for (let k = first; k <= last; k++) this.#pushNode(nodes[k] as number);
      }
      first = last + 1;
    }
  }

  #follow(start: number, level: number): void {
    let edge = start;
    do {
      this.#pushCrossing(edge, level);
      const link = this.#links[edge] as number;
      this.#links[edge] = NONE;
      edge = link >= 0 ? link : this.#alongBorder(-link - BORDER, level);
    } while (edge !== start);
  }

  /** Walks from a place of the border to where it leaves the region; returns the edge there. */
  #alongBorder(start: number, level: number): number {
    const { nodes, next } = this.#border;
    for (let at = start; ; at = next[at] as number) {
      this.#pushNode(nodes[at] as number);
      if (!this.#isAbove(nodes[next[at] as number] as number, level)) return this.#edgeAfter(at);
    }
  }

  /** The edge from a place of the border to the next one. */
  #edgeAfter(at: number): number {
    const from = this.#border.nodes[at] as number;
    const to = this.#border.nodes[this.#border.next[at] as number] as number;
    return 2 * Math.min(from, to) + (Math.abs(from - to) === 1 ? 0 : 1);
  }

  #isAbove(node: number, level: number): boolean {
    return this.#valueAt(node) > level;
  }

  #valueAt(node: number): number {
    const { data, offset, strides } = this.#values;
    const column = node % this.#columns;
    const row = (node - column) / this.#columns;
    return data[offset + row * (strides[0] ?? 0) + column * (strides[1] ?? 0)] as number;
  }

  #pushNode(node: number): void {
    const column = node % this.#columns;
    this.#points.push(column, (node - column) / this.#columns);
  }

  #pushCrossing(edge: number, level: number): void {
    const node = edge >> 1;
    const upwards = (edge & 1) === 1;
    const from = this.#valueAt(node);
    const to = this.#valueAt(node + (upwards ? this.#columns : 1));
    const fraction = (level - from) / (to - from);
    const column = node % this.#columns;
    const row = (node - column) / this.#columns;
    this.#points.push(upwards ? column : column + fraction, upwards ? row + fraction : row);
  }
}
