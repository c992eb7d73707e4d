import type { FieldCategory } from './field-name.js';
import type { Parameters } from './parameters.js';
import { UnitSystem } from './unit-system.js';

/** What the EMSES time numbers of an axis count when the parameters do not say everything. */
export type TimeMeasure = 'time' | 'step' | 'output';

/**
 * When the snapshots of a field were taken. Output `key` is step `S0 + key·interval`, where S0 is the first multiple
 * of the interval at or after `hdfdigstart`.
 */
export class TimeAxis {
  constructor(
    /** Counter values of the snapshots, ascending: position → key. */
    readonly keys: readonly number[],
    /** Steps between outputs; null when the parameters do not say. */
    readonly interval: number | null,
    readonly firstStep: number,
    /** Length of a step in EMSES time; null when the parameters do not say. */
    readonly dt: number | null,
    /** SI seconds are EMSES time over this; null without a conversion key. */
    readonly secondsRatio: number | null,
  ) {}

  /** The axis of the fields of a category: currents are written at an interval of their own. */
  static of(category: FieldCategory, keys: readonly number[], parameters: Parameters | null): TimeAxis {
    const interval = positive(parameters?.number(category === 'currents' ? 'ijdiag' : 'ifdiag'));
    const start = parameters?.number('hdfdigstart') ?? 0;
    const firstStep = interval === null || start <= 0 ? 0 : Math.ceil(start / interval) * interval;
    const ratio = parameters?.key ? UnitSystem.from(parameters.key).get('t').ratio : null;
    return new TimeAxis(keys, interval, firstStep, positive(parameters?.number('dt')), ratio);
  }

  get measure(): TimeMeasure {
    return this.interval === null ? 'output' : this.dt === null ? 'step' : 'time';
  }

  /** The simulation step of position `k`; the output counter itself when the interval is not known. */
  stepOf(k: number): number {
    const key = this.#keyAt(k);
    return this.interval === null ? key : this.firstStep + key * this.interval;
  }

  /** EMSES time of position `k`; steps or outputs instead when `measure` says so. */
  timeEmses(k: number): number {
    return this.measure === 'time' ? this.stepOf(k) * (this.dt ?? 1) : this.stepOf(k);
  }

  /** Seconds at position `k`, or null when they cannot be known. */
  timeSeconds(k: number): number | null {
    if (this.measure !== 'time' || this.secondsRatio === null) return null;
    return this.timeEmses(k) / this.secondsRatio;
  }

  /** Whether the positions are equally spaced in time. */
  get uniform(): boolean {
    const step = (this.keys[1] ?? 0) - (this.keys[0] ?? 0);
    return this.keys.every((key, k) => k === 0 || key - (this.keys[k - 1] ?? 0) === step);
  }

  /** EMSES time between neighbouring positions; the mean when they are not equally spaced. */
  get spacingEmses(): number {
    const scale = (this.interval ?? 1) * (this.measure === 'time' ? (this.dt ?? 1) : 1);
    const last = this.keys.length - 1;
    return last < 1 ? scale : (((this.keys[last] ?? 0) - (this.keys[0] ?? 0)) / last) * scale;
  }

  get spacingSeconds(): number | null {
    if (this.measure !== 'time' || this.secondsRatio === null) return null;
    return this.spacingEmses / this.secondsRatio;
  }

  #keyAt(k: number): number {
    const known = this.keys[k];
    if (known !== undefined) return known;
    // Positions beyond the snapshots continue the count, for axes drawn past the last of them.
    const last = this.keys.length - 1;
    return last < 0 ? k : (this.keys[last] ?? last) + (k - last);
  }
}

/** How many outputs a complete run has, or null when the parameters do not say. */
export function expectedOutputs(category: FieldCategory, parameters: Parameters | null): number | null {
  const { interval, firstStep } = TimeAxis.of(category, [], parameters);
  const nstep = parameters?.number('nstep') ?? null;
  if (interval === null || nstep === null) return null;
  const end = positive(parameters?.number('hdfdigend'));
  const lastStep = end === null ? nstep : Math.min(nstep, end);
  const outputs = Math.max(0, Math.floor((lastStep - firstStep) / interval) + 1);
  return Number.isSafeInteger(outputs) ? outputs : null;
}

function positive(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value > 0 ? value : null;
}
