import type { AxisGrid } from './data.js';
import { cellRange, nodeRange, type Range } from './extent.js';
import type { Coverage } from './prepared-layer.js';

/** A range that is shown as it is. */
export function exactly([min, max]: Range): Coverage {
  return { min, max, marginBelow: false, marginAbove: false };
}

/** A range with matplotlib's margin of 5 % at both ends. */
export function withMargins([min, max]: Range): Coverage {
  return { min, max, marginBelow: true, marginAbove: true };
}

/** Whole cells round the nodes, or with `compat` the range between the outermost nodes. */
export function cellCoverage(axis: AxisGrid, compat?: 'emout'): Coverage {
  return exactly(compat === 'emout' ? nodeRange(axis) : cellRange(axis));
}

/** Smallest and largest finite value, above 0 only for a logarithmic axis; null when there is none. */
export function rangeOf(values: Float64Array, positiveOnly = false): Range | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (!(value - value === 0) || (positiveOnly && value <= 0)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : null;
}
