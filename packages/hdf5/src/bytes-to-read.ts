import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { TransferPlan } from './transfer-plan.js';

/** Unwanted bytes up to this gap are read along: a system call costs about as much as 16 kB more. */
export const LARGEST_GAP_BYTES = 16 << 10;

/** Bytes that a direct read takes from the file: the selected ones and the narrow gaps between them. */
export function bytesOfPlan({ axes }: TransferPlan, wordBytes: number): number {
  let span = 1;
  let passes = 1;
  let closeTogether = true;
  for (const { count, source } of axes.toReversed()) {
    closeTogether &&= (source - span) * wordBytes <= LARGEST_GAP_BYTES;
    if (closeTogether) span += (count - 1) * source;
    else passes *= count;
  }
  return span * passes * wordBytes;
}

/** Bytes of the chunks that a selection touches, before compression. */
export function bytesOfChunks(
  selection: readonly AxisSelection[],
  chunks: readonly number[],
  elementBytes: number,
): number {
  let elements = 1;
  selection.forEach(({ start, step, count }, k) => {
    const chunk = chunks[k] ?? 1;
    const last = start + step * (count - 1);
    const reached = Math.floor(Math.max(start, last) / chunk) - Math.floor(Math.min(start, last) / chunk) + 1;
    elements *= Math.min(count, reached) * chunk;
  });
  return elements * elementBytes;
}
