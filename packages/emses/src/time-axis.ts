import type { FieldCategory } from './field-name.js';
import { type NormalisedTime, normalisedTime, type PlasmaClock } from './normalised-time.js';
import { outputSchedule, stepLength } from './output-schedule.js';
import type { Parameters } from './parameters.js';
import { UnitSystem } from './unit-system.js';

/** What the EMSES time numbers of an axis count when the parameters do not say everything. */
export type TimeMeasure = 'time' | 'step' | 'output';

/** When snapshots were taken, before any unit. */
export interface SnapshotTimes {
  /** Simulation step of each snapshot; its output counter while `interval` is null. */
  readonly steps: readonly number[];
  /** Steps between outputs; null when the parameters do not say. */
  readonly interval: number | null;
  /** The step of the first output, for as long as there is none. */
  readonly firstStep: number;
  /** Length of a step in EMSES time; null when the parameters do not say. */
  readonly dt: number | null;
  /** EMSES time of each snapshot where it is not `step·dt`, because the length of a step changed on the way. */
  readonly times?: readonly number[] | undefined;
}

export interface TimeOptions {
  /** `emout`: position · `ifdiag` · `dt` for every field, as if output began at step 0 and currents had no `ijdiag`. */
  readonly compat?: 'emout' | undefined;
}

/** When the snapshots of a field were taken. */
export class TimeAxis {
  readonly #snapshots: SnapshotTimes;
  readonly #parameters: Parameters | null;
  /** SI seconds are EMSES time over this; null without a conversion key. */
  readonly #secondsRatio: number | null;

  constructor(snapshots: SnapshotTimes, parameters: Parameters | null) {
    this.#snapshots = snapshots;
    this.#parameters = parameters;
    this.#secondsRatio = parameters?.key ? UnitSystem.from(parameters.key).get('t').ratio : null;
  }

  /** The axis of the snapshots with these output counters (ascending) of a field of a category. */
  static of(
    category: FieldCategory,
    keys: readonly number[],
    parameters: Parameters | null,
    { compat }: TimeOptions = {},
  ): TimeAxis {
    const dt = stepLength(parameters);
    if (compat === 'emout') {
      const { interval } = outputSchedule('fields', parameters);
      const steps = keys.map((_, k) => k * (interval ?? 1));
      return new TimeAxis({ steps, interval, firstStep: 0, dt }, parameters);
    }
    const { interval, firstStep } = outputSchedule(category, parameters);
    const steps = keys.map((key) => firstStep + key * (interval ?? 1));
    return new TimeAxis({ steps, interval, firstStep, dt }, parameters);
  }

  get measure(): TimeMeasure {
    const { interval, dt } = this.#snapshots;
    return interval === null ? 'output' : dt === null ? 'step' : 'time';
  }

  /** The simulation step of position `k`; the output counter itself when the interval is not known. */
  stepOf(k: number): number {
    const { steps, interval, firstStep } = this.#snapshots;
    return valueAt(steps, k, interval ?? 1, firstStep);
  }

  /** EMSES time of position `k`; steps or outputs instead when `measure` says so. */
  timeEmses(k: number): number {
    const { times, interval } = this.#snapshots;
    const scale = this.#scale;
    return times === undefined ? this.stepOf(k) * scale : valueAt(times, k, (interval ?? 1) * scale, 0);
  }

  /** Seconds at position `k`, or null when they cannot be known. */
  timeSeconds(k: number): number | null {
    if (this.measure !== 'time' || this.#secondsRatio === null) return null;
    return this.timeEmses(k) / this.#secondsRatio;
  }

  /** Whether the positions are equally spaced in time. */
  get uniform(): boolean {
    const { times, steps } = this.#snapshots;
    const values = times ?? steps;
    const step = (values[1] ?? 0) - (values[0] ?? 0);
    const slack = times === undefined ? 0 : 1e-9 * Math.abs(step);
    return values.every((value, k) => k === 0 || Math.abs(value - (values[k - 1] ?? 0) - step) <= slack);
  }

  /** EMSES time between neighbouring positions; the mean when they are not equally spaced. */
  get spacingEmses(): number {
    const { steps, interval } = this.#snapshots;
    const last = steps.length - 1;
    if (last < 1) return (interval ?? 1) * this.#scale;
    if (this.#snapshots.times !== undefined) return (this.timeEmses(last) - this.timeEmses(0)) / last;
    return ((this.stepOf(last) - this.stepOf(0)) / last) * this.#scale;
  }

  get spacingSeconds(): number | null {
    if (this.measure !== 'time' || this.#secondsRatio === null) return null;
    return this.spacingEmses / this.#secondsRatio;
  }

  /** ω_pe·t (`wpe`, of species 1) or ω_pi·t (`wpi`, of species 2), pure numbers: `wp · step · dt`. */
  normalised(clock: PlasmaClock): NormalisedTime {
    return normalisedTime(this, clock, this.#parameters);
  }

  /** The same snapshots, those at the given positions only. */
  pick(positions: readonly number[]): TimeAxis {
    const { steps, times, ...rest } = this.#snapshots;
    const picked = positions.map((k) => steps[k] ?? 0);
    const pickedTimes = times && positions.map((k) => times[k] ?? 0);
    return new TimeAxis({ ...rest, steps: picked, times: pickedTimes }, this.#parameters);
  }

  get #scale(): number {
    return this.measure === 'time' ? (this.#snapshots.dt ?? 1) : 1;
  }
}

/** Positions beyond the snapshots continue the count, for axes drawn past the last of them. */
function valueAt(values: readonly number[], k: number, spacing: number, first: number): number {
  const known = values[k];
  if (known !== undefined) return known;
  const last = values.length - 1;
  return last < 0 ? first + k * spacing : (values[last] ?? 0) + (k - last) * spacing;
}
