import fc from 'fast-check';
import { expect, test } from 'vitest';
import { straightenedLine } from './straightened-line.js';

function distanceToSegment(px: number, py: number, [ax = 0, ay = 0, bx = 0, by = 0]: number[]): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
}

test('a straight line keeps its ends, a circle few points', () => {
  const straight = Float64Array.from({ length: 2000 }, (_, i) => (i >> 1) * (i % 2 === 0 ? 0.3 : 0.1));
  expect([...straightenedLine(straight)]).toEqual([0, 0, 999 * 0.3, 999 * 0.1]);
  const circle = Float64Array.from({ length: 4000 }, (_, i) => {
    const angle = ((i >> 1) / 1999) * 2 * Math.PI;
    return 100 + 50 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
  expect(straightenedLine(circle).length / 2).toBeLessThan(110);
});

test('a line that turns back on itself keeps its farthest point', () => {
  const there = Array.from({ length: 50 }, (_, k) => [k, 0.01 * k]);
  const back = there.slice(0, 40).reverse();
  const line = straightenedLine(Float64Array.from([...there, ...back].flat()));
  expect([...line]).toEqual([0, 0, 49, 0.49, 0, 0]);
});

test('every point is near the new line, which keeps ends and breaks', () => {
  const step = fc.tuple(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.constantFrom(1, 1, 1, 0.01, 0),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 200 }), fc.array(fc.nat(199)), (steps, breaks) => {
      const points = new Float64Array(2 * steps.length);
      let [x, y] = [0, 0];
      for (const [k, [dx, dy, scale]] of steps.entries()) {
        x += dx * scale;
        y += dy * scale;
        points.set(breaks.includes(k) ? [Number.NaN, Number.NaN] : [x, y], 2 * k);
      }
      const line = straightenedLine(points);
      expect([...line.subarray(0, 2), ...line.subarray(-2)]).toEqual([
        ...points.subarray(0, 2),
        ...points.subarray(-2),
      ]);
      expect(line.filter(Number.isNaN)).toEqual(points.filter(Number.isNaN));
      for (let i = 0; i < points.length; i += 2) {
        const [px, py] = [points[i] as number, points[i + 1] as number];
        if (Number.isNaN(px)) continue;
        let nearest = Number.POSITIVE_INFINITY;
        for (let k = 0; k < line.length; k += 2) {
          const segment = [...line.subarray(k, k + 4)];
          if (segment.length < 4 || segment.some(Number.isNaN)) segment.splice(2, 2, ...segment.slice(0, 2));
          const distance = distanceToSegment(px, py, segment);
          if (distance < nearest) nearest = distance;
        }
        expect(nearest).toBeLessThanOrEqual(0.1);
      }
    }),
  );
});
