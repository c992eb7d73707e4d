/** A growing list of points in the plane. */
export class PointBuffer {
  #points: Float64Array;
  #length = 0;

  constructor(capacity = 256) {
    this.#points = new Float64Array(2 * capacity);
  }

  /** How many points there are, breaks included. */
  get count(): number {
    return this.#length / 2;
  }

  push(x: number, y: number): void {
    if (this.#length === this.#points.length) this.#grow();
    this.#points[this.#length] = x;
    this.#points[this.#length + 1] = y;
    this.#length += 2;
  }

  /** Ends a line or a ring: a point of two NaN, unless nothing was begun. */
  pushBreak(): void {
    if (this.#length > 0 && !Number.isNaN(this.#points[this.#length - 1])) this.push(Number.NaN, Number.NaN);
  }

  /** The points so far as x0, y0, x1, y1, …, without a break at the end; the list is empty afterwards. */
  take(): Float64Array {
    const breaks = Number.isNaN(this.#points[this.#length - 1] ?? 0) ? 2 : 0;
    const points = this.#points.slice(0, Math.max(0, this.#length - breaks));
    this.#length = 0;
    return points;
  }

  #grow(): void {
    const wider = new Float64Array(2 * this.#points.length);
    wider.set(this.#points);
    this.#points = wider;
  }
}
