import { type ContourLine, contourLines } from '@emout/geometry/contour-lines';
import type { NdArray } from '@emout/ndarray/ndarray';
import { colorLevels, type LevelRule } from './color-levels.js';
import type { ColorScale } from './scene.js';

/** The contours of a map at round levels of its colours, without those that noise would draw. */
export interface ColorContours {
  readonly rule: LevelRule;
  /** See `ColorLevels`. */
  readonly interval: number | null;
  /** Those that are drawn, ascending, in the shown unit; the field need not reach every one. */
  readonly levels: readonly number[];
  /** Those left out as too noisy. */
  readonly noisy: readonly number[];
  /** For each of `levels` its lines in array coordinates. */
  readonly lines: readonly (readonly ContourLine[])[];
}

/** A structure has fewer lines at a level; a flat noisy region has dozens. */
const MOST_LINES = 12;
/** Where many lines are as long as this share of rows plus columns, they are wave fronts and no noise. */
const FRONT_SHARE = 1 / 3;

/**
 * Traces the contours of `values` (rows, columns) at the round levels of `scale`. A level that falls apart into many
 * short lines is left out; where most do, there are none.
 *
 * @param factor from stored to shown values.
 * @throws the reason of `signal` when it is aborted.
 */
export function colorContours(
  values: NdArray,
  factor: number,
  scale: ColorScale,
  signal?: AbortSignal,
): ColorContours {
  const { levels, rule, interval } = colorLevels(scale);
  const [rows = 0, columns = 0] = values.shape;
  const traced = contourLines(
    values,
    levels.map((level) => level / factor),
    signal,
  ).map((lines, k) => ({ level: levels[k] ?? 0, lines, noisy: isNoisy(lines, rows + columns) }));
  const noisyCount = traced.filter(({ noisy }) => noisy).length;
  const crossed = traced.filter(({ lines }) => lines.length > 0).length;
  const kept = 2 * noisyCount > crossed ? [] : traced.filter(({ noisy }) => !noisy);
  return {
    rule,
    interval,
    levels: kept.map(({ level }) => level),
    noisy: levels.filter((level) => !kept.some((one) => one.level === level)),
    lines: kept.map(({ lines }) => lines.map((line) => toEdges(line, rows, columns))),
  };
}

/** Beyond its outermost nodes a map keeps their colours for half a cell, and so a line goes on straight outwards. */
function toEdges({ points, closed }: ContourLine, rows: number, columns: number): ContourLine {
  const before = closed ? [] : beyond(points, 0, rows, columns);
  const after = closed ? [] : beyond(points, points.length - 2, rows, columns);
  return { points: Float64Array.from([...before, ...points, ...after]), closed };
}

function beyond(points: Float64Array, at: number, rows: number, columns: number): number[] {
  const [column = 0, row = 0] = points.subarray(at, at + 2);
  if (column === 0 || column === columns - 1) return [column === 0 ? -0.5 : column + 0.5, row];
  if (row === 0 || row === rows - 1) return [column, row === 0 ? -0.5 : row + 0.5];
  return [];
}

function isNoisy(lines: readonly ContourLine[], extent: number): boolean {
  if (lines.length <= MOST_LINES) return false;
  const total = lines.reduce((sum, { points }) => sum + lengthOf(points), 0);
  return total / lines.length < FRONT_SHARE * extent;
}

/** In cells. */
function lengthOf(points: Float64Array): number {
  let length = 0;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [points[i], points[i + 1], points[i + 2], points[i + 3]];
    length += Math.hypot(x1 - x0, y1 - y0);
  }
  return length;
}
