import { basename } from 'node:path';
import { formatGrid } from '@emout/units/number-format';
import type { Overlap } from './continuations.js';
import type { FieldCategory } from './field-name.js';
import type { FieldSeries } from './field-series.js';
import { JoinedSeries, type SnapshotPlace } from './joined-series.js';
import { type PartOutputs, placeParts } from './joined-steps.js';
import { type OutputSchedule, outputSchedule, stepLength } from './output-schedule.js';
import type { Parameters } from './parameters.js';
import type { RunPart } from './run-part.js';
import { TimeAxis } from './time-axis.js';
import type { UnitSystem } from './unit-system.js';

/** What one part of a run has of a field. */
export interface FieldPart {
  readonly part: RunPart;
  /** Null when nothing of it can be read; `problem` says why. */
  readonly series: FieldSeries | null;
  readonly problem: string | null;
}

export interface JoinRules {
  readonly category: FieldCategory;
  readonly overlap: Overlap;
  readonly compat?: 'emout' | undefined;
  /** Those of the first part, which stand for the run. */
  readonly parameters: Parameters | null;
  readonly units: UnitSystem | null;
  /** Whether values tell that the first snapshot of a part repeats the last before; null when they cannot. */
  repeatsByValues(previous: RunPart, part: RunPart): boolean | null;
}

export interface JoinedField {
  readonly series: FieldSeries;
  /** Snapshots that the last part of the run contributes, and those that are left out of it as repeated. */
  readonly lastPart: { readonly kept: number; readonly dropped: number };
}

/**
 * Joins what the parts of a run have of one field. Parts without it, and parts on another grid or of another type than
 * the first that has a snapshot, are left out with a problem said. Null when no part has it.
 */
export function joinField(name: string, parts: readonly FieldPart[], rules: JoinRules): JoinedField | null {
  const problems: string[] = [];
  const readable = parts.map(({ series }) => series).filter((series) => series !== null);
  const model = readable.find(({ shape }) => shape[0] > 0) ?? readable[0];
  if (model === undefined) return null;
  const fitting = parts.map(({ part, series, problem }): FieldSeries | null => {
    const where = basename(part.directory);
    if (problem !== null) problems.push(`${where}: ${problem}`);
    if (series === null) return null;
    problems.push(...series.problems.map((what) => `${where}: ${what}`));
    if (series.shape[0] === 0 || gridOf(series) === gridOf(model)) return series;
    problems.push(`${where}: Its ${name} has ${gridOf(series)}, others ${gridOf(model)}; it is left out.`);
    return null;
  });
  const placed = placeParts(parts.map((_, p) => outputsOf(parts, fitting, p, rules)));
  const places: SnapshotPlace[] = [];
  const steps: number[] = [];
  const times: number[] = [];
  let lastPart = { kept: 0, dropped: 0 };
  for (const [p, series] of fitting.entries()) {
    const { steps: ownSteps = [], times: ownTimes = null, repeats = false } = placed[p] ?? {};
    const from = p > 0 && dropsFirst(rules.overlap, repeats) ? 1 : 0;
    const [firstKey = 0] = series?.keys.slice(from) ?? [];
    const lastKey = places.at(-1)?.key ?? firstKey - 1;
    const written = series?.keys.length ?? 0;
    lastPart = { kept: Math.max(0, written - from), dropped: Math.min(from, written) };
    for (let position = from; series !== null && position < written; position += 1) {
      const key = (series.keys[position] ?? 0) - firstKey + lastKey + 1;
      places.push({ series, position, key });
      steps.push(ownSteps[position] ?? 0);
      times.push(ownTimes?.[position] ?? 0);
    }
  }
  const time = timeAxis(places, steps, placed.some((part) => part.times !== null) ? times : undefined, rules);
  const length = rules.units?.get('length') ?? null;
  return { series: new JoinedSeries({ model, places, time, length, problems }), lastPart };
}

function dropsFirst(overlap: Overlap, repeats: boolean): boolean {
  return overlap === 'drop-first' || (overlap === 'compare' && repeats);
}

function timeAxis(
  places: readonly SnapshotPlace[],
  steps: readonly number[],
  times: readonly number[] | undefined,
  { category, parameters, compat }: JoinRules,
): TimeAxis {
  if (compat === 'emout')
    return TimeAxis.of(
      category,
      places.map(({ key }) => key),
      parameters,
      { compat },
    );
  const schedule = outputSchedule(category, parameters);
  return new TimeAxis({ ...schedule, steps, times, dt: stepLength(parameters) }, parameters);
}

/** The outputs of a part, by its own parameters where they say it and else by those of the run. */
function outputsOf(
  parts: readonly FieldPart[],
  fitting: readonly (FieldSeries | null)[],
  p: number,
  rules: JoinRules,
): PartOutputs {
  const keys = fitting[p]?.keys ?? [];
  const part = parts[p]?.part;
  const own = part?.parameters.parameters ?? null;
  const ownSchedule = outputSchedule(rules.category, own);
  const schedule =
    ownSchedule.interval === null ? outputSchedule(rules.category, rules.parameters) : ownSchedule;
  const previous = parts[p - 1]?.part;
  const judgedByValues = ownSchedule.interval === null && previous !== undefined && part !== undefined;
  return {
    keys,
    schedule,
    dt: stepLength(own) ?? stepLength(rules.parameters),
    lastStep: part?.icur.last ?? finishedStep(keys, schedule, own),
    firstDiagnosticStep: part?.icur.first ?? null,
    repeats: judgedByValues ? rules.repeatsByValues(previous, part) : null,
  };
}

/** `nstep`, when all outputs up to it are there. */
function finishedStep(
  keys: readonly number[],
  { interval, firstStep }: OutputSchedule,
  parameters: Parameters | null,
): number | null {
  const nstep = parameters?.number('nstep') ?? null;
  const last = keys.at(-1);
  if (nstep === null || interval === null) return null;
  const next = last === undefined ? Number.POSITIVE_INFINITY : firstStep + (last + 1) * interval;
  return next > nstep ? nstep : null;
}

/** `17 × 13 × 41 points of float32`. */
function gridOf({ shape: [, z, y, x], dtype }: FieldSeries): string {
  return `${formatGrid([x, y, z])} points of ${dtype}`;
}
