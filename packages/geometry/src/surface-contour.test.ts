import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileLimits } from './percentile-limits.js';
import { sphereMesh } from './sphere-mesh.js';
import { surfaceContour } from './surface-contour.js';
import { faceValues } from './surface-values.js';
import { type TriangleMesh, vertexCount } from './triangle-mesh.js';

type Triple = readonly [number, number, number];

const compat = 'emout';

function meshOf(vertices: readonly Triple[], faces: readonly Triple[]): TriangleMesh {
  return { positions: Float64Array.from(vertices.flat()), triangles: Uint32Array.from(faces.flat()) };
}

/** A square of n × n vertices, two triangles to a cell. */
function square(n: number): TriangleMesh {
  const vertices = Array.from({ length: n * n }, (_, k): Triple => [k % n, Math.floor(k / n), 0]);
  const faces: Triple[] = [];
  for (let row = 0; row + 1 < n; row += 1) {
    for (let column = 0; column + 1 < n; column += 1) {
      const a = row * n + column;
      faces.push([a, a + 1, a + n + 1], [a, a + n + 1, a + n]);
    }
  }
  return meshOf(vertices, faces);
}

/** A contour as texts: the two ends of each segment, in a fixed order. */
function segmentsOf(mesh: TriangleMesh, values: readonly number[], level: number, options = {}): string[] {
  const { points } = surfaceContour(mesh, Float64Array.from(values), level, options);
  return Array.from({ length: points.length / 6 }, (_, k) =>
    [points.slice(6 * k, 6 * k + 3), points.slice(6 * k + 3, 6 * k + 6)].map(String).sort().join(' – '),
  ).sort();
}

const triangle = meshOf(
  [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
  ],
  [[0, 1, 2]],
);

describe('the contour in one triangle', () => {
  it.each([
    ['between vertices', 1, ['0,0.25,0 – 0.5,0,0'], ['0,0.25,0 – 0.5,0,0']],
    ['through a vertex', 2, ['0,0.5,0 – 1,0,0'], []],
    ['between vertices on the other side', 3, ['0,0.75,0 – 0.5,0.5,0'], ['0,0.75,0 – 0.5,0.5,0']],
    ['that only touches the lowest vertex', 0, [], []],
    ['that only touches the highest vertex', 4, [], []],
    ['below all values', -1, [], []],
    ['above all values', 5, [], []],
    ['at no number', Number.NaN, [], []],
  ])('%s', (_, level, wanted, original) => {
    expect(segmentsOf(triangle, [0, 2, 4], level)).toEqual(wanted);
    expect(segmentsOf(triangle, [0, 2, 4], level, { compat })).toEqual(original);
  });

  it('is an edge with both ends at the level, and nothing where all is at the level', () => {
    expect(segmentsOf(triangle, [1, 1, 4], 1)).toEqual(['0,0,0 – 1,0,0']);
    expect(segmentsOf(triangle, [1, 4, 1], 1)).toEqual(['0,0,0 – 0,1,0']);
    expect(segmentsOf(triangle, [0, 1, 1], 1)).toEqual(['0,1,0 – 1,0,0']);
    expect(segmentsOf(triangle, [1, 1, 1], 1)).toEqual([]);
  });

  it('is missing where a value is', () => {
    for (const gap of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(segmentsOf(triangle, [0, gap, 4], 2)).toEqual([]);
      expect(segmentsOf(triangle, [0, gap, 4], 2, { compat })).toEqual([]);
    }
  });
});

describe('an edge at the level', () => {
  const pair = meshOf(
    [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
    ],
    [
      [0, 1, 2],
      [1, 0, 3],
    ],
  );

  it.each([
    ['a slope', 2, -2],
    ['a ridge', -1, -1],
    ['a valley', 1, 2],
  ])('is drawn once on %s', (_, left, right) => {
    expect(segmentsOf(pair, [0, 0, left, right], 0)).toEqual(['0,0,0 – 1,0,0']);
    expect(segmentsOf(pair, [0, 0, left, right], 0, { compat })).toEqual([]);
  });

  it('outlines a flat part', () => {
    expect(segmentsOf(pair, [0, 0, 0, 1], 0)).toEqual(['0,0,0 – 1,0,0']);
  });
});

