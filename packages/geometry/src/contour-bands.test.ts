import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contourBands, regionsAbove } from './contour-bands.js';
import { contourLines } from './contour-lines.js';

function field(rows: number, columns: number, f: (row: number, column: number) => number): NdArray {
  return ndarray(
    Float64Array.from({ length: rows * columns }, (_, i) => f(Math.floor(i / columns), i % columns)),
    [rows, columns],
  );
}

function rings(points: Float64Array): [number, number][][] {
  const found: [number, number][][] = [[]];
  for (let i = 0; i < points.length; i += 2) {
    if (Number.isNaN(points[i])) found.push([]);
    else found.at(-1)?.push([points[i] ?? 0, points[i + 1] ?? 0]);
  }
  return found.filter((ring) => ring.length > 0);
}

function area(ring: readonly [number, number][]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

const totalArea = (points: Float64Array): number => rings(points).reduce((sum, ring) => sum + area(ring), 0);

function contains(points: Float64Array, x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings(points)) {
    for (const [i, [x0, y0]] of ring.entries()) {
      const [x1, y1] = ring[(i + 1) % ring.length] ?? [0, 0];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) odd = !odd;
    }
  }
  return odd;
}

/** The part of a cell above a level, corner by corner. */
function cellArea(corners: readonly number[], level: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = corners;
  if (!Number.isFinite(a + b + c + d)) return 0;
  const places = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const above = corners.map((value) => value > level);
  const isSaddle = above[0] === above[2] && above[1] === above[3] && above[0] !== above[1];
  const between = (i: number, j: number): [number, number] => {
    const [from, to] = [places[i] ?? [0, 0], places[j] ?? [0, 0]];
    const fraction = (level - (corners[i] ?? 0)) / ((corners[j] ?? 0) - (corners[i] ?? 0));
    return [from[0] + fraction * (to[0] - from[0]), from[1] + fraction * (to[1] - from[1])];
  };
  if (isSaddle && a + b + c + d <= 4 * level) {
    return [0, 1, 2, 3].reduce((sum, i) => {
      const [x, y] = places[i] ?? [0, 0];
      return above[i] ? sum + area([[x, y], between(i, (i + 1) % 4), between((i + 3) % 4, i)]) : sum;
    }, 0);
  }
  const ring = [0, 1, 2, 3].flatMap((i): [number, number][] => {
    const [x, y] = places[i] ?? [0, 0];
    const j = (i + 1) % 4;
    return [
      ...(above[i] ? [[x, y] as [number, number]] : []),
      ...(above[i] !== above[j] ? [between(i, j)] : []),
    ];
  });
  return area(ring);
}

