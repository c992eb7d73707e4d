/** Many numbers in a few. */
export interface Statistics {
  readonly count: number;
  /** Elements that are no number. */
  readonly nan: number;
  /** Over the elements that are numbers; null where there is none. */
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: number | null;
  readonly mean: number | null;
  /** Of the population. */
  readonly std: number | null;
}

/** Statistics of numbers that come block by block; moments by Welford's update, so that large offsets do not cancel. */
export class RunningStatistics {
  #count = 0;
  #nan = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #sum = 0;
  #mean = 0;
  #squares = 0;

  /** Takes the first `length` elements. */
  add(values: Float64Array, length: number): void {
    let numbers = this.#count - this.#nan;
    let min = this.#min;
    let max = this.#max;
    let sum = this.#sum;
    let mean = this.#mean;
    let squares = this.#squares;
    let nan = 0;
    for (let k = 0; k < length; k += 1) {
      const value = values[k] as number;
      // biome-ignore lint/suspicious/noSelfCompare: the quickest test for NaN
      if (value !== value) {
        nan += 1;
        continue;
      }
      numbers += 1;
      if (value < min) min = value;
      if (value > max) max = value;
      sum += value;
      const away = value - mean;
      mean += away / numbers;
      squares += away * (value - mean);
    }
    this.#count += length;
    this.#nan += nan;
    this.#min = min;
    this.#max = max;
    this.#sum = sum;
    this.#mean = mean;
    this.#squares = squares;
  }

  result(): Statistics {
    const count = this.#count;
    const nan = this.#nan;
    if (count === nan) return { count, nan, min: null, max: null, sum: null, mean: null, std: null };
    const numbers = count - nan;
    return {
      count,
      nan,
      min: this.#min,
      max: this.#max,
      sum: this.#sum,
      mean: this.#sum / numbers,
      std: Math.sqrt(this.#squares / numbers),
    };
  }
}