describe('contours on any surface', () => {
  const values = (count: number) =>
    fc.array(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -2, max: 2, noNaN: true })), {
      minLength: count,
      maxLength: count,
    });

  it('have no gaps: between higher and lower values a line goes on to the rim', () => {
    const n = 5;
    const mesh = square(n);
    fc.assert(
      fc.property(values(n * n), (field) => {
        // The outline of a flat part may branch as it likes.
        fc.pre(!hasFlatTriangle(mesh, field));
        const { points } = surfaceContour(mesh, Float64Array.from(field), 0);
        const ends = new Map<string, number>();
        for (let at = 0; at < points.length; at += 3) {
          const point = `${points[at]},${points[at + 1]}`;
          ends.set(point, (ends.get(point) ?? 0) + 1);
        }
        for (const [point, count] of ends) {
          const [x = 0, y = 0] = point.split(',').map(Number);
          const onRim = [x, y].some((value) => value === 0 || value === n - 1);
          if (!onRim && !isTip(field, n, x, y)) expect(count, point).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it('are on a sphere closed circles, also through vertices', () => {
    const sphere = sphereMesh({ center: [0, 0, 0], radius: 1 }, { ntheta: 24, nphi: 13 });
    const heights = Float64Array.from(
      { length: vertexCount(sphere) },
      (_, k) => sphere.positions[3 * k] ?? 0,
    );
    for (const level of [0, 0.3, -0.71]) {
      const { points, triangles } = surfaceContour(sphere, heights, level);
      expect(triangles.length).toBeGreaterThan(10);
      const ends = new Map<string, number>();
      let length = 0;
      for (let at = 0; at < points.length; at += 6) {
        const [a, b] = [points.subarray(at, at + 3), points.subarray(at + 3, at + 6)];
        for (const end of [a, b]) ends.set(String(end), (ends.get(String(end)) ?? 0) + 1);
        length += Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)));
        expect([a[0], b[0]].every((x) => Math.abs((x ?? 9) - level) < 1e-12)).toBe(true);
      }
      expect([...ends.values()].every((count) => count === 2)).toBe(true);
      const circle = 2 * Math.PI * Math.sqrt(1 - level ** 2);
      expect(length).toBeGreaterThan(0.95 * circle);
      expect(length).toBeLessThan(circle);
    }
  });

  it('are those of the original where no vertex is at the level', () => {
    const mesh = square(4);
    fc.assert(
      fc.property(values(16), (field) => {
        const off = field.map((value) => (Math.abs(value) < 1e-6 ? 1 : value));
        const [ours, original] = [middles(mesh, off), middles(mesh, off, { compat })];
        expect(ours.length).toBe(original.length);
        for (const [k, value] of ours.entries()) expect(value).toBeCloseTo(original[k] ?? 9, 8);
      }),
    );
  });

  it('are more than the first place for them holds', () => {
    const mesh = square(40);
    const field = Array.from({ length: 1600 }, (_, k) => (k % 2 === 0 ? 1 : -1));
    const { points, triangles } = surfaceContour(mesh, Float64Array.from(field), 0);
    expect(triangles.length).toBeGreaterThan(1500);
    expect(points.length).toBe(6 * triangles.length);
    expect(points.every((value) => value >= 0 && value <= 39)).toBe(true);
  });
});

/** The triangle of each segment and its middle, which does not depend on its direction. */
function middles(mesh: TriangleMesh, field: readonly number[], options = {}): number[] {
  const { points, triangles } = surfaceContour(mesh, Float64Array.from(field), 0, options);
  return Array.from(triangles, (triangle, k) => [
    triangle,
    ...[0, 1, 2].map((axis) => ((points[6 * k + axis] ?? 9) + (points[6 * k + 3 + axis] ?? 9)) / 2),
  ]).flat();
}

function hasFlatTriangle({ triangles }: TriangleMesh, field: readonly number[]): boolean {
  for (let at = 0; at < triangles.length; at += 3) {
    if ([at, at + 1, at + 2].every((corner) => field[triangles[corner] ?? 0] === 0)) return true;
  }
  return false;
}

/** A vertex of the square at 0 whose neighbours are not on both sides: a valley or ridge may end there. */
function isTip(field: readonly number[], n: number, x: number, y: number): boolean {
  if (field[y * n + x] !== 0) return false;
  const round = [-n - 1, -n, -1, 1, n, n + 1].map((step) => field[y * n + x + step] ?? 0);
  return round.every((value) => value >= 0) || round.every((value) => value <= 0);
}

describe('values of triangles and the range of colours', () => {
  const mesh = square(2);

  it('are means of the finite values', () => {
    const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
    expect([...faceValues(mesh, Float64Array.of(1, 2, 3, 6))]).toEqual([3, 10 / 3]);
    expect([...faceValues(mesh, Float64Array.of(1, none, infinite, 6))]).toEqual([3.5, 3.5]);
    expect([...faceValues(mesh, Float64Array.of(none, none, 5, none))]).toEqual([none, 5]);
  });

  it('need one value for each vertex, and somebody who waits for them', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => faceValues(mesh, new Float64Array(3))).toThrow('4 vertices; 3 values');
    expect(() => surfaceContour(mesh, new Float64Array(5), 0)).toThrow('4 vertices; 5 values');
    expect(() => faceValues(mesh, new Float64Array(4), { signal })).toThrow('enough');
    expect(() => surfaceContour(mesh, new Float64Array(4), 0, { signal })).toThrow('enough');
  });

  it('go from the 1st to the 99th percentile of what is finite', () => {
    const values = Float64Array.from({ length: 103 }, (_, k) => (k < 101 ? 100 - k : Number.NaN));
    expect(percentileLimits(values)).toEqual({ min: 1, max: 99 });
    expect(percentileLimits(values, { low: 0, high: 50 })).toEqual({ min: 0, max: 50 });
    expect(values[0]).toBe(100);
    expect(percentileLimits(Float32Array.of(Number.NaN))).toBeNull();
    expect(percentileLimits(new Float64Array())).toBeNull();
    expect(() => percentileLimits(values, { low: 60, high: 40 })).toThrow('60');
  });
});
