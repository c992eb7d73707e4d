import type { FieldCategory } from './field-name.js';
import type { Parameters } from './parameters.js';

/** At which steps of a job its outputs are written: output `key` is step `firstStep + key·interval`. */
export interface OutputSchedule {
  /** Steps between outputs; null when the parameters do not say. */
  readonly interval: number | null;
  /** The first multiple of the interval at or after `hdfdigstart`. */
  readonly firstStep: number;
}

/** The schedule of the fields of a category: currents are written at an interval of their own. */
export function outputSchedule(category: FieldCategory, parameters: Parameters | null): OutputSchedule {
  const interval = positive(parameters?.number(category === 'currents' ? 'ijdiag' : 'ifdiag'));
  const start = parameters?.number('hdfdigstart') ?? 0;
  const firstStep = interval === null || start <= 0 ? 0 : Math.ceil(start / interval) * interval;
  return { interval, firstStep };
}

/** How many outputs a complete run has, or null when the parameters do not say. */
export function expectedOutputs(category: FieldCategory, parameters: Parameters | null): number | null {
  const { interval, firstStep } = outputSchedule(category, parameters);
  const nstep = parameters?.number('nstep') ?? null;
  if (interval === null || nstep === null) return null;
  const end = positive(parameters?.number('hdfdigend'));
  const lastStep = end === null ? nstep : Math.min(nstep, end);
  const outputs = Math.max(0, Math.floor((lastStep - firstStep) / interval) + 1);
  return Number.isSafeInteger(outputs) ? outputs : null;
}

/** The length of a step in EMSES time; null when the parameters do not say. */
export function stepLength(parameters: Parameters | null): number | null {
  return positive(parameters?.number('dt'));
}

function positive(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value > 0 ? value : null;
}
