import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearWeights, nearestWeights, pixelEdge } from './axis-weights.js';

function valueAt(weights: ReturnType<typeof linearWeights>, pixel: number, node: (index: number) => number) {
  let sum = 0;
  for (let k = pixel * weights.taps; k < (pixel + 1) * weights.taps; k++) {
    sum += (weights.weights[k] ?? 0) * node(weights.nodes[k] ?? Number.NaN);
  }
  return sum;
}

describe('linearWeights', () => {
  test('a line stays a line between the nodes, and continues level beyond them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: -3, max: 60, noNaN: true }),
        (count, position) => {
          const weights = linearWeights(Float64Array.of(position), count, 0.5);
          const within = Math.min(count - 1, Math.max(0, position));
          expect(valueAt(weights, 0, (index) => 3 * index + 1)).toBeCloseTo(3 * within + 1, 9);
        },
      ),
    );
  });

  test('weights sum to 1 and every node exists, at any reduction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: -2, max: 42, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (count, position, nodesPerPixel) => {
          const weights = linearWeights(Float64Array.of(position), count, nodesPerPixel);
          expect(valueAt(weights, 0, () => 1)).toBeCloseTo(1, 12);
          for (const node of weights.nodes) expect(node >= 0 && node < count).toBe(true);
        },
      ),
    );
  });

  test('a node without weight is not looked at', () => {
    const { nodes } = linearWeights(Float64Array.of(2), 5, 0.25);
    expect([...nodes]).toEqual([2, 2]);
  });

  test('needs no more room than there are nodes, however narrow the map is drawn', () => {
    const { taps, nodes, weights } = linearWeights(Float64Array.of(-1e170, 3e170), 3, 1e170);
    expect(taps).toBe(3);
    expect([...nodes]).toEqual([0, 1, 2, 0, 1, 2]);
    expect([...weights].every((weight) => Math.abs(weight - 1 / 3) < 1e-12)).toBe(true);
  });

  test('with four nodes a pixel all of them are seen', () => {
    const seen = new Set(linearWeights(Float64Array.of(1.5, 5.5, 9.5), 12, 4).nodes);
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

test('nearestWeights takes whole cells, and the outer cells beyond the edges', () => {
  const positions = Float64Array.of(-0.5, 0.49, 0.5, 1.4, 2.5, 9);
  expect([...nearestWeights(positions, 3).nodes]).toEqual([0, 0, 1, 1, 2, 2]);
});

test('pixelEdge gives pixels to exactly one of two rectangles that share an edge', () => {
  expect([10, 10.49, 10.5, 11].map(pixelEdge)).toEqual([10, 10, 11, 11]);
});
