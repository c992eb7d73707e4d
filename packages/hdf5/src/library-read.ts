import type { AxisSelection } from '@emout/ndarray/index-rules';
import { type Words, wordsOver } from './dtype.js';
import { Hdf5ReadError, TruncatedFileError } from './errors.js';
import { gather } from './gather.js';
import type { LibraryInstance } from './library-instance.js';
import { cutIntoSlabs } from './slabs.js';
import { forwardAxes, mergeAxes, type TransferAxis } from './transfer-plan.js';

/** The heap of the library never shrinks and ends at 2 GiB: volumes pass through it in slabs. */
const SLAB_BYTES = 16 << 20;

interface LibraryRead {
  readonly instance: LibraryInstance;
  readonly fileId: bigint;
  readonly path: string;
  readonly member: string;
  readonly selection: readonly AxisSelection[];
  /** Null for contiguous data. */
  readonly chunks: readonly number[] | null;
  readonly elementBytes: number;
  readonly target: Words;
  readonly actualBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** Reads a non-empty selection by the library's hyperslabs; the result is in the byte order of this machine. */
export function readByLibrary(read: LibraryRead): void {
  const { target, elementBytes, signal } = read;
  const wordBytes = target.BYTES_PER_ELEMENT;
  const wordsPerElement = elementBytes / wordBytes;
  const forward = forwardAxes(read.selection, wordsPerElement);
  const counts = forward.axes.map((axis) => axis.count);
  const whole = counts.reduce((product, count) => product * count, elementBytes);
  const { module } = read.instance;
  const pointer = module._malloc(Math.min(whole, SLAB_BYTES));
  if (pointer === 0) throw new Hdf5ReadError(read.path, `No memory was left to read ${read.member}`);
  try {
    const alignment = forward.axes.map((axis, k) => (axis.step === 1 ? (read.chunks?.[k] ?? 1) : 1));
    for (const { first, count } of cutIntoSlabs(counts, SLAB_BYTES / elementBytes, alignment)) {
      signal?.throwIfAborted();
      const offset = forward.axes.map((axis, k) => axis.low + axis.step * (first[k] ?? 0));
      const strides = forward.axes.map((axis) => axis.step);
      readSlab(read, pointer, count, offset, strides);
      const slab = wordsOver(module.HEAPU8.buffer, wordBytes);
      const targetStart = forward.axes.reduce(
        (sum, axis, k) => sum + axis.target * (first[k] ?? 0),
        forward.target,
      );
      const axes = slabAxes(
        count,
        forward.axes.map((axis) => axis.target),
        wordsPerElement,
      );
      gather(slab, pointer / wordBytes, target, targetStart, axes, 0, axes[0]?.count ?? 0);
    }
  } finally {
    module._free(pointer);
  }
}

function readSlab(
  read: LibraryRead,
  pointer: number,
  count: readonly number[],
  offset: readonly number[],
  strides: readonly number[],
): void {
  const { instance, path, member } = read;
  const asBig = (values: readonly number[]) => (values.length === 0 ? null : values.map(BigInt));
  const what = `The HDF5 library could not read ${member}`;
  let status = -1;
  let failure: unknown = null;
  try {
    // Not by `slice` or `value`: those return what is in memory when the reading failed.
    status = instance.call(path, what, () =>
      instance.module.get_dataset_data(
        read.fileId,
        member,
        asBig(count),
        asBig(offset),
        asBig(strides),
        BigInt(pointer),
      ),
    );
  } catch (error) {
    failure = error;
  }
  if (instance.missingEnd !== null) {
    throw new TruncatedFileError(path, member, instance.missingEnd, read.actualBytes);
  }
  if (failure) throw failure;
  if (status < 0) throw new Hdf5ReadError(path, what);
}

function slabAxes(
  count: readonly number[],
  targets: readonly number[],
  wordsPerElement: number,
): TransferAxis[] {
  const axes: TransferAxis[] = wordsPerElement > 1 ? [{ count: wordsPerElement, source: 1, target: 1 }] : [];
  let source = wordsPerElement;
  for (let k = count.length - 1; k >= 0; k--) {
    axes.unshift({ count: count[k] ?? 1, source, target: targets[k] ?? 0 });
    source *= count[k] ?? 1;
  }
  return mergeAxes(axes);
}
