import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.js';
import { resolveIndex, selectView } from './index-rules.js';
import { ndarray } from './ndarray.js';
import { bilinearAt } from './sample.js';

const a = ndarray(new Float32Array([0, 1, 2, 10, 11, 12]), [2, 3]);

describe('bilinearAt', () => {
  it('gives the node values at the nodes and their mean between', () => {
    expect(bilinearAt(a, 1, 2)).toBe(12);
    expect(bilinearAt(a, 0.5, 0.5)).toBe(5.5);
  });

  it('reproduces a function that is linear in both directions, also through a reversed view', () => {
    const plane = ndarray(
      Float64Array.from({ length: 20 }, (_, k) => 3 * Math.floor(k / 5) - 2 * (k % 5)),
      [4, 5],
    );
    const reversed = selectView(
      plane,
      resolveIndex([{ kind: 'range', start: null, stop: null, step: -1 }], [4, 5]),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (row, column) => {
          expect(bilinearAt(plane, row, column)).toBeCloseTo(3 * row - 2 * column, 10);
          expect(bilinearAt(reversed, row, column)).toBeCloseTo(3 * (3 - row) - 2 * column, 10);
        },
      ),
    );
  });

  it('holds the edge value for half a cell and then ends', () => {
    expect(bilinearAt(a, -0.5, 2.5)).toBe(2);
    expect(bilinearAt(a, -0.51, 0)).toBeNaN();
    expect(bilinearAt(a, 0, 2.51)).toBeNaN();
    expect(bilinearAt(a, Number.NaN, 0)).toBeNaN();
  });

  it('does not let a NaN neighbour of no weight in', () => {
    const holed = ndarray(new Float32Array([1, Number.NaN, 3, 4]), [2, 2]);
    expect(bilinearAt(holed, 0.5, 0)).toBe(2);
    expect(bilinearAt(holed, 0.5, 0.5)).toBeNaN();
  });

  it('needs two axes', () => {
    expect(() => bilinearAt(ndarray(new Float32Array(3), [3]), 0, 0)).toThrowError(ShapeError);
  });
});
