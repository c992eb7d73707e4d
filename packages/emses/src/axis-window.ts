import type { AxisSelection } from '@emout/ndarray/index-rules';

/** What has to be read of an axis, and where each of its positions then is. */
export interface AxisWindow {
  /** Evenly spaced ascending positions, one read each. */
  readonly reads: readonly AxisSelection[];
  /** Positions that all reads give together. */
  readonly count: number;
  /** The place of a position in the reads, one after another. */
  slotOf(position: number): number;
}

/** The window of an axis that is taken as it is selected: slot k is its element k. */
export function plainWindow(selection: AxisSelection): AxisWindow {
  const { start, step, count } = selection;
  const slotOf = (position: number): number => (position - start) / step;
  return { reads: [{ ...selection, dropped: false }], count, slotOf };
}

/**
 * The fewest reads of the positions in `lower` and `upper` (negative ones left out): one if they are evenly spaced
 * or close together; else those of each list in even stretches.
 */
export function pairWindow(lower: Int32Array, upper: Int32Array): AxisWindow {
  const all = ascending([...lower, ...upper]);
  const first = all[0] ?? 0;
  const span = (all.at(-1) ?? 0) - first + 1;
  const runs = evenRuns(all);
  if (runs.length <= 1) return windowOf(runs);
  // Two of three are wanted: reading the third along costs less than a second read.
  if (3 * all.length >= 2 * span) return windowOf([{ start: first, step: 1, count: span, dropped: false }]);
  const known = new Set(lower);
  const others = ascending([...upper].filter((position) => !known.has(position)));
  return windowOf([...evenRuns(ascending([...lower])), ...evenRuns(others)]);
}

function windowOf(reads: readonly AxisSelection[]): AxisWindow {
  const slots = new Map<number, number>();
  let slot = 0;
  for (const { start, step, count } of reads) {
    for (let k = 0; k < count; k += 1) slots.set(start + k * step, slot++);
  }
  return { reads, count: slot, slotOf: (position) => slots.get(position) ?? -1 };
}

function ascending(positions: readonly number[]): number[] {
  return [...new Set(positions)].filter((position) => position >= 0).sort((a, b) => a - b);
}

/** Cuts ascending positions where their spacing changes. */
function evenRuns(positions: readonly number[]): AxisSelection[] {
  const runs: AxisSelection[] = [];
  for (let from = 0; from < positions.length; ) {
    const start = positions[from] ?? 0;
    const step = (positions[from + 1] ?? start + 1) - start;
    let count = 1;
    while (positions[from + count] === start + count * step) count += 1;
    runs.push({ start, step, count, dropped: false });
    from += count;
  }
  return runs;
}
