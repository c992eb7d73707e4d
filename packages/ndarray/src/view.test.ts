import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broadcastShapes, broadcastTo } from './broadcast.js';
import { IndexError, ShapeError } from './errors.js';
import { gather } from './gather.js';
import { type NdArray, ndarray, sizeOf, toContiguous, valueAt } from './ndarray.js';
import { transpose } from './transpose.js';

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const counted = (shape: readonly number[]) =>
  ndarray(
    Float32Array.from({ length: sizeOf(shape) }, (_, k) => k),
    shape,
  );

function indicesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((indices) => Array.from({ length }, (_, k) => [...indices, k])),
    [[]],
  );
}

const listed = (a: NdArray) => Array.from(toContiguous(a).data);

describe('transpose', () => {
  it('permutes the axes without a copy', () => {
    const cases = shapes.chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        order: fc.shuffledSubarray(
          shape.map((_, axis) => axis),
          { minLength: shape.length },
        ),
      }),
    );
    fc.assert(
      fc.property(cases, ({ shape, order }) => {
        const a = counted(shape);
        const turned = transpose(a, order);
        expect(turned.data).toBe(a.data);
        for (const indices of indicesOf(turned.shape)) {
          const original = shape.map((_, axis) => indices[order.indexOf(axis)] ?? -1);
          expect(valueAt(turned, indices)).toBe(valueAt(a, original));
        }
      }),
    );
  });

  it('reverses the axes without an order, and refuses an axis named twice', () => {
    expect(listed(transpose(counted([2, 3])))).toEqual([0, 3, 1, 4, 2, 5]);
    expect(() => transpose(counted([2, 3]), [0, 0])).toThrowError(
      'The order (0, 0) does not name each of the 2 axes once.',
    );
  });
});

describe('broadcasting', () => {
  it('finds the common shape and repeats to it', () => {
    const cases = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }).chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        alone: fc.tuple(...shape.map(() => fc.boolean())),
        cut: fc.integer({ min: 0, max: shape.length }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ shape, alone, cut }) => {
        const own = shape.map((length, axis) => (alone[axis] ? 1 : length)).slice(cut);
        expect(broadcastShapes([own, shape, []])).toEqual(shape);
        const a = counted(own);
        const repeated = broadcastTo(a, shape);
        expect(repeated.data).toBe(a.data);
        for (const indices of indicesOf(shape)) {
          const original = own.map((length, axis) => (length === 1 ? 0 : (indices[axis + cut] ?? -1)));
          expect(valueAt(repeated, indices)).toBe(valueAt(a, original));
        }
      }),
    );
  });

  it('refuses lengths that differ, whatever their order', () => {
    expect(() => broadcastShapes([[3], [2]])).toThrowError(
      'Arrays of the shapes (3) and (2) do not fit together: 3 and 2 on one axis.',
    );
    expect(() => broadcastShapes([[1], [0], [2]])).toThrowError(ShapeError);
    expect(() => broadcastTo(counted([2]), [3])).toThrowError(ShapeError);
    expect(() => broadcastTo(counted([2, 3]), [3])).toThrowError(ShapeError);
    expect(broadcastShapes([])).toEqual([]);
  });
});

describe('gather', () => {
  it('takes listed positions of one axis of any view', () => {
    const cases = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        turn: fc.boolean(),
        axis: fc.integer({ min: 0, max: shape.length - 1 }),
        picks: fc.array(fc.integer({ min: -4, max: 3 }), { maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ shape, turn, axis, picks }) => {
        const a = turn ? transpose(counted(shape)) : counted(shape);
        const size = a.shape[axis] ?? 0;
        const positions = picks.map((pick) => Math.max(-size, Math.min(size - 1, pick)));
        const taken = gather(a, axis, positions);
        expect(taken.shape).toEqual(a.shape.with(axis, positions.length));
        expect(taken.data).toBeInstanceOf(Float32Array);
        for (const indices of indicesOf(taken.shape)) {
          const position = positions[indices[axis] ?? -1] ?? 0;
          const original = indices.with(axis, position < 0 ? position + size : position);
          expect(valueAt(taken, indices)).toBe(valueAt(a, original));
        }
      }),
    );
  });

  it('refuses positions and axes that are not there', () => {
    expect(() => gather(counted([2, 3]), 1, [0, 3], 'x')).toThrowError(
      'There is no index 3 on x: it has 0 to 2; the last can also be written -1.',
    );
    expect(() => gather(counted([2]), 0, [-3])).toThrowError(IndexError);
    expect(() => gather(counted([2]), 1, [0])).toThrowError(ShapeError);
  });
});
