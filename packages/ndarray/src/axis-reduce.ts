import type { AxisAccumulator } from './axis-accumulator.js';
import { COUNT_OF_NUMBERS, FOLDS, type Fold, NAN_IGNORING_FOLDS } from './fold-kernels.js';
import { createDeviationAccumulator } from './standard-deviation.js';

/** `std` is that of the population: √(Σ(x − mean)² / n). */
export type ReductionKind = 'sum' | 'mean' | 'min' | 'max' | 'std';

export interface ReductionOptions {
  /** NaN takes no part, as in `numpy.nanmean`; otherwise it makes the result NaN. Default false. */
  readonly ignoreNaN?: boolean;
}

/** An accumulator with nothing added yet for `size` results. */
export function createAccumulator(
  kind: ReductionKind,
  size: number,
  options: ReductionOptions = {},
): AxisAccumulator {
  const ignoreNaN = options.ignoreNaN ?? false;
  if (kind === 'std') return createDeviationAccumulator(size, ignoreNaN);
  const fold = (ignoreNaN ? NAN_IGNORING_FOLDS : FOLDS)[kind === 'mean' ? 'sum' : kind];
  return new FoldAccumulator(kind, size, fold, ignoreNaN);
}

class FoldAccumulator implements AxisAccumulator {
  private readonly results: Float64Array;
  private readonly counts: Float64Array;

  constructor(
    private readonly kind: Exclude<ReductionKind, 'std'>,
    readonly size: number,
    private readonly fold: Fold,
    private readonly ignoreNaN: boolean,
  ) {
    this.results = new Float64Array(size).fill(fold.initial);
    // A sum of nothing is a sum: only the others ask how many there were.
    this.counts = new Float64Array(kind === 'sum' ? 0 : size);
  }

  add(
    block: Float64Array,
    start: number,
    outer: number,
    reduced: number,
    inner: number,
    outputStart: number,
  ): void {
    foldBlock(this.fold, this.results, block, start, outer, reduced, inner, outputStart);
    if (this.kind === 'sum') return;
    if (this.ignoreNaN) {
      foldBlock(COUNT_OF_NUMBERS, this.counts, block, start, outer, reduced, inner, outputStart);
    } else {
      const end = outputStart + outer * inner;
      for (let k = outputStart; k < end; k++) this.counts[k] = (this.counts[k] as number) + reduced;
    }
  }

  finish(output: Float64Array, outputStart = 0): void {
    const { kind, results, counts } = this;
    for (let k = 0; k < this.size; k++) {
      const result = results[k] as number;
      if (kind === 'sum') output[outputStart + k] = result;
      else if (counts[k] === 0) output[outputStart + k] = Number.NaN;
      else output[outputStart + k] = kind === 'mean' ? result / (counts[k] as number) : result;
    }
  }
}

function foldBlock(
  fold: Fold,
  results: Float64Array,
  block: Float64Array,
  start: number,
  outer: number,
  reduced: number,
  inner: number,
  outputStart: number,
): void {
  let from = start;
  if (inner === 1) {
    for (let k = outputStart; k < outputStart + outer; k++, from += reduced) {
      results[k] = fold.run(results[k] as number, block, from, reduced);
    }
    return;
  }
  for (let o = 0, at = outputStart; o < outer; o++, at += inner) {
    for (let r = 0; r < reduced; r++, from += inner) fold.rows(results, at, block, from, inner);
  }
}
