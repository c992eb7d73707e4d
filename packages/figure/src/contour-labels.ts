import { LevelCover } from './level-cover.js';
import { MeasuredLine, upright } from './line-stretch.js';
import type { Rect, TextRun } from './scene.js';
import { boxesOverlap, liesWithin, type TiltedBox } from './tilted-box.js';

/** The value of a level, let into one of its lines and turned along it. */
export interface ContourLabel {
  readonly level: number;
  readonly run: TextRun;
  /** The part of the picture that the line leaves free. */
  readonly box: TiltedBox;
  /** Where lines are so close that no value fits between them, those of other levels leave it free as well. */
  readonly isCrowded: boolean;
}

/** A line takes a label when its box is longer than this many label widths. */
const LEAST_REACH = 1.6;
const MAX_LABELS = 24;
/** Of a noisy field, the largest lines alone are looked at. */
const MAX_LINES = 200;
/** Places tried on each line. */
const TRIES = 32;
/** A label follows its line when this leaves it by no more than this part of the label's height. */
const MOST_BENT = 0.45;
/** How much steepness counts beside bending: level labels are read more easily. */
const STEEPNESS = 0.2;
/** Letters of one direction are drawn once and kept; half of this is less than a pixel at the end of a label. */
const ANGLE_STEP_DEG = 1.5;

/**
 * One label on each line that is large enough, the largest first, at its straightest stretch; inside `area`, apart from
 * each other and from the lines of other levels, never upside down. Where that leaves no label at all, one for each
 * level lies on the lines of others.
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
    .sort((a, b) => b.reach - a.reach)
    .slice(0, MAX_LINES);
  const cover = new LevelCover(area, large.length === 0 ? [] : lines);
  const inner = inset(area, height / 2);
  const place = (isCrowded: boolean): ContourLabel[] => {
    const labels: ContourLabel[] = [];
    for (const { level, points, width } of large) {
      const run = runs[level];
      if (labels.length >= MAX_LABELS || run === undefined) break;
      if (isCrowded && labels.some((label) => label.level === level)) continue;
      const isFree = (where: TiltedBox): boolean =>
        liesWithin(where, inner) &&
        (isCrowded || cover.isOnly(level, where)) &&
        !labels.some((label) => boxesOverlap(label.box, where));
      const box = straightestPlace(points, width, height, isFree);
      if (box !== null) labels.push({ level, run, box, isCrowded });
    }
    return labels;
  };
  const labels = place(false);
  return labels.length > 0 ? labels : place(true);
}

/** So far inside that no stub of a line is left between a label and the border. */
function inset({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

function straightestPlace(
  points: Float64Array,
  width: number,
  height: number,
  isFree: (place: TiltedBox) => boolean,
): TiltedBox | null {
  const line = new MeasuredLine(points);
  const room = line.length - width;
  if (!(room > 0)) return null;
  let best: TiltedBox | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  // From the middle outwards, so that among equals the middle wins.
  for (let k = 0; k < TRIES; k++) {
    const outwards = ((k % 2 === 0 ? 1 : -1) * ((k + 1) >> 1)) / TRIES;
    const { x, y, angleDeg, deviation } = line.stretch(line.length / 2 + outwards * room, width);
    const bent = deviation / height;
    const score = bent + STEEPNESS * Math.abs(Math.sin((angleDeg * Math.PI) / 180));
    if (bent > MOST_BENT || score >= bestScore - 1e-9) continue;
    const box = { x, y, width, height, angleDeg: lettersAngleDeg(angleDeg) };
    if (isFree(box)) [best, bestScore] = [box, score];
  }
  return best;
}

function lettersAngleDeg(angleDeg: number): number {
  return upright(ANGLE_STEP_DEG * Math.round(angleDeg / ANGLE_STEP_DEG));
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
