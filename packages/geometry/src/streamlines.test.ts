import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spiral } from './occupancy-grid.js';
import { streamlines } from './streamlines.js';

type Vector = readonly [u: number, v: number];

function field(
  rows: number,
  columns: number,
  f: (row: number, column: number) => Vector,
): [NdArray, NdArray] {
  const part = (k: 0 | 1): NdArray =>
    ndarray(
      Float64Array.from({ length: rows * columns }, (_, i) => f(Math.floor(i / columns), i % columns)[k]),
      [rows, columns],
    );
  return [part(0), part(1)];
}

function pointsOf(line: Float64Array): [number, number][] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0]);
}

describe('streamlines', () => {
  it('runs straight across a constant field, one line through each cell, in the direction of the field', () => {
    const { lines, complete } = streamlines(...field(31, 61, () => [-2, 0]));
    expect(complete).toBe(true);
    expect(lines).toHaveLength(30);
    for (const line of lines) {
      const points = pointsOf(line);
      expect(points[0]?.[0]).toBeCloseTo(60, 9);
      expect(points.at(-1)?.[0]).toBeCloseTo(0, 9);
      for (const [, row] of points) expect(row).toBeCloseTo(points[0]?.[1] ?? Number.NaN, 9);
    }
  });

  it('keeps to the circles of a vortex', () => {
    const { lines } = streamlines(...field(41, 41, (row, column) => [-(row - 20), column - 20]));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const radii = pointsOf(line).map(([column, row]) => Math.hypot(column - 20, row - 20));
      // Heun's tolerance of 0.003 of the width adds up to less than half a cell of the array round the circle.
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.5);
    }
  });

  it('follows the components in grid units, whatever the strides', () => {
    const [u, v] = field(21, 21, () => [1, 0.5]);
    const turned = (a: NdArray): NdArray => ({ ...a, strides: a.strides.toReversed() });
    const seeds = Float64Array.of(4, 5);
    for (const pair of [[u, v] as const, [turned(u), turned(v)] as const]) {
      const points = pointsOf(
        streamlines(...pair, { seeds, direction: 'forward' }).lines[0] ?? new Float64Array(),
      );
      expect(points[0]).toEqual([4, 5]);
      expect(points.at(-1)?.[0]).toBeCloseTo(20, 6);
      expect(points.at(-1)?.[1]).toBeCloseTo(13, 4);
    }
  });

  it('begins or ends at its seeds on request and leaves seeds outside the grid out', () => {
    const [u, v] = field(11, 11, () => [0, 1]);
    const seeds = Float64Array.of(5, 5, 11, 3, Number.NaN, 2);
    const [forward, backward] = (['forward', 'backward'] as const).map((direction) =>
      streamlines(u, v, { seeds, direction }).lines.map(pointsOf),
    );
    expect(forward).toHaveLength(1);
    expect(forward?.[0]?.[0]).toEqual([5, 5]);
    expect(forward?.[0]?.at(-1)).toEqual([5, 10]);
    expect(backward?.[0]?.[0]).toEqual([5, 0]);
    expect(backward?.[0]?.at(-1)).toEqual([5, 5]);
  });

  it('stays away from nodes without a value', () => {
    const { lines } = streamlines(
      ...field(31, 31, (row, column) => (Math.hypot(row - 15, column - 15) < 5 ? [Number.NaN, 1] : [1, 0])),
    );
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines)
      for (const [column, row] of pointsOf(line))
        expect(Math.hypot(row - 15, column - 15)).toBeGreaterThan(4);
  });

  it('finds nothing in a field of zeros, without values, or of a single row', () => {
    expect(streamlines(...field(9, 9, () => [0, 0])).lines).toEqual([]);
    expect(streamlines(...field(9, 9, () => [Number.NaN, Number.POSITIVE_INFINITY])).lines).toEqual([]);
    expect(streamlines(...field(1, 9, () => [1, 0])).lines).toEqual([]);
  });

  it('stops at the number of lines allowed, and when told to', () => {
    const [u, v] = field(31, 31, () => [1, 0]);
    expect(streamlines(u, v, { maxLines: 3 })).toMatchObject({ complete: false, lines: { length: 3 } });
    expect(() => streamlines(u, v, { signal: AbortSignal.abort(new Error('stopped')) })).toThrow('stopped');
    expect(() => streamlines(u, v, { density: 0 })).toThrow('The density of streamlines is 0 × 0');
    expect(() => streamlines(u, v, { maxLength: 1e9 })).toThrow('maxLength is 1000000000');
    expect(() => streamlines(u, ndarray(new Float64Array(4), [2, 2]))).toThrow('not (31, 31) and (2, 2)');
  });

  it('stays inside the grid on any field, with no two lines from one place in it', () => {
    const component = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(component, component, (a, b) => {
        const [u, v] = field(8, 10, (row, column) => [a[row * 10 + column] ?? 0, b[row * 10 + column] ?? 0]);
        const first = new Map<string, number>();
        for (const [k, line] of streamlines(u, v).lines.entries()) {
          for (const [column, row] of pointsOf(line)) {
            expect(column >= 0 && column <= 9 && row >= 0 && row <= 7).toBe(true);
          }
          const [column = 0, row = 0] = line;
          // Lines may leave the grid by the same point of its border: no cell there keeps them apart.
          if (column === 0 || column === 9 || row === 0 || row === 7) continue;
          const start = `${column} ${row}`;
          expect(first.has(start)).toBe(false);
          first.set(start, k);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('has no line that stands where the field leads to from both sides', () => {
  const [u, v] = field(8, 10, (row, column) => [0, column === 3 ? ([-0.008, 0.53][row] ?? 0) : 0]);
  const { lines } = streamlines(u, v);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const rows = pointsOf(line).map(([, row]) => row);
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(0.5);
  }
});

describe('spiral', () => {
  it('visits every cell once, from the lower left along the border inwards', () => {
    const seen: string[] = [];
    spiral(3, 3, (column, row) => seen.push(`${column}${row}`));
    expect(seen).toEqual(['00', '10', '20', '21', '22', '12', '02', '01', '11']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (columns, rows) => {
        const cells = new Set<number>();
        spiral(columns, rows, (column, row) => cells.add(row * columns + column));
        expect(cells.size).toBe(columns * rows);
      }),
    );
  });
});

describe('streamlines in a window', () => {
  const vortex = field(41, 41, (row, column) => [-(row - 20), column - 20]);

  it('stay in it and fill it like a grid of its own', () => {
    const window = { left: 5.25, bottom: 10, width: 4.5, height: 3 };
    const { lines } = streamlines(...vortex, { window });
    expect(lines.length).toBeGreaterThan(20);
    for (const [column, row] of lines.flatMap(pointsOf)) {
      expect(column).toBeGreaterThanOrEqual(5.25);
      expect(column).toBeLessThanOrEqual(9.75);
      expect(row).toBeGreaterThanOrEqual(10);
      expect(row).toBeLessThanOrEqual(13);
    }
    for (const line of lines) {
      const radii = pointsOf(line).map(([column, row]) => Math.hypot(column - 20, row - 20));
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.05);
    }
  });

  it('are those without one where it is the whole grid', () => {
    const window = { left: 0, bottom: 0, width: 40, height: 40 };
    expect(streamlines(...vortex, { window })).toEqual(streamlines(...vortex));
  });

  it('take seeds in coordinates of the grid', () => {
    const window = { left: 5, bottom: 5, width: 10, height: 10 };
    const { lines } = streamlines(...vortex, { window, seeds: Float64Array.of(8, 9, 20, 30), minLength: 0 });
    expect(lines).toHaveLength(1);
    expect(pointsOf(lines[0] ?? new Float64Array())).toContainEqual([8, 9]);
  });

  it.each([
    { left: 0, bottom: 0, width: 0, height: 3 },
    { left: -1, bottom: 0, width: 3, height: 3 },
    { left: 0, bottom: 38, width: 3, height: 3 },
    { left: 0, bottom: Number.NaN, width: 3, height: 3 },
  ])('refuse one that is not in the grid: %o', (window) => {
    expect(() => streamlines(...vortex, { window })).toThrow('no area, or reaches beyond the grid');
  });
});
