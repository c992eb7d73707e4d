import { LevelCover } from './level-cover.js';
import type { Rect, TextRun } from './scene.js';

/** The value of a level, upright on one of its lines. */
export interface ContourLabel {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly run: TextRun;
  /** The part of the picture that the line leaves free. */
  readonly box: Rect;
}

/** A line takes a label when its box is longer than this many label widths. */
const LEAST_REACH = 1.6;
const MAX_LABELS = 24;
/** Places tried on each line. */
const TRIES = 24;

/**
 * One label on each line that is large enough, the largest first, where the line runs flattest through the label;
 * inside `area`, apart from each other and from the lines of other levels.
 *
 * @param lines for each level its lines in pixels.
 * @param runs the text of each level; `widths` and `height` the box it takes.
 */
export function placeLabels(
  lines: readonly (readonly Float64Array[])[],
  runs: readonly TextRun[],
  widths: readonly number[],
  height: number,
  area: Rect,
): ContourLabel[] {
  const candidates = lines.flatMap((found, level) =>
    found.map((points) => ({ level, points, reach: reachOf(points, area), width: widths[level] ?? 0 })),
  );
  const large = candidates
    .filter(({ reach, width }) => reach > LEAST_REACH * width)
    .sort((a, b) => b.reach - a.reach);
  const cover = new LevelCover(area, large.length === 0 ? [] : lines);
  const labels: ContourLabel[] = [];
  for (const { level, points, width } of large) {
    const run = runs[level];
    if (labels.length >= MAX_LABELS || run === undefined) break;
    const isFree = (place: Rect): boolean =>
      contains(area, place) &&
      cover.isOnly(level, place) &&
      !labels.some((label) => overlap(label.box, place));
    const box = flattestPlace(points, width, height, isFree);
    if (box !== null) labels.push({ level, run, box, x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }
  return labels;
}

/** The lines without the parts inside the boxes; NaN where a line is interrupted. */
export function cutOut(points: Float64Array, boxes: readonly Rect[]): Float64Array {
  return boxes.reduce(cutOutOne, points);
}

function cutOutOne(points: Float64Array, box: Rect): Float64Array {
  const out: number[] = [];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.subarray(i, i + 4);
    if (Number.isNaN(x0 + y0 + x1 + y1)) {
      if (Number.isNaN(x1)) out.push(Number.NaN, Number.NaN);
      continue;
    }
    const inside = insidePart(x0, y0, x1, y1, box);
    if (inside === null) {
      pushSegment(out, x0, y0, x1, y1);
      continue;
    }
    const [from, to] = inside;
    if (from > 0) pushSegment(out, x0, y0, x0 + from * (x1 - x0), y0 + from * (y1 - y0));
    if (to < 1) pushSegment(out, x0 + to * (x1 - x0), y0 + to * (y1 - y0), x1, y1);
  }
  return Float64Array.from(out);
}

function pushSegment(out: number[], x0: number, y0: number, x1: number, y1: number): void {
  const follows = out.at(-2) === x0 && out.at(-1) === y0;
  if (!follows) {
    if (out.length > 0 && !Number.isNaN(out.at(-1))) out.push(Number.NaN, Number.NaN);
    out.push(x0, y0);
  }
  out.push(x1, y1);
}

/** The part 0…1 of a segment inside a box (Liang and Barsky 1984), or null. */
function insidePart(x0: number, y0: number, x1: number, y1: number, box: Rect): [number, number] | null {
  let [from, to] = [0, 1];
  const bounds = [
    [x1 - x0, box.x - x0, box.x + box.width - x0],
    [y1 - y0, box.y - y0, box.y + box.height - y0],
  ] as const;
  for (const [delta, low, high] of bounds) {
    if (delta === 0) {
      if (low > 0 || high < 0) return null;
      continue;
    }
    const [a, b] = delta > 0 ? [low / delta, high / delta] : [high / delta, low / delta];
    from = Math.max(from, a);
    to = Math.min(to, b);
  }
  return from < to ? [from, to] : null;
}

/** Diagonal of the part of a line's box that lies in the area. */
function reachOf(points: Float64Array, area: Rect): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const x = Math.min(Math.max(points[i] ?? 0, area.x), area.x + area.width);
    const y = Math.min(Math.max(points[i + 1] ?? 0, area.y), area.y + area.height);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return Math.hypot(right - left, bottom - top);
}

function flattestPlace(
  points: Float64Array,
  width: number,
  height: number,
  isFree: (place: Rect) => boolean,
): Rect | null {
  let best: Rect | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  const count = points.length / 2;
  const step = Math.max(1, Math.floor(count / TRIES));
  // From the middle outwards, so that among equals the middle wins.
  for (let k = 0; k * step < count; k++) {
    const at = (count >> 1) + (k % 2 === 0 ? 1 : -1) * ((k + 1) >> 1) * step;
    if (at < 0 || at >= count) continue;
    const x = points[2 * at] ?? 0;
    const y = points[2 * at + 1] ?? 0;
    const box = { x: x - width / 2, y: y - height / 2, width, height };
    if (!isFree(box)) continue;
    const score = spread(points, at, width);
    if (score < bestScore) [best, bestScore] = [box, score];
  }
  return best;
}

/** How far the line leaves the height of point `at` while it is under the label. */
function spread(points: Float64Array, at: number, width: number): number {
  const x = points[2 * at] ?? 0;
  const y = points[2 * at + 1] ?? 0;
  let farthest = 0;
  for (const direction of [-1, 1]) {
    for (let i = at + direction; i >= 0 && 2 * i < points.length; i += direction) {
      farthest = Math.max(farthest, Math.abs((points[2 * i + 1] ?? y) - y));
      if (Math.abs((points[2 * i] ?? x) - x) > width / 2 || farthest > width) break;
    }
  }
  return farthest;
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
