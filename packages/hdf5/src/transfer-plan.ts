import type { AxisSelection } from '@emout/ndarray/index-rules';

/** One loop over words: `count` steps of `source` words in the file and `target` words in the result. */
export interface TransferAxis {
  readonly count: number;
  /** Never negative: the file is read forwards. */
  readonly source: number;
  /** Negative where the selection is reversed. */
  readonly target: number;
}

/** Nested loops, outermost first, that move the selected words from the file order to the result. */
export interface TransferPlan {
  readonly axes: readonly TransferAxis[];
  readonly source: number;
  readonly target: number;
}

/** One axis of a selection, read forwards. */
interface ForwardAxis {
  /** Lowest selected position. */
  readonly low: number;
  readonly step: number;
  readonly count: number;
  readonly target: number;
}

/** Turns reversed axes around: low positions first, with a negative stride in the result. */
export function forwardAxes(
  selection: readonly AxisSelection[],
  wordsPerElement: number,
): { axes: ForwardAxis[]; target: number } {
  const axes = new Array<ForwardAxis>(selection.length);
  let stride = wordsPerElement;
  let target = 0;
  for (let k = selection.length - 1; k >= 0; k--) {
    const axis = selection[k];
    if (!axis) continue;
    const { start, step, count } = axis;
    const reversed = step < 0;
    const reach = (count - 1) * stride;
    axes[k] = {
      low: reversed ? start + step * (count - 1) : start,
      step: Math.abs(step),
      count,
      target: reversed ? -stride : stride,
    };
    if (reversed) target += reach;
    stride *= count;
  }
  return { axes, target };
}

/** Plans the move of a non-empty selection of a C-order array of this shape. */
export function planTransfer(
  shape: readonly number[],
  selection: readonly AxisSelection[],
  wordsPerElement: number,
): TransferPlan {
  const forward = forwardAxes(selection, wordsPerElement);
  const axes: TransferAxis[] = wordsPerElement > 1 ? [{ count: wordsPerElement, source: 1, target: 1 }] : [];
  let stride = wordsPerElement;
  let source = 0;
  for (let k = shape.length - 1; k >= 0; k--) {
    const axis = forward.axes[k];
    if (!axis) continue;
    axes.unshift({ count: axis.count, source: axis.step * stride, target: axis.target });
    source += axis.low * stride;
    stride *= shape[k] ?? 1;
  }
  return { axes: mergeAxes(axes), source, target: forward.target };
}

/** The same moves in the same order with the fewest loops, at least one. */
export function mergeAxes(axes: readonly TransferAxis[]): TransferAxis[] {
  const merged: TransferAxis[] = [];
  for (const axis of axes) {
    const outer = merged.at(-1);
    if (axis.count === 1) continue;
    if (outer && outer.source === axis.source * axis.count && outer.target === axis.target * axis.count) {
      merged[merged.length - 1] = { ...axis, count: outer.count * axis.count };
    } else merged.push(axis);
  }
  return merged.length > 0 ? merged : [{ count: 1, source: 1, target: 1 }];
}