describe('contourBands', () => {
  it('cuts a plane into strips as wide as the levels are apart', () => {
    const ramp = field(4, 11, (_, column) => column);
    const transposed = { ...ramp, shape: [11, 4], strides: [1, 11] };
    for (const values of [ramp, transposed]) {
      const bands = contourBands(values, [2.5, 4, 8.25]);
      expect(bands.map(({ lower, upper }) => [lower, upper])).toEqual([
        [2.5, 4],
        [4, 8.25],
      ]);
      const regions = regionsAbove(values, [2.5, 4, 8.25]).map(totalArea);
      expect(regions).toEqual([22.5, 18, 5.25]);
      const [first] = bands;
      expect(
        contains(
          first?.points ?? new Float64Array(),
          ...((values === ramp ? [3, 1.5] : [1.5, 3]) as [number, number]),
        ),
      ).toBe(true);
    }
  });

  it('leaves the inside of a hole to the band there, and goes below and above on request', () => {
    const peak = field(21, 21, (row, column) => Math.hypot(row - 10, column - 10));
    const bands = contourBands(peak, [Number.NEGATIVE_INFINITY, 2.2, 5.3, Number.POSITIVE_INFINITY]);
    expect(bands.map(({ lower, upper }) => [lower, upper])).toEqual([
      [Number.NEGATIVE_INFINITY, 2.2],
      [2.2, 5.3],
      [5.3, Number.POSITIVE_INFINITY],
    ]);
    const where = [10.1, 13.2, 18].map((x) => bands.map(({ points }) => contains(points, x, 10.2)));
    expect(where).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });

  it('has no region above everything, in a single row or without values', () => {
    const ramp = field(3, 3, (_, column) => column);
    expect(regionsAbove(ramp, [2])[0]).toHaveLength(0);
    expect(
      regionsAbove(
        field(1, 5, () => 1),
        [0],
      )[0],
    ).toHaveLength(0);
    expect(
      regionsAbove(
        field(3, 3, () => Number.NaN),
        [0, Number.NEGATIVE_INFINITY],
      ),
    ).toEqual([new Float64Array(), new Float64Array()]);
    expect(() => regionsAbove(ndarray(Float64Array.of(1), [1]), [0])).toThrow('need 2 axes; the array has 1');
    expect(() => regionsAbove(ramp, [1], AbortSignal.abort(new Error('stopped')))).toThrow('stopped');
  });

  const value = fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
    { weight: 2, arbitrary: fc.integer({ min: -1, max: 1 }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  );
  const grids = fc.array(value, { minLength: 30, maxLength: 30 });
  const LEVELS = [-0.5, 0, 0.25, 0.3];
  const BOUNDS = [Number.NEGATIVE_INFINITY, ...LEVELS, Number.POSITIVE_INFINITY];

  it('covers every cell that has a value exactly once', () => {
    fc.assert(
      fc.property(
        grids,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (numbers, x, y) => {
          const grid = field(5, 6, (row, column) => numbers[row * 6 + column] ?? 0);
          const corners = (row: number, column: number): number[] =>
            [0, 1, 7, 6].map((step) => numbers[row * 6 + column + step] ?? 0);
          const bounds = [Number.NEGATIVE_INFINITY, ...LEVELS];
          const bands = contourBands(grid, BOUNDS);
          const expected = bounds.map(() => 0);
          for (let row = 0; row < 4; row++) {
            for (let column = 0; column < 5; column++) {
              const cell = corners(row, column);
              for (const [i, level] of bounds.entries())
                expected[i] = (expected[i] ?? 0) + cellArea(cell, level);
              const holders = bands.filter(({ points }) => contains(points, column + x, row + y));
              expect(holders).toHaveLength(cell.some(Number.isNaN) ? 0 : 1);
            }
          }
          for (const [i, region] of regionsAbove(grid, bounds).entries()) {
            expect(totalArea(region)).toBeCloseTo(expected[i] ?? 0, 9);
          }
        },
      ),
    );
  });

  it('holds the values of its band along the edges of the cells', () => {
    fc.assert(
      fc.property(grids, fc.double({ min: 0.02, max: 0.98, noNaN: true }), (numbers, fraction) => {
        const grid = field(5, 6, (row, column) => numbers[row * 6 + column] ?? 0);
        const bands = contourBands(grid, BOUNDS);
        for (let row = 0; row < 4; row++) {
          for (let column = 0; column < 5; column++) {
            const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 7, 6].map(
              (step) => numbers[row * 6 + column + step] ?? 0,
            );
            const along = a + fraction * (b - a);
            if (Number.isNaN(a + b + c + d) || LEVELS.some((level) => Math.abs(along - level) < 1e-3))
              continue;
            const holder = bands.find(({ points }) => contains(points, column + fraction, row + 1e-9));
            expect(holder).toBeDefined();
            expect((holder?.lower ?? 0) < along && along <= (holder?.upper ?? 0)).toBe(true);
          }
        }
      }),
    );
  });

  it('has its inner outlines where the contour lines are', () => {
    fc.assert(
      fc.property(grids, (numbers) => {
        const grid = field(5, 6, (row, column) => numbers[row * 6 + column] ?? 0);
        const vertices = new Set<string>();
        for (const ring of rings(regionsAbove(grid, [0.25])[0] ?? new Float64Array()))
          for (const point of ring) vertices.add(point.join());
        for (const { points } of contourLines(grid, [0.25])[0] ?? [])
          for (let i = 0; i < points.length; i += 2)
            expect(vertices.has(`${points[i]},${points[i + 1]}`)).toBe(true);
      }),
    );
  });
});
