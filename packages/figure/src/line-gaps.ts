import { partInside, type TiltedBox } from './tilted-box.js';

/** Lines without the parts inside some boxes; NaN where a line is interrupted. */
export function cutOut(points: Float64Array, boxes: readonly TiltedBox[]): Float64Array {
  if (boxes.length === 0) return points;
  const kept = new KeptLines(points.length);
  const reaches = boxes.map(({ width, height }) => Math.hypot(width, height) / 2);
  for (let i = 0; i + 3 < points.length; i += 2) {
    const x0 = points[i] as number;
    const y0 = points[i + 1] as number;
    const x1 = points[i + 2] as number;
    const y1 = points[i + 3] as number;
    if (Number.isNaN(x0 + y0 + x1 + y1)) {
      if (Number.isNaN(x1)) kept.interrupt();
      continue;
    }
    let near = false;
    for (let k = 0; k < boxes.length && !near; k++) {
      const { x, y } = boxes[k] as TiltedBox;
      const reach = reaches[k] as number;
      near = !(
        Math.min(x0, x1) > x + reach ||
        Math.max(x0, x1) < x - reach ||
        Math.min(y0, y1) > y + reach ||
        Math.max(y0, y1) < y - reach
      );
    }
    if (near) keepOutside(kept, x0, y0, x1, y1, boxes, 0);
    else kept.segment(x0, y0, x1, y1);
  }
  return kept.points();
}

/** Keeps the parts of a segment outside the boxes from the `k`-th on. */
function keepOutside(
  kept: KeptLines,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  boxes: readonly TiltedBox[],
  k: number,
): void {
  const box = boxes[k];
  if (box === undefined) {
    kept.segment(x0, y0, x1, y1);
    return;
  }
  const inside = partInside(x0, y0, x1, y1, box);
  if (inside === null) {
    keepOutside(kept, x0, y0, x1, y1, boxes, k + 1);
    return;
  }
  const [from, to] = inside;
  if (from > 0) keepOutside(kept, x0, y0, x0 + from * (x1 - x0), y0 + from * (y1 - y0), boxes, k + 1);
  if (to < 1) keepOutside(kept, x0 + to * (x1 - x0), y0 + to * (y1 - y0), x1, y1, boxes, k + 1);
}

/** Segments joined into lines where one begins at the end of the one before. */
class KeptLines {
  #room: Float64Array;
  #length = 0;

  constructor(expected: number) {
    this.#room = new Float64Array(expected + 64);
  }

  segment(x0: number, y0: number, x1: number, y1: number): void {
    const follows = this.#room[this.#length - 2] === x0 && this.#room[this.#length - 1] === y0;
    if (!follows || this.#length === 0) {
      this.interrupt();
      this.#push(x0, y0);
    }
    this.#push(x1, y1);
  }

  interrupt(): void {
    if (this.#length > 0 && !Number.isNaN(this.#room[this.#length - 1])) this.#push(Number.NaN, Number.NaN);
  }

  points(): Float64Array {
    return this.#room.slice(0, this.#length);
  }

  #push(x: number, y: number): void {
    if (this.#length + 2 > this.#room.length) {
      const larger = new Float64Array(2 * this.#room.length);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.#length++] = x;
    this.#room[this.#length++] = y;
  }
}
