/** How the elements of a reduced axis are put together, one after another. */
export interface Fold {
  /** The result of no elements. */
  readonly initial: number;
  /** Puts `count` values, from `from` on, to as many results, from `at` on. */
  rows(results: Float64Array, at: number, values: Float64Array, from: number, count: number): void;
  /** Puts `count` values, from `from` on, to one result, in their order, and returns it. */
  run(result: number, values: Float64Array, from: number, count: number): number;
}

export type FoldName = 'sum' | 'min' | 'max';

/** NaN makes the result NaN. */
export const FOLDS: Readonly<Record<FoldName, Fold>> = {
  sum: {
    initial: 0,
    rows(results, at, values, from, count) {
      const end = at + count;
      for (let k = at, i = from; k < end; k++, i++) {
        results[k] = (results[k] as number) + (values[i] as number);
      }
    },
    run(result, values, from, count) {
      let total = result;
      for (let k = from; k < from + count; k++) total += values[k] as number;
      return total;
    },
  },
  min: {
    initial: Number.POSITIVE_INFINITY,
    rows(results, at, values, from, count) {
      const end = at + count;
      for (let k = at, i = from; k < end; k++, i++) {
        results[k] = Math.min(results[k] as number, values[i] as number);
      }
    },
    run(result, values, from, count) {
      let least = result;
      for (let k = from; k < from + count; k++) least = Math.min(least, values[k] as number);
      return least;
    },
  },
  max: {
    initial: Number.NEGATIVE_INFINITY,
    rows(results, at, values, from, count) {
      const end = at + count;
      for (let k = at, i = from; k < end; k++, i++) {
        results[k] = Math.max(results[k] as number, values[i] as number);
      }
    },
    run(result, values, from, count) {
      let greatest = result;
      for (let k = from; k < from + count; k++) greatest = Math.max(greatest, values[k] as number);
      return greatest;
    },
  },
};

/** NaN takes no part: a comparison with it never holds, and nothing but itself is unequal to itself. */
export const NAN_IGNORING_FOLDS: Readonly<Record<FoldName, Fold>> = {
  sum: {
    initial: 0,
    rows(results, at, values, from, count) {
      const end = at + count;
      for (let k = at, i = from; k < end; k++, i++) {
        const value = values[i] as number;
        if (!Number.isNaN(value)) results[k] = (results[k] as number) + value;
      }
    },
    run(result, values, from, count) {
      let total = result;
      for (let k = from; k < from + count; k++) {
        const value = values[k] as number;
        if (!Number.isNaN(value)) total += value;
      }
      return total;
    },
  },
  min: {
    initial: Number.POSITIVE_INFINITY,
    rows(results, at, values, from, count) {
      const end = at + count;
      for (let k = at, i = from; k < end; k++, i++) {
        const value = values[i] as number;
        if (value < (results[k] as number)) results[k] = value;
      }
    },
    run(result, values, from, count) {
      let least = result;
      for (let k = from; k < from + count; k++) {
        const value = values[k] as number;
        if (value < least) least = value;
      }
      return least;
    },
  },
  max: {
    initial: Number.NEGATIVE_INFINITY,
    rows(results, at, values, from, count) {
      const end = at + count;
      for (let k = at, i = from; k < end; k++, i++) {
        const value = values[i] as number;
        if (value > (results[k] as number)) results[k] = value;
      }
    },
    run(result, values, from, count) {
      let greatest = result;
      for (let k = from; k < from + count; k++) {
        const value = values[k] as number;
        if (value > greatest) greatest = value;
      }
      return greatest;
    },
  },
};

/** The number of values that are not NaN, added to one count per result or to one count. */
export const COUNT_OF_NUMBERS: Fold = {
  initial: 0,
  rows(results, at, values, from, count) {
    const end = at + count;
    for (let k = at, i = from; k < end; k++, i++) {
      if (!Number.isNaN(values[i] as number)) results[k] = (results[k] as number) + 1;
    }
  },
  run(result, values, from, count) {
    let numbers = result;
    for (let k = from; k < from + count; k++) if (!Number.isNaN(values[k] as number)) numbers++;
    return numbers;
  },
};
