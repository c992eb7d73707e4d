import { cpus, loadavg, release, totalmem } from 'node:os';
import type { Timing } from './statistics.js';

/** One measured figure with what it is held against. */
export interface Result {
  readonly name: string;
  readonly timing?: Timing;
  /** For figures that are no durations, such as pictures per second. */
  readonly value?: { readonly amount: number; readonly unit: string };
  readonly target: {
    readonly medianMs?: number;
    readonly p95Ms?: number;
    readonly atLeast?: number;
    readonly atMost?: number;
  } | null;
}

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1).padStart(8);

const cpuText = ({ cpuMs }: Timing): string => (cpuMs === undefined ? '' : `   CPU ${ms(cpuMs)} ms`);

function targetText(target: Result['target']): string {
  if (target === null) return '';
  const parts: string[] = [];
  if (target.medianMs !== undefined) parts.push(`median ≤ ${target.medianMs} ms`);
  if (target.p95Ms !== undefined) parts.push(`p95 ≤ ${target.p95Ms} ms`);
  if (target.atLeast !== undefined) parts.push(`≥ ${target.atLeast}`);
  if (target.atMost !== undefined) parts.push(`≤ ${target.atMost}`);
  return parts.join(', ');
}

/** True when a result meets its target. */
export function meets(result: Result): boolean {
  const { target, timing, value } = result;
  if (target === null) return true;
  if (target.medianMs !== undefined && (timing?.medianMs ?? Number.POSITIVE_INFINITY) > target.medianMs)
    return false;
  if (target.p95Ms !== undefined && (timing?.p95Ms ?? Number.POSITIVE_INFINITY) > target.p95Ms) return false;
  if (target.atLeast !== undefined && (value?.amount ?? Number.NEGATIVE_INFINITY) < target.atLeast)
    return false;
  return target.atMost === undefined || (value?.amount ?? Number.POSITIVE_INFINITY) <= target.atMost;
}

/** The machine in the words that matter for the numbers. */
export function machine(): {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly kernel: string;
  /** Processes that wanted a processor during the last minute: more than there are, and times are too long. */
  readonly load: number;
} {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    kernel: release(),
    load: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
  };
}

/** One line of the table. */
export function row(result: Result): string {
  const figure =
    result.timing !== undefined
      ? `median ${ms(result.timing.medianMs)} ms   p95 ${ms(result.timing.p95Ms)} ms   min ${ms(result.timing.minMs)} ms${cpuText(result.timing)}`
      : `${(result.value?.amount ?? Number.NaN).toFixed(1)} ${result.value?.unit ?? ''}`;
  const mark = result.target === null ? ' ' : meets(result) ? '✓' : '✗';
  return `${mark} ${result.name.padEnd(44)} ${figure.padEnd(76)} ${targetText(result.target)}`;
}
