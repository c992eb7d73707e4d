/** What a series of repeated measurements is reported as, in milliseconds. */
export interface Timing {
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly minMs: number;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

/** Median, 95th percentile and minimum of measured durations. */
export function timing(durationsMs: readonly number[]): Timing {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  return {
    runs: sorted.length,
    medianMs: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    minMs: sorted[0] ?? Number.NaN,
  };
}

/** Times `runs` calls after `warmup` uncounted ones. */
export async function measure(
  runs: number,
  warmup: number,
  action: (index: number) => unknown,
): Promise<Timing> {
  const durations: number[] = [];
  for (let index = -warmup; index < runs; index++) {
    const start = performance.now();
    await action(index + warmup);
    if (index >= 0) durations.push(performance.now() - start);
  }
  return timing(durations);
}
