import type { AxisAccumulator } from './axis-accumulator.js';

/**
 * Accumulates population standard deviations: rows by Welford's update, runs of one result by two passes over the run
 * and the pairwise update of Chan, Golub and LeVeque (1979). Neither forms the difference of two large sums of squares.
 */
export function createDeviationAccumulator(size: number, ignoreNaN: boolean): AxisAccumulator {
  const counts = new Float64Array(size);
  const means = new Float64Array(size);
  /** Sums of squared deviations from the mean so far. */
  const squares = new Float64Array(size);

  const addRow = (block: Float64Array, from: number, count: number, at: number): void => {
    for (let k = 0; k < count; k++) {
      const value = block[from + k] as number;
      if (ignoreNaN && Number.isNaN(value)) continue;
      const n = (counts[at + k] as number) + 1;
      const mean = means[at + k] as number;
      const deviation = value - mean;
      const next = mean + deviation / n;
      counts[at + k] = n;
      means[at + k] = next;
      squares[at + k] = (squares[at + k] as number) + deviation * (value - next);
    }
  };

  const addRun = (block: Float64Array, from: number, count: number, at: number): void => {
    let n = 0;
    let sum = 0;
    for (let k = from; k < from + count; k++) {
      const value = block[k] as number;
      if (ignoreNaN && Number.isNaN(value)) continue;
      n++;
      sum += value;
    }
    if (n === 0) return;
    const mean = sum / n;
    let square = 0;
    let rest = 0;
    for (let k = from; k < from + count; k++) {
      const value = block[k] as number;
      if (ignoreNaN && Number.isNaN(value)) continue;
      const deviation = value - mean;
      square += deviation * deviation;
      rest += deviation;
    }
    const before = counts[at] as number;
    const all = before + n;
    const apart = mean - (means[at] as number);
    counts[at] = all;
    means[at] = (means[at] as number) + (apart * n) / all;
    // The deviations would add up to 0 if the mean were exact; `rest` takes its rounding out of the squares.
    squares[at] = (squares[at] as number) + square - (rest * rest) / n + (apart * apart * before * n) / all;
  };

  return {
    size,
    add(block, start, outer, reduced, inner, outputStart) {
      let from = start;
      for (let o = 0, at = outputStart; o < outer; o++, at += inner) {
        if (inner === 1) {
          addRun(block, from, reduced, at);
          from += reduced;
        } else {
          for (let r = 0; r < reduced; r++, from += inner) addRow(block, from, inner, at);
        }
      }
    },
    finish(output, outputStart = 0) {
      for (let k = 0; k < size; k++) {
        const n = counts[k] as number;
        const square = squares[k] as number;
        // Rounding may leave a negative trace where all values are equal.
        output[outputStart + k] = n === 0 ? Number.NaN : Math.sqrt(square < 0 ? 0 : square / n);
      }
    },
  };
}
