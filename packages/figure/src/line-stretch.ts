/** A part of a line as long as a label, as it looks from the straight line between its ends. */
export interface Stretch {
  /** The middle of its points. */
  readonly x: number;
  readonly y: number;
  /** Of the straight line, counter-clockwise on the page, from −90 (without) to 90. */
  readonly angleDeg: number;
  /** Farthest distance from the straight line. */
  readonly deviation: number;
}

const SAMPLES = 8;

/** A line on the page, asked for places along it. */
export class MeasuredLine {
  readonly #points: Float64Array;
  /** From the start to each point. */
  readonly #lengths: Float64Array;

  constructor(points: Float64Array) {
    this.#points = points;
    this.#lengths = new Float64Array(points.length / 2);
    for (let k = 1; k < this.#lengths.length; k++) {
      const [dx, dy] = [
        (points[2 * k] as number) - (points[2 * k - 2] as number),
        (points[2 * k + 1] as number) - (points[2 * k - 1] as number),
      ];
      this.#lengths[k] = (this.#lengths[k - 1] as number) + Math.hypot(dx, dy);
    }
  }

  get length(): number {
    return this.#lengths.at(-1) ?? 0;
  }

  /** The stretch of a length about a place, both measured along the line. */
  stretch(middle: number, length: number): Stretch {
    const from = this.#at(middle - length / 2);
    const to = this.#at(middle + length / 2);
    const chord = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const [dx, dy] = chord === 0 ? [1, 0] : [(to[0] - from[0]) / chord, (to[1] - from[1]) / chord];
    let [x, y, deviation] = [0, 0, 0];
    for (let k = 0; k <= SAMPLES; k++) {
      const [px, py] = this.#at(middle + (k / SAMPLES - 0.5) * length);
      x += px / (SAMPLES + 1);
      y += py / (SAMPLES + 1);
      deviation = Math.max(deviation, Math.abs((px - from[0]) * dy - (py - from[1]) * dx));
    }
    // A stretch that turns back on itself is as far from straight as it is short.
    const lost = Math.max(0, length - chord) / 2;
    return { x, y, angleDeg: upright((Math.atan2(-dy, dx) * 180) / Math.PI), deviation: deviation + lost };
  }

  #at(length: number): readonly [x: number, y: number] {
    const lengths = this.#lengths;
    let [low, high] = [0, lengths.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lengths[middle] as number) <= length) low = middle;
      else high = middle;
    }
    const [start, end] = [lengths[low] as number, lengths[high] as number];
    const part = end > start ? Math.min(1, Math.max(0, (length - start) / (end - start))) : 0;
    const p = this.#points;
    const [x, y] = [p[2 * low] as number, p[2 * low + 1] as number];
    return [x + part * ((p[2 * high] as number) - x), y + part * ((p[2 * high + 1] as number) - y)];
  }
}

/** The same direction, never upside down. */
export function upright(angleDeg: number): number {
  if (angleDeg > 90) return angleDeg - 180;
  return angleDeg <= -90 ? angleDeg + 180 : angleDeg;
}
