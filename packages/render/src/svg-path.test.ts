import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tracePolyline, traceRings } from './path-outline.js';
import { SvgPath, svgNumber } from './svg-path.js';
import { thinnedLine } from './thinned-line.js';

/** End points of a path of M, l, h, v and z; pieces apart. */
function readPath(text: string): { points: [number, number][]; closed: boolean }[] {
  const pieces: { points: [number, number][]; closed: boolean }[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of text.matchAll(/([Mlhvz])([^Mlhvz]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const piece = pieces.at(-1);
    if (command === 'z' && piece !== undefined) piece.closed = true;
    const step = command === 'h' || command === 'v' ? 1 : 2;
    for (let k = 0; k < numbers.length; k += step) {
      const a = numbers[k] ?? Number.NaN;
      if (command === 'M') [x, y] = [a, numbers[k + 1] ?? Number.NaN];
      else if (command === 'h') x += a;
      else if (command === 'v') y += a;
      else [x, y] = [x + a, y + (numbers[k + 1] ?? Number.NaN)];
      if (command === 'M') pieces.push({ points: [[x, y]], closed: false });
      else piece?.points.push([x, y]);
    }
  }
  return pieces;
}

function polyline(points: readonly number[]): string {
  const path = new SvgPath();
  tracePolyline(path, Float64Array.from(points));
  return path.text;
}

describe('numbers', () => {
  test.each([
    [0, '0'],
    [-0.001, '0'],
    [0.5, '.5'],
    [-0.05, '-.05'],
    [12.345678, '12.35'],
    [-3, '-3'],
    [100000, '100000'],
  ])('%d is written %s', (value, text) => {
    expect(svgNumber(value)).toBe(text);
  });
});

describe('paths', () => {
  const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });

  test('every point comes back within half a hundredth of a pixel, however long the line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 }), (points) => {
        const [piece, ...more] = readPath(polyline(points.flat()));
        expect(more).toEqual([]);
        const rounded = points.map((point) => point.map((value) => Math.round(value * 100)));
        const apart = rounded.filter((point, k) => k < 2 || `${point}` !== `${rounded[k - 1]}`);
        const read = (piece?.points ?? []).map((point) => point.map((value) => Math.round(value * 100)));
        if (piece?.closed === true) read.push(read[0] ?? []);
        expect(read.map(String)).toEqual(apart.map(String));
      }),
    );
  });

  test('lines along the axes are short, NaN breaks, a lone point is no line', () => {
    const nan = Number.NaN;
    expect(polyline([1, 1, 4, 1, 4, 3, nan, nan, 9, 9, nan, nan, 0, 0, 0.5, -1])).toBe('M1 1h3v2M0 0l.5-1');
    expect(polyline([1, 1, Number.POSITIVE_INFINITY, 2, 3, 3])).toBe('');
  });

  test('a line that returns to its start is closed', () => {
    expect(polyline([0, 0, 4, 0, 4, 4, 0, 0])).toBe('M0 0h4v4z');
  });

  test('rings are closed one by one', () => {
    const path = new SvgPath();
    traceRings(path, Float64Array.of(0, 0, 4, 0, 4, 4, Number.NaN, Number.NaN, 1, 1, 2, 1, 2, 2));
    expect(path.text).toBe('M0 0h4v4zM1 1h1v1z');
  });
});

describe('very long lines', () => {
  test('keep the extent of every quarter of a pixel in a fraction of the points', () => {
    const count = 400_000;
    const points = new Float64Array(2 * count);
    for (let i = 0; i < count; i++) {
      points[2 * i] = (i / count) * 500;
      points[2 * i + 1] = 100 * Math.sin(i * 12.9898) * Math.sin(i / 3e4);
    }
    const extents = (line: Float64Array) => {
      const columns = Array.from({ length: 2000 }, () => [
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ]);
      for (let i = 0; i < line.length; i += 2) {
        const column = columns[Math.floor((line[i] ?? 0) * 4)];
        if (column === undefined) continue;
        column[0] = Math.min(column[0] ?? 0, line[i + 1] ?? 0);
        column[1] = Math.max(column[1] ?? 0, line[i + 1] ?? 0);
      }
      return columns;
    };
    const thin = thinnedLine(points);
    expect(thin.length).toBeLessThanOrEqual(2 * 4 * 2000);
    expect(extents(thin)).toEqual(extents(points));
    expect([...thin.subarray(0, 2)]).toEqual([...points.subarray(0, 2)]);
    expect([...thin.subarray(-2)]).toEqual([...points.subarray(-2)]);
  });

  test('keep their gaps, and short lines are left alone', () => {
    const points = new Float64Array(40_000).fill(3);
    points[20_000] = points[20_001] = Number.NaN;
    const thin = thinnedLine(points);
    expect([...thin].filter(Number.isNaN)).toHaveLength(2);
    const short = Float64Array.of(1, 2, 3, 4);
    expect(thinnedLine(short)).toBe(short);
  });
});
