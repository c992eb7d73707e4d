import { IndexError, ShapeError, TooManyIndicesError, ZeroStepError } from './errors.js';
import type { NdArray, NumericArray } from './ndarray.js';

/** One item between the brackets of a NumPy subscript; `null` bounds are omitted ones. */
export type IndexItem =
  | { readonly kind: 'index'; readonly at: number }
  | {
      readonly kind: 'range';
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  | { readonly kind: 'ellipsis' };

/** The positions `start + k·step`, k = 0 … count − 1, of one axis of the original array. */
export interface AxisSelection {
  readonly start: number;
  /** Never 0; negative for reversed ranges. */
  readonly step: number;
  readonly count: number;
  /** True when an integer index removed the axis (then count is 1). */
  readonly dropped: boolean;
}

type RangeItem = Extract<IndexItem, { kind: 'range' }>;

const FULL_RANGE: RangeItem = { kind: 'range', start: null, stop: null, step: null };

/**
 * Resolves a subscript against an array shape by the rules of Python and NumPy.
 * @returns one selection per axis of `shape`, dropped axes included.
 * @throws IndexError, TooManyIndicesError, ZeroStepError
 */
export function resolveIndex(
  items: readonly IndexItem[],
  shape: readonly number[],
  axisNames: readonly string[] = [],
): AxisSelection[] {
  return selectFrom(shape.map(wholeAxis), items, axisNames);
}

/** Resolves the item of one axis of `size` elements. @throws IndexError, ZeroStepError */
export function resolveItem(item: Exclude<IndexItem, { kind: 'ellipsis' }>, size: number): AxisSelection {
  return item.kind === 'index' ? at(item.at, size, 0, null) : range(item, size, 0, null);
}

/**
 * Applies a chained subscript (`a[…][items]`): the items meet the axes that are not dropped yet.
 * @returns one selection per axis of the original array, in its own positions.
 * @throws IndexError, TooManyIndicesError, ZeroStepError
 */
export function selectFrom(
  previous: readonly AxisSelection[],
  items: readonly IndexItem[],
  axisNames: readonly string[] = [],
): AxisSelection[] {
  const kept = previous.filter((axis) => !axis.dropped).length;
  const perAxis = expandEllipsis(items, kept);
  let next = 0;
  return previous.map((axis, k) => {
    if (axis.dropped) return axis;
    const item = perAxis[next++] ?? FULL_RANGE;
    const name = axisNames[k] ?? null;
    const inner = item.kind === 'index' ? at(item.at, axis.count, k, name) : range(item, axis.count, k, name);
    if (inner.count === 0) return { start: axis.start, step: axis.step, count: 0, dropped: false };
    return {
      start: axis.start + axis.step * inner.start,
      step: inner.dropped ? 1 : axis.step * inner.step,
      count: inner.count,
      dropped: inner.dropped,
    };
  });
}

/** The shape of a selection, without dropped axes. */
export function selectedShape(selection: readonly AxisSelection[]): number[] {
  return selection.filter((axis) => !axis.dropped).map((axis) => axis.count);
}

/**
 * The selected elements as a strided view, without a copy; dropped axes are removed.
 * @throws ShapeError when the selection has another number of axes than the array, or leaves it.
 */
export function selectView<T extends NumericArray>(
  a: NdArray<T>,
  selection: readonly AxisSelection[],
): NdArray<T> {
  if (selection.length !== a.shape.length) {
    throw new ShapeError(
      `A selection of ${selection.length} axes does not fit an array with ${a.shape.length}.`,
      a.shape,
    );
  }
  const strides: number[] = [];
  let { offset } = a;
  selection.forEach((axis, k) => {
    const stride = a.strides[k] ?? 0;
    checkInside(axis, a.shape, k);
    if (axis.count > 0) offset += axis.start * stride;
    if (!axis.dropped) strides.push(axis.step * stride);
  });
  return { data: a.data, shape: selectedShape(selection), strides, offset };
}

function checkInside(axis: AxisSelection, shape: readonly number[], k: number): void {
  const size = shape[k] ?? 0;
  const last = axis.start + axis.step * (axis.count - 1);
  if (axis.count > 0 && (Math.min(axis.start, last) < 0 || Math.max(axis.start, last) >= size)) {
    throw new ShapeError(
      `The selection ${axis.start} to ${last} leaves axis ${k} of ${size} elements.`,
      shape,
    );
  }
}

function wholeAxis(size: number): AxisSelection {
  return { start: 0, step: 1, count: size, dropped: false };
}

function expandEllipsis(
  items: readonly IndexItem[],
  axes: number,
): Exclude<IndexItem, { kind: 'ellipsis' }>[] {
  const ellipses = items.filter((item) => item.kind === 'ellipsis').length;
  const given = items.length - ellipses;
  if (ellipses > 1 || given > axes) throw new TooManyIndicesError(given, axes, ellipses);
  return items.flatMap((item) =>
    item.kind === 'ellipsis' ? new Array<RangeItem>(axes - given).fill(FULL_RANGE) : [item],
  );
}

function at(index: number, size: number, axis: number, name: string | null): AxisSelection {
  if (!Number.isSafeInteger(index) || index < -size || index >= size) {
    throw new IndexError(axis, index, size, name);
  }
  return { start: index < 0 ? index + size : index + 0, step: 1, count: 1, dropped: true };
}

/** Python's `slice.indices`: bounds are clipped to the axis, never refused. */
function range(item: RangeItem, size: number, axis: number, name: string | null): AxisSelection {
  for (const bound of [item.start, item.stop, item.step]) {
    if (bound !== null && !Number.isSafeInteger(bound)) throw new IndexError(axis, bound, size, name);
  }
  const step = item.step ?? 1;
  if (step === 0) throw new ZeroStepError(axis, name);
  const lowest = step < 0 ? -1 : 0;
  const highest = step < 0 ? size - 1 : size;
  const clip = (bound: number) => Math.min(Math.max(bound < 0 ? bound + size : bound, lowest), highest);
  const start = item.start === null ? (step < 0 ? highest : lowest) : clip(item.start);
  const stop = item.stop === null ? (step < 0 ? lowest : highest) : clip(item.stop);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start: start + 0, step, count, dropped: false };
}
