import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexError, ShapeError, TooManyIndicesError, ZeroStepError } from './errors.js';
import {
  type AxisSelection,
  type IndexItem,
  resolveIndex,
  selectedShape,
  selectFrom,
  selectView,
} from './index-rules.js';
import { ndarray, sizeOf, valueAt } from './ndarray.js';

const index = (at: number): IndexItem => ({ kind: 'index', at });
const range = (start: number | null, stop: number | null, step: number | null = null): IndexItem => ({
  kind: 'range',
  start,
  stop,
  step,
});
const ellipsis: IndexItem = { kind: 'ellipsis' };

function positions({ start, step, count }: AxisSelection): number[] {
  return Array.from({ length: count }, (_, k) => start + k * step);
}

function only<T>(list: readonly T[]): T {
  const [first, ...rest] = list;
  if (first === undefined || rest.length > 0) throw new Error('expected one entry');
  return first;
}

describe('one axis of 10', () => {
  // Printed by CPython 3: list(range(10))[start:stop:step]
  const cases: [number | null, number | null, number | null, number[]][] = [
    [null, null, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [-3, null, null, [7, 8, 9]],
    [2, -2, 3, [2, 5]],
    [-100, 7, 2, [0, 2, 4, 6]],
    [100, 2, -3, [9, 6, 3]],
    [null, -100, -4, [9, 5, 1]],
    [5, -20, -1, [5, 4, 3, 2, 1, 0]],
    [5, 0, -2, [5, 3, 1]],
    [null, null, -1, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    [-1, -4, -1, [9, 8, 7]],
    [8, 2, null, []],
    [2, 8, -1, []],
    [10, null, null, []],
    [0, 1, 100, [0]],
    [-11, null, -1, []],
  ];
  it.each(cases)('[%s:%s:%s]', (start, stop, step, expected) => {
    expect(positions(only(resolveIndex([range(start, stop, step)], [10])))).toEqual(expected);
  });

  it('takes the same element for -1 and 9, and never gives -0', () => {
    expect(resolveIndex([index(-1)], [10])).toEqual(resolveIndex([index(9)], [10]));
    expect(Object.is(only(resolveIndex([index(-0)], [10])).start, 0)).toBe(true);
  });
});

describe('refusals', () => {
  it('names the axis, the index and the size', () => {
    const wrong = () => resolveIndex([index(0), index(25)], [4, 20], ['t', 'z']);
    expect(wrong).toThrowError(IndexError);
    expect(wrong).toThrowError('There is no index 25 on z: it has 0 to 19; the last can also be written -1.');
    expect(() => resolveIndex([index(-21)], [20])).toThrowError(
      expect.objectContaining({ axis: 0, index: -21, size: 20 }),
    );
    expect(() => resolveIndex([index(0)], [0])).toThrowError('is empty');
    expect(() => resolveIndex([index(1.5)], [4])).toThrowError('not a whole number');
    expect(() => resolveIndex([range(0.5, null)], [4])).toThrowError(IndexError);
  });

  it('counts the items that are left after dropped axes', () => {
    expect(() => resolveIndex([index(0), index(0)], [4])).toThrowError(TooManyIndicesError);
    expect(() => resolveIndex([ellipsis, ellipsis], [4, 4])).toThrowError(TooManyIndicesError);
    const plane = resolveIndex([index(0), index(1)], [4, 4, 4]);
    expect(() => selectFrom(plane, [index(0), index(0)])).toThrowError(TooManyIndicesError);
  });

  it('refuses a step of 0 and names the axis', () => {
    expect(() => resolveIndex([range(null, null, 0)], [4], ['x'])).toThrowError(ZeroStepError);
    expect(() => resolveIndex([range(null, null, 0)], [4], ['x'])).toThrowError('on x');
  });

  it('refuses a view that leaves the array', () => {
    const a = ndarray(new Float32Array(4), [4]);
    expect(() => selectView(a, [{ start: 2, step: 1, count: 3, dropped: false }])).toThrowError(ShapeError);
    expect(() => selectView(a, [{ start: 2, step: -1, count: 4, dropped: false }])).toThrowError(ShapeError);
    expect(() => selectView(a, [])).toThrowError(ShapeError);
  });
});

describe('ellipsis', () => {
  it('stands for the axes that no item names, also for none', () => {
    const whole = { start: 0, step: 1, dropped: false };
    expect(resolveIndex([ellipsis, index(1)], [2, 3, 4])).toEqual([
      { ...whole, count: 2 },
      { ...whole, count: 3 },
      { start: 1, step: 1, count: 1, dropped: true },
    ]);
    expect(resolveIndex([index(1), ellipsis], [2])).toEqual(resolveIndex([index(1)], [2]));
    expect(resolveIndex([], [2, 3])).toEqual(resolveIndex([ellipsis], [2, 3]));
  });
});

/** A plain nested array and the subscript of Python on it, written from the language reference (clip, then step). */
type Nested = number | Nested[];

function subscript(a: Nested, items: readonly IndexItem[]): Nested {
  const [item, ...rest] = items;
  if (item === undefined) return a;
  if (!Array.isArray(a)) throw new Error('a number has no axes');
  if (item.kind === 'index') {
    const picked = a.at(item.at);
    if (picked === undefined) throw new Error('out of range');
    return subscript(picked, rest);
  }
  if (item.kind === 'ellipsis') throw new Error('expanded before');
  const n = a.length;
  const step = item.step ?? 1;
  const fromEnd = (bound: number) => (bound < 0 ? bound + n : bound);
  const start = item.start === null ? (step > 0 ? 0 : n - 1) : fromEnd(item.start);
  const stop = item.stop === null ? (step > 0 ? n : -1) : fromEnd(item.stop);
  const picked: Nested[] = [];
  for (let k = step > 0 ? Math.max(start, 0) : Math.min(start, n - 1); k >= 0 && k < n; k += step) {
    if (step > 0 ? k >= stop : k <= stop) break;
    picked.push(subscript(a[k] ?? Number.NaN, rest));
  }
  return picked;
}

function nested(shape: readonly number[], first = 0): Nested {
  const [length, ...rest] = shape;
  if (length === undefined) return first;
  const size = sizeOf(rest);
  return Array.from({ length }, (_, k) => nested(rest, first + k * size));
}

function toNested(a: ReturnType<typeof selectView>, indices: number[] = []): Nested {
  const length = a.shape[indices.length];
  if (length === undefined) return valueAt(a, indices);
  return Array.from({ length }, (_, k) => toNested(a, [...indices, k]));
}

const bound = fc.option(fc.integer({ min: -9, max: 9 }), { nil: null });
const anyRange = fc
  .record({ start: bound, stop: bound, step: fc.option(fc.constantFrom(-3, -2, -1, 1, 2, 3), { nil: null }) })
  .map(({ start, stop, step }) => range(start, stop, step));
const anyShape = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });

