/** Segments of equal value on a surface. */
export interface SurfaceContour {
  /** x, y, z of one end, then of the other end of segment 0, then of segment 1, … */
  readonly points: Float64Array;
  /** The triangle in which each segment lies. */
  readonly triangles: Uint32Array;
}

const FIRST_CAPACITY = 256;

/** Segments on a surface while they are found; the arrays double when they are full. */
export class SurfaceSegments {
  readonly #positions: Float64Array;
  readonly #values: Float64Array;
  readonly #level: number;
  #points = new Float64Array(6 * FIRST_CAPACITY);
  #triangles = new Uint32Array(FIRST_CAPACITY);
  #count = 0;
  /** Edges at the level that have their segment: lower vertex number · vertices + higher one. */
  readonly #edges = new Set<number>();

  constructor(positions: Float64Array, values: Float64Array, level: number) {
    this.#positions = positions;
    this.#values = values;
    this.#level = level;
  }

  /** The segments found so far. */
  contour(): SurfaceContour {
    return {
      points: this.#points.slice(0, 6 * this.#count),
      triangles: this.#triangles.slice(0, this.#count),
    };
  }

  /** The whole edge from a to b, unless it is there already. */
  addEdge(triangle: number, a: number, b: number): void {
    const edge = Math.min(a, b) * this.#values.length + Math.max(a, b);
    if (this.#edges.has(edge)) return;
    this.#edges.add(edge);
    const at = this.#next(triangle);
    this.#putVertex(at, a);
    this.#putVertex(at + 3, b);
    this.#dropPoint();
  }

  /** From vertex a, which is at the level, to the edge bc. */
  addFromVertex(triangle: number, a: number, b: number, c: number): void {
    const at = this.#next(triangle);
    this.#putVertex(at, a);
    this.#putCrossing(at + 3, Math.min(b, c), Math.max(b, c));
    this.#dropPoint();
  }

  /** From the edge ab to the edge ac. */
  addRound(triangle: number, a: number, b: number, c: number): void {
    // From the lower vertex number, so that the triangle on the other side of the edge has the same point.
    const at = this.#next(triangle);
    this.#putCrossing(at, Math.min(a, b), Math.max(a, b));
    this.#putCrossing(at + 3, Math.min(a, c), Math.max(a, c));
    this.#dropPoint();
  }

  /** From the edge ab to the edge cd, each crossing counted from the first of its vertices. */
  addBetween(triangle: number, a: number, b: number, c: number, d: number): void {
    const at = this.#next(triangle);
    this.#putCrossing(at, a, b);
    this.#putCrossing(at + 3, c, d);
  }

  #next(triangle: number): number {
    if (this.#count === this.#triangles.length) this.#grow();
    this.#triangles[this.#count] = triangle;
    const at = 6 * this.#count;
    this.#count += 1;
    return at;
  }

  #grow(): void {
    const points = new Float64Array(2 * this.#points.length);
    points.set(this.#points);
    this.#points = points;
    const triangles = new Uint32Array(2 * this.#triangles.length);
    triangles.set(this.#triangles);
    this.#triangles = triangles;
  }

  /** Takes the last segment back when rounding made one point of its ends. */
  #dropPoint(): void {
    const points = this.#points;
    const at = 6 * (this.#count - 1);
    const same =
      points[at] === points[at + 3] && points[at + 1] === points[at + 4] && points[at + 2] === points[at + 5];
    if (same) this.#count -= 1;
  }

  #putVertex(at: number, vertex: number): void {
    for (let axis = 0; axis < 3; axis += 1) {
      this.#points[at + axis] = this.#positions[3 * vertex + axis] as number;
    }
  }

  #putCrossing(at: number, a: number, b: number): void {
    const from = this.#values[a] as number;
    const to = this.#values[b] as number;
    const part = (this.#level - from) / (to - from);
    for (let axis = 0; axis < 3; axis += 1) {
      const start = this.#positions[3 * a + axis] as number;
      this.#points[at + axis] = start + part * ((this.#positions[3 * b + axis] as number) - start);
    }
  }
}
