import { BinRangeError } from './errors.js';
import type { NdArray } from './ndarray.js';
import { memoryOrder, walkRows } from './rows.js';

export interface HistogramOptions {
  readonly min: number;
  readonly max: number;
  /** A positive whole number. */
  readonly bins: number;
  /** `log`: bins of equal ratio; needs a positive `min`. */
  readonly scale: 'linear' | 'log';
}

export interface Histogram {
  /** Bin limits, one more than there are bins. */
  readonly edges: number[];
  /** Elements per bin; a bin holds its lower limit, the last one also its upper limit. */
  readonly counts: number[];
}

/**
 * Counts the elements per bin as `numpy.histogram` does; values outside the range and NaN are left out.
 * When `min` equals `max` the bins reach half a unit (log: a factor of √10) to either side.
 * @throws BinRangeError when the range or the number of bins cannot be divided.
 */
export function histogram(a: NdArray, options: HistogramOptions): Histogram {
  const { bins, scale } = options;
  checkRange(options);
  const edges = binEdges(options);
  const counts = new Uint32Array(bins);
  const limits = Float64Array.from(edges);
  const first = limits[0] as number;
  const last = limits[bins] as number;
  const origin = scale === 'log' ? Math.log(first) : first;
  const perUnit = bins / ((scale === 'log' ? Math.log(last) : last) - origin);
  const { data } = a;
  walkRows(memoryOrder(a), (start, stride, length) => {
    for (let n = 0, k = start; n < length; n++, k += stride) {
      const value = data[k] as number;
      if (!(value >= first && value <= last)) continue;
      let bin = Math.floor(((scale === 'log' ? Math.log(value) : value) - origin) * perUnit);
      // Rounding may put a value on the wrong side of a limit: the limits decide.
      if (bin >= bins) bin = bins - 1;
      else if (bin < 0) bin = 0;
      while (value < (limits[bin] as number)) bin--;
      while (bin < bins - 1 && value >= (limits[bin + 1] as number)) bin++;
      counts[bin] = (counts[bin] as number) + 1;
    }
  });
  return { edges, counts: Array.from(counts) };
}

function checkRange({ min, max, bins, scale }: HistogramOptions): void {
  const refuse = (message: string): never => {
    throw new BinRangeError(message, min, max, bins);
  };
  if (!Number.isSafeInteger(bins) || bins < 1)
    refuse(`A histogram of ${bins} bins cannot be counted; give 1 or more.`);
  if (!Number.isFinite(max - min) || min > max)
    refuse(`The range ${min} to ${max} cannot be divided into bins.`);
  if (scale === 'log' && min <= 0) refuse(`A log histogram needs a lower limit above 0; it is ${min}.`);
}

function binEdges({ min, max, bins, scale }: HistogramOptions): number[] {
  const flat = min === max;
  if (scale === 'log') {
    const low = Math.log10(min) - (flat ? 0.5 : 0);
    const high = Math.log10(max) + (flat ? 0.5 : 0);
    return fractions(bins).map((f) =>
      f === 0 && !flat ? min : f === 1 && !flat ? max : 10 ** (low + (high - low) * f),
    );
  }
  const low = min - (flat ? 0.5 : 0);
  const high = max + (flat ? 0.5 : 0);
  return fractions(bins).map((f) => (f === 1 ? high : low + (high - low) * f));
}

function fractions(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, k) => k / bins);
}
