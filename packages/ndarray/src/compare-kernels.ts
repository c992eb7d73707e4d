import type { BinaryKernel } from './elementwise.js';

/** The comparisons and the connectives of truths. */
export type ComparisonOperation =
  | 'less'
  | 'lessEqual'
  | 'greater'
  | 'greaterEqual'
  | 'equal'
  | 'notEqual'
  | 'and'
  | 'or';

/**
 * The loops of all comparisons over rows of doubles, giving 1 where it holds and 0 where not. NaN is unequal to
 * everything; `and` and `or` take everything but 0 for true, NaN included.
 */
export const COMPARISON_KERNELS: Readonly<Record<ComparisonOperation, BinaryKernel>> = {
  less(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) < (b[j] as number) ? 1 : 0;
    }
  },
  lessEqual(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) <= (b[j] as number) ? 1 : 0;
    }
  },
  greater(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) > (b[j] as number) ? 1 : 0;
    }
  },
  greaterEqual(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) >= (b[j] as number) ? 1 : 0;
    }
  },
  equal(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) === (b[j] as number) ? 1 : 0;
    }
  },
  notEqual(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) !== (b[j] as number) ? 1 : 0;
    }
  },
  and(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = a[i] !== 0 && b[j] !== 0 ? 1 : 0;
    }
  },
  or(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = a[i] !== 0 || b[j] !== 0 ? 1 : 0;
    }
  },
};
