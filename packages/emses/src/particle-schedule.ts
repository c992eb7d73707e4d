import type { OutputSchedule } from './output-schedule.js';
import type { Parameters } from './parameters.js';

/** When the particles of a species are written, and which parameter said so. */
export interface ParticleSchedule extends OutputSchedule {
  readonly source: 'ipahdf' | 'ipadig' | 'ifdiag' | null;
}

/**
 * The steps at which the particles of a species are written. Of the two parameters one is the steps between outputs
 * and the other thins the particles out, but which is which depends on the solver: its `hdfdig` writes every
 * `ipahdf`-th step every `ipadig`-th particle, the schema of its input files calls `ipadig` the interval. So `ipahdf`
 * is taken when it says more than every step, else `ipadig`, else particles came with the fields (`ifdiag`).
 */
export function particleSchedule(species: number, parameters: Parameters | null): ParticleSchedule {
  const hdf = parameters?.numberAt('ipahdf', species) ?? 0;
  const dig = parameters?.numberAt('ipadig', species) ?? 0;
  const fields = parameters?.number('ifdiag') ?? 0;
  if (hdf > 1) return schedule(hdf, 'ipahdf', parameters);
  if (dig > 1 || (hdf === 1 && dig === 1)) return schedule(dig, 'ipadig', parameters);
  if (fields > 0) return schedule(fields, 'ifdiag', parameters);
  return { interval: null, firstStep: 0, source: null };
}

function schedule(
  interval: number,
  source: ParticleSchedule['source'],
  parameters: Parameters | null,
): ParticleSchedule {
  const start = parameters?.number('hdfdigstart') ?? 0;
  return { interval, firstStep: start <= 0 ? 0 : Math.ceil(start / interval) * interval, source };
}
