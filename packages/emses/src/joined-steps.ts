import type { OutputSchedule } from './output-schedule.js';

/** What one part of a run wrote of a field, by its own counters. */
export interface PartOutputs {
  /** Output counters of its snapshots, ascending. */
  readonly keys: readonly number[];
  readonly schedule: OutputSchedule;
  /** Length of a step in EMSES time; null when not known. */
  readonly dt: number | null;
  /** The step that the job reached, by its own count; null when not known. */
  readonly lastStep: number | null;
  /** The first step of which the job has a diagnostic; null when not known. */
  readonly firstDiagnosticStep: number | null;
  /** Whether its first snapshot has the values of the last one before; null when the steps tell. */
  readonly repeats: boolean | null;
}

/** When the snapshots of a part were taken, by the count of the whole run. */
export interface PlacedPart {
  readonly steps: readonly number[];
  /** EMSES times; null when they are `step·dt`. */
  readonly times: readonly number[] | null;
  /** Its first snapshot is of the step of the last one before it. */
  readonly repeats: boolean;
}

/**
 * Places the parts of a run one after another in time. A job that continues another counts its steps and outputs from
 * 0 again, also with `hdfdigstart > 0`; so its steps are added to the step that its predecessor reached. It is taken
 * to have counted on only when its diagnostics, or without them its output counters, begin where those before end.
 */
export function placeParts(parts: readonly PartOutputs[]): PlacedPart[] {
  const counted = parts.some(({ schedule }) => schedule.interval === null);
  const uneven =
    !counted && parts.every(({ dt }) => dt !== null) && new Set(parts.map(({ dt }) => dt)).size > 1;
  /** The step and the time that the run has reached. */
  let end = 0;
  let endTime = 0;
  /** The step of the latest snapshot. */
  let last: number | null = null;
  return parts.map((part, p) => {
    const interval = counted ? 1 : (part.schedule.interval ?? 1);
    const first = counted ? 0 : part.schedule.firstStep;
    const own = part.keys.map((key) => first + key * interval);
    const shift = p === 0 ? 0 : shiftOf(part, own, interval, end, last);
    const steps = own.map((step) => step + shift);
    const repeats = p > 0 && last !== null && steps[0] === last;
    const dt = part.dt ?? 1;
    const from = { end, endTime };
    const times = uneven ? steps.map((step) => from.endTime + (step - from.end) * dt) : null;
    last = steps.at(-1) ?? last;
    const reached = Math.max(end, last ?? 0, counted ? 0 : shift + (part.lastStep ?? 0));
    endTime += (reached - end) * dt;
    end = reached;
    return { steps, times, repeats };
  });
}

/** What is to be added to the steps of a part. */
function shiftOf(
  { keys, repeats, firstDiagnosticStep }: PartOutputs,
  own: readonly number[],
  interval: number,
  end: number,
  last: number | null,
): number {
  const [first] = own;
  if (first === undefined || last === null) return end;
  if (repeats === true) return last - first;
  const countedOn =
    firstDiagnosticStep === null
      ? (keys[0] ?? 0) > 0 && first >= last
      : firstDiagnosticStep > 1 && firstDiagnosticStep >= last;
  const shift = countedOn ? 0 : end;
  return repeats === false && first + shift <= last ? last + interval - first : shift;
}
