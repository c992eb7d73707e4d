import type { NdArray } from '@emout/ndarray/ndarray';
import { valueAt } from '@emout/ndarray/ndarray';
import type { ContourLine } from './contour-lines.js';

type Point = readonly [column: number, row: number];

/** A segment as text, whichever end comes first. */
const segmentText = (a: Point, b: Point): string => [String(a), String(b)].sort().join(' to ');

/** The segments of a level cell by cell, in no order: where the sides of each cell are crossed, and nothing else. */
export function cellSegments(values: NdArray, level: number): string[] {
  const [rows = 0, columns = 0] = values.shape;
  const segments: string[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners: readonly Point[] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const at = corners.map(([x, y]) => valueAt(values, [y, x]));
      if (!at.every(Number.isFinite)) continue;
      // Sides bottom, right, top, left: each from its lower end to its higher one.
      const sides = [
        [0, 1],
        [1, 2],
        [3, 2],
        [0, 3],
      ] as const;
      const crossings = sides.map(([from, to], side): Point | null => {
        const [a, b] = [at[from] ?? 0, at[to] ?? 0];
        if (a > level === b > level) return null;
        const fraction = (level - a) / (b - a);
        const [x, y] = corners[from] ?? [0, 0];
        return side % 2 === 0 ? [x + fraction, y] : [x, y + fraction];
      });
      const crossed = crossings.filter((point) => point !== null);
      const [bottom, right, top, left] = crossed;
      if (bottom !== undefined && right !== undefined && top === undefined)
        segments.push(segmentText(bottom, right));
      if (bottom === undefined || right === undefined || top === undefined || left === undefined) continue;
      // A saddle: the centre is on the side of the mean, and what is above is connected through it when it is above.
      const centerAbove = at.reduce((sum, one) => sum + one, 0) > 4 * level;
      const cutsOffOthers = (at[0] ?? 0) > level === centerAbove;
      segments.push(cutsOffOthers ? segmentText(bottom, right) : segmentText(left, bottom));
      segments.push(cutsOffOthers ? segmentText(top, left) : segmentText(right, top));
    }
  }
  return segments.sort();
}

/** The segments of lines. */
export function segmentsOf(lines: readonly ContourLine[]): string[] {
  return lines
    .flatMap(({ points }) =>
      Array.from({ length: Math.max(0, points.length / 2 - 1) }, (_, k) =>
        segmentText(
          [points[2 * k] ?? 0, points[2 * k + 1] ?? 0],
          [points[2 * k + 2] ?? 0, points[2 * k + 3] ?? 0],
        ),
      ),
    )
    .sort();
}
