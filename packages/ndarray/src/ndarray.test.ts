import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexError, ShapeError } from './errors.js';
import { resolveIndex, selectView } from './index-rules.js';
import { isContiguous, type NumericArray, ndarray, sizeOf, toContiguous, valueAt } from './ndarray.js';

describe('ndarray', () => {
  it('is C order and contiguous', () => {
    const a = ndarray(new Int32Array([0, 1, 2, 3, 4, 5]), [2, 3]);
    expect(a.strides).toEqual([3, 1]);
    expect(valueAt(a, [1, 2])).toBe(5);
    expect(isContiguous(a)).toBe(true);
  });

  it('holds one element without axes', () => {
    const a = ndarray(new Float32Array([7]), []);
    expect(sizeOf(a)).toBe(1);
    expect(valueAt(a, [])).toBe(7);
  });

  it('refuses a shape of another size', () => {
    expect(() => ndarray(new Float32Array(5), [2, 3])).toThrowError(ShapeError);
    expect(() => ndarray(new Float32Array(6), [-2, -3])).toThrowError(ShapeError);
  });

  it('refuses an element that is not there', () => {
    const a = ndarray(new Float32Array(6), [2, 3]);
    expect(() => valueAt(a, [0, 3])).toThrowError(IndexError);
    expect(() => valueAt(a, [-1, 0])).toThrowError(IndexError);
    expect(() => valueAt(a, [0])).toThrowError(ShapeError);
  });
});

const constructors = [
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
] as const;

describe('toContiguous', () => {
  it.each(constructors)('keeps the element type: $name', (create) => {
    const a = ndarray<NumericArray>(create.from([0, 1, 2, 3, 4, 5]), [2, 3]);
    const columns = toContiguous(
      selectView(
        a,
        resolveIndex([{ kind: 'ellipsis' }, { kind: 'range', start: null, stop: null, step: -2 }], [2, 3]),
      ),
    );
    expect(columns.data).toBeInstanceOf(create);
    expect(Array.from(columns.data)).toEqual([2, 0, 5, 3]);
  });

  it('shares memory when nothing has to move, cut to the elements of the view', () => {
    const a = ndarray(new Float32Array(12), [4, 3]);
    expect(toContiguous(a).data).toBe(a.data);
    const rows = toContiguous(
      selectView(a, resolveIndex([{ kind: 'range', start: 1, stop: 3, step: null }], [4, 3])),
    );
    expect(rows.data.buffer).toBe(a.data.buffer);
    expect(rows.data.length).toBe(6);
    expect(rows.offset).toBe(0);
  });

  it('lists the elements of any view in C order', () => {
    const steps = fc.constantFrom(-3, -2, -1, 1, 2, 3);
    const cases = fc
      .array(fc.record({ size: fc.integer({ min: 0, max: 5 }), step: steps }), { maxLength: 4 })
      .map((axes) => ({ shape: axes.map((axis) => axis.size), steps: axes.map((axis) => axis.step) }));
    fc.assert(
      fc.property(cases, ({ shape, steps: by }) => {
        const a = ndarray(
          Float64Array.from({ length: sizeOf(shape) }, (_, k) => k),
          shape,
        );
        const view = selectView(
          a,
          resolveIndex(
            by.map((step) => ({ kind: 'range', start: null, stop: null, step })),
            shape,
          ),
        );
        const copy = toContiguous(view);
        const expected: number[] = [];
        const walk = (indices: number[]): void => {
          const length = view.shape[indices.length];
          if (length === undefined) expected.push(valueAt(view, indices));
          else for (let k = 0; k < length; k++) walk([...indices, k]);
        };
        walk([]);
        expect(Array.from(copy.data)).toEqual(expected);
        expect(isContiguous(copy)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
