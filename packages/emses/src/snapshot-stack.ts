import type { AxisSelection } from '@emout/ndarray/index-rules';
import { emptyLike, type NdArray, ndarray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import { EmptyFieldError } from './errors.js';

export type SpaceSelection = readonly [AxisSelection, AxisSelection, AxisSelection];

/** A selection of (t, z, y, x) as its time and its space. */
export function splitSelection(selection: readonly AxisSelection[]): {
  times: AxisSelection;
  space: SpaceSelection;
} {
  const [times, z, y, x, ...rest] = selection;
  if (!times || !z || !y || !x || rest.length > 0) {
    throw new RangeError(`a field has 4 axes, not ${selection.length}`);
  }
  return { times, space: [z, y, x] };
}

/** The selection of one snapshot, at a position of the time axis. */
export function atPosition(position: number, space: SpaceSelection): AxisSelection[] {
  return [{ start: position, step: 1, count: 1, dropped: true }, ...space];
}

/** Reads the spatial selection of one snapshot. */
export type ReadSnapshot = (position: number, space: SpaceSelection) => NdArray;

/**
 * Reads a selection of a series snapshot by snapshot and stacks them where time is not dropped.
 * @throws EmptyFieldError when the series has no snapshot, and what `readOne` throws
 */
export function stackSnapshots(
  series: { readonly name: string; readonly keys: readonly number[] },
  selection: readonly AxisSelection[],
  signal: AbortSignal | undefined,
  readOne: ReadSnapshot,
): NdArray {
  const { times, space } = splitSelection(selection);
  const { name, keys } = series;
  if (keys.length === 0) throw new EmptyFieldError(name, 'Its file holds no snapshot.');
  const read = (position: number, of: SpaceSelection): NdArray => {
    signal?.throwIfAborted();
    if (keys[position] === undefined) throw new RangeError(`${name} has no snapshot at position ${position}`);
    return readOne(position, of);
  };
  if (times.dropped) return read(times.start, space);
  const spatialShape = space.filter(({ dropped }) => !dropped).map(({ count }) => count);
  const planeSize = sizeOf(spatialShape);
  const shape = [times.count, ...spatialShape];
  if (times.count === 0) {
    const [z, y, x] = space;
    const none = (axis: AxisSelection): AxisSelection => ({ ...axis, count: 0, dropped: false });
    return ndarray(emptyLike(read(0, [none(z), none(y), none(x)]).data, 0), shape);
  }
  const first = toContiguous(read(times.start, space));
  if (times.count === 1) return ndarray(first.data, shape);
  const stacked = emptyLike(first.data, times.count * planeSize);
  stacked.set(first.data, 0);
  for (let k = 1; k < times.count; k += 1) {
    stacked.set(toContiguous(read(times.start + k * times.step, space)).data, k * planeSize);
  }
  return ndarray(stacked, shape);
}