/** Items for the leading axes of a shape; integers only where there is an element. */
function itemsFor(shape: readonly number[]): fc.Arbitrary<IndexItem[]> {
  return fc
    .tuple(
      ...shape.map((size) =>
        size === 0 ? anyRange : fc.oneof(anyRange, fc.integer({ min: -size, max: size - 1 }).map(index)),
      ),
    )
    .chain((items) => fc.integer({ min: 0, max: items.length }).map((count) => items.slice(0, count)));
}

describe('against a plain nested array', () => {
  it('selects the same elements', () => {
    const cases = anyShape.chain((shape) => fc.record({ shape: fc.constant(shape), items: itemsFor(shape) }));
    fc.assert(
      fc.property(cases, ({ shape, items }) => {
        const a = ndarray(
          Float64Array.from({ length: sizeOf(shape) }, (_, k) => k),
          shape,
        );
        const selection = resolveIndex(items, shape);
        const view = selectView(a, selection);
        expect(toNested(view)).toEqual(subscript(nested(shape), items));
        expect(view.shape).toEqual(selectedShape(selection));
      }),
      { numRuns: 500 },
    );
  });

  it('selects the same elements with an ellipsis at any place', () => {
    const cases = anyShape.chain((shape) =>
      fc.record({ shape: fc.constant(shape), items: itemsFor(shape), at: fc.nat({ max: 4 }) }),
    );
    fc.assert(
      fc.property(cases, ({ shape, items, at }) => {
        const place = Math.min(at, items.length);
        const tail = items.slice(place).map(() => range(1, null, 2));
        const written = [...items.slice(0, place), ellipsis, ...tail];
        const middle = new Array<IndexItem>(shape.length - place - tail.length).fill(range(null, null));
        expect(resolveIndex(written, shape)).toEqual(
          resolveIndex([...items.slice(0, place), ...middle, ...tail], shape),
        );
      }),
    );
  });

  it('chains: a[first][second] selects what two subscripts select', () => {
    const cases = anyShape.chain((shape) =>
      itemsFor(shape).chain((first) => {
        const kept = selectedShape(resolveIndex(first, shape));
        return fc.record({ shape: fc.constant(shape), first: fc.constant(first), second: itemsFor(kept) });
      }),
    );
    fc.assert(
      fc.property(cases, ({ shape, first, second }) => {
        const a = ndarray(
          Float64Array.from({ length: sizeOf(shape) }, (_, k) => k),
          shape,
        );
        const once = resolveIndex(first, shape);
        const twice = selectFrom(once, second);
        expect(toNested(selectView(a, twice))).toEqual(subscript(subscript(nested(shape), first), second));
        const ofView = selectView(selectView(a, once), resolveIndex(second, selectedShape(once)));
        expect(toNested(ofView)).toEqual(toNested(selectView(a, twice)));
      }),
      { numRuns: 500 },
    );
  });
});
