/** What a series of repeated measurements is reported as, in milliseconds. */
export interface Timing {
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly minMs: number;
  /** Median of the time that processors worked for this process; tells more than the clock where others work, too. */
  readonly cpuMs?: number;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Median, 95th percentile and minimum of measured durations. */
export function timing(durationsMs: readonly number[]): Timing {
  const sorted = ascending(durationsMs);
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
  const { cpuMs: _, ...clock } = await measureWork(runs, warmup, action);
  return clock;
}

/** The same of work that is done in this process, with the time of its processors. */
export async function measureWork(
  runs: number,
  warmup: number,
  action: (index: number) => unknown,
): Promise<Timing> {
  const durations: number[] = [];
  const work: number[] = [];
  for (let index = -warmup; index < runs; index++) {
    const before = process.cpuUsage();
    const start = performance.now();
    await action(index + warmup);
    const duration = performance.now() - start;
    if (index < 0) continue;
    const { user, system } = process.cpuUsage(before);
    durations.push(duration);
    work.push((user + system) / 1000);
  }
  return { ...timing(durations), cpuMs: quantile(ascending(work), 0.5) };
}
