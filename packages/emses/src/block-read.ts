import type { AxisSelection } from '@emout/ndarray/index-rules';
import { emptyLike, type NdArray, type NumericArray, toContiguous } from '@emout/ndarray/ndarray';
import type { AxisWindow } from './axis-window.js';
import type { SpaceSelection } from './snapshot-stack.js';

export type Windows = readonly [AxisWindow, AxisWindow, AxisWindow];

/** The reads of (z, y, x) that fill a block, with the slot at which each begins along every axis. */
export function* blockReads(
  windows: Windows,
): Generator<{ space: SpaceSelection; slots: readonly [number, number, number] }> {
  const [z, y, x] = windows;
  for (const [zRead, zSlot] of withSlots(z)) {
    for (const [yRead, ySlot] of withSlots(y)) {
      for (const [xRead, xSlot] of withSlots(x)) {
        yield { space: [zRead, yRead, xRead], slots: [zSlot, ySlot, xSlot] };
      }
    }
  }
}

function* withSlots({ reads }: AxisWindow): Generator<[AxisSelection, number]> {
  let slot = 0;
  for (const read of reads) {
    yield [read, slot];
    slot += read.count;
  }
}

/** The elements of the windows of one snapshot as a flat block in C order of (z, y, x) slots. */
export function readBlock(windows: Windows, read: (space: SpaceSelection) => NdArray): NumericArray {
  const [z, y, x] = windows;
  let block: NumericArray | null = null;
  for (const { space, slots } of blockReads(windows)) {
    const { data, shape } = toContiguous(read(space));
    const whole = shape[0] === z.count && shape[1] === y.count && shape[2] === x.count;
    if (whole) return data;
    block ??= emptyLike(data, z.count * y.count * x.count);
    const [planes = 0, rows = 0, columns = 0] = shape;
    for (let plane = 0; plane < planes; plane += 1) {
      for (let row = 0; row < rows; row += 1) {
        const from = (plane * rows + row) * columns;
        const to = ((slots[0] + plane) * y.count + slots[1] + row) * x.count + slots[2];
        block.set(data.subarray(from, from + columns), to);
      }
    }
  }
  return block ?? new Float64Array(0);
}
