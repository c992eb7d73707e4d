/** Takes the elements of an array block by block and keeps one result for each element of the reduced array. */
export interface AxisAccumulator {
  /** The number of results. */
  readonly size: number;
  /**
   * Adds the contiguous C-order block [outer, reduced, inner] that begins at `start`: element (o, r, i) belongs to
   * result `outputStart` + o·inner + i. Blocks may meet a result any number of times; sums run in the order of adding.
   */
  add(
    block: Float64Array,
    start: number,
    outer: number,
    reduced: number,
    inner: number,
    outputStart: number,
  ): void;
  /**
   * Writes the results of what was added so far to `output` from `outputStart`. Where nothing was added (or only
   * ignored NaN), the sum is 0 and everything else is NaN.
   */
  finish(output: Float64Array, outputStart?: number): void;
}
