import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellSegments, segmentsOf } from './cell-segments.test-data.js';
import { type ContourLine, contourLines } from './contour-lines.js';

function field(rows: number, columns: number, f: (row: number, column: number) => number): NdArray {
  return ndarray(
    Float64Array.from({ length: rows * columns }, (_, i) => f(Math.floor(i / columns), i % columns)),
    [rows, columns],
  );
}

function pointsOf(line: ContourLine | undefined): [number, number][] {
  const flat = line?.points ?? new Float64Array();
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0]);
}

describe('contourLines', () => {
  it('draws a straight line through a ramp, whatever the strides', () => {
    const ramp = field(3, 5, (_, column) => column);
    const transposed = { ...ramp, shape: [5, 3], strides: [1, 5] };
    expect(contourLines(ramp, [2.5])[0]?.map(pointsOf)).toEqual([
      [
        [2.5, 0],
        [2.5, 1],
        [2.5, 2],
      ],
    ]);
    expect(contourLines(transposed, [2.5])[0]?.map(pointsOf)).toEqual([
      [
        [0, 2.5],
        [1, 2.5],
        [2, 2.5],
      ],
    ]);
  });

  it('closes the line round a peak and finds nothing above it', () => {
    const peak = field(21, 21, (row, column) => 10 - Math.hypot(row - 10, column - 10));
    const [around = [], above] = contourLines(peak, [4.25, 11]);
    expect(above).toEqual([]);
    expect(around).toHaveLength(1);
    expect(around[0]?.closed).toBe(true);
    const points = pointsOf(around[0]);
    expect(points[0]).toEqual(points.at(-1));
    for (const [column, row] of points) expect(Math.hypot(row - 10, column - 10)).toBeCloseTo(5.75, 1);
  });

  it('leaves a gap round a cell corner without a value', () => {
    const ramp = field(7, 4, (row, column) => (row === 3 && column === 1 ? Number.NaN : column));
    const lines = contourLines(ramp, [1.5])[0] ?? [];
    expect(lines.map(pointsOf).sort((a, b) => (a[0]?.[1] ?? 0) - (b[0]?.[1] ?? 0))).toEqual([
      [
        [1.5, 0],
        [1.5, 1],
        [1.5, 2],
      ],
      [
        [1.5, 4],
        [1.5, 5],
        [1.5, 6],
      ],
    ]);
  });

  it('decides a saddle by the mean of its corners', () => {
    const ends = (corner: number) =>
      contourLines(ndarray(Float64Array.of(corner, 0, 0, corner), [2, 2]), [1])[0]
        ?.map((line) => pointsOf(line).flat().sort())
        .sort();
    // Corners of 4: the centre (2) is above, the low corners are cut off; of 1.5: the centre is below, the high ones are.
    expect(ends(4)).toEqual([
      [0, 0.25, 0.75, 1],
      [0, 0.25, 0.75, 1],
    ]);
    expect(contourLines(ndarray(Float64Array.of(4, 0, 0, 4), [2, 2]), [1])[0]?.map(pointsOf)).toContainEqual([
      [0.75, 0],
      [1, 0.25],
    ]);
    expect(
      contourLines(ndarray(Float64Array.of(1.5, 0, 0, 1.5), [2, 2]), [1])[0]?.map(pointsOf),
    ).toContainEqual([
      [0, expect.closeTo(1 / 3)],
      [expect.closeTo(1 / 3), 0],
    ]);
  });

  it('refuses an array without two axes and stops when told to', () => {
    expect(() => contourLines(ndarray(Float64Array.of(1, 2), [2]), [1])).toThrow(
      'need 2 axes; the array has 1',
    );
    const stopped = AbortSignal.abort(new Error('stopped'));
    expect(() =>
      contourLines(
        field(2, 2, (r) => r),
        [0.5],
        stopped,
      ),
    ).toThrow('stopped');
  });

  it('keeps to the level and walks each crossed edge once', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(values, (numbers) => {
        const grid = ndarray(Float64Array.from(numbers), [5, 6]);
        const at = (row: number, column: number) => numbers[row * 6 + column] ?? Number.NaN;
        const seen = new Set<string>();
        for (const line of contourLines(grid, [0.1])[0] ?? []) {
          const points = pointsOf(line);
          expect(points.length).toBeGreaterThan(1);
          for (const [column, row] of line.closed ? points.slice(1) : points) {
            const [c0, r0] = [Math.floor(column), Math.floor(row)];
            const fraction = column - c0 + (row - r0);
            const onEdge = column === c0 ? at(Math.ceil(row), c0) : at(r0, Math.ceil(column));
            expect(at(r0, c0) * (1 - fraction) + onEdge * fraction).toBeCloseTo(0.1, 6);
            // A crossing at a node belongs to several edges; others to one.
            if (fraction > 1e-6 && fraction < 1 - 1e-6) {
              const key = `${column} ${row}`;
              expect(seen.has(key)).toBe(false);
              seen.add(key);
            }
          }
        }
        expect(seen.size).toBe(crossings(at));
      }),
    );
  });

  it('has the lines of the plain way, one by one, of any field, strides and levels', () => {
    const value = fc.oneof(
      fc.integer({ min: -2, max: 2 }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    );
    const size = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    const fields = size.chain(([rows, columns]) =>
      fc
        .tuple(fc.array(value, { minLength: rows * columns, maxLength: rows * columns }), fc.boolean())
        .map(([numbers, isTurned]) => {
          const array = ndarray(Float64Array.from(numbers), [rows, columns]);
          return isTurned ? { ...array, shape: [columns, rows], strides: [1, columns] } : array;
        }),
    );
    const levels = fc.array(value, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fields, levels, (grid, asked) => {
        const segments = asked.map((level) => (Number.isFinite(level) ? cellSegments(grid, level) : []));
        expect(contourLines(grid, asked).map(segmentsOf)).toEqual(segments);
      }),
      { numRuns: 1000 },
    );
  });

  it('has them of a large noisy field as well', () => {
    let seed = 1;
    const noise = field(90, 70, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    });
    const found = contourLines(noise, [0.1, 0.5, 0.9]);
    expect(found[1]?.length).toBeGreaterThan(300);
    expect(found.map(segmentsOf)).toEqual([0.1, 0.5, 0.9].map((level) => cellSegments(noise, level)));
  });
});

function crossings(at: (row: number, column: number) => number): number {
  let count = 0;
  const crosses = (a: number, b: number): boolean => {
    const fraction = (0.1 - a) / (b - a);
    return a > 0.1 !== b > 0.1 && fraction > 1e-6 && fraction < 1 - 1e-6;
  };
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 6; column++) {
      if (column < 5 && crosses(at(row, column), at(row, column + 1))) count++;
      if (row < 4 && crosses(at(row, column), at(row + 1, column))) count++;
    }
  }
  return count;
}
