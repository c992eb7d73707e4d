import { UnevenParticlesError } from '@emout/emses/errors';
import type { ParticleComponent, ParticleSeries } from '@emout/emses/particle-series';
import type { Run } from '@emout/emses/run';
import { RunningStatistics, type Statistics } from '@emout/ndarray/running-statistics';

/** One time at which the particles of a species were written. */
export interface ParticleStep {
  /** Position among the outputs, from 0. */
  readonly index: number;
  /** The counter of the output in the file. */
  readonly key: number;
  readonly time: { readonly emses: number; readonly seconds: number | null };
  /** Missing particles included; null when the components disagree. */
  readonly particles: number | null;
}

export interface ParticleColumn {
  readonly name: ParticleComponent;
  /** Null for EMSES units and for the numbers of particles. */
  readonly unit: 'm' | 'm/s' | null;
}

/** The particles that a run has written of one species. */
export interface SpeciesOutput {
  readonly species: number;
  readonly columns: readonly ParticleColumn[];
  readonly steps: readonly ParticleStep[];
  /** Sentences about files and outputs that were left out. */
  readonly problems: readonly string[];
}

/** Which particles of a species are wanted, and in which units. */
export interface ParticleRequest {
  readonly species: number;
  /** Position among the outputs; negative ones count from the last. */
  readonly step: number;
  /** All that there are when left out. */
  readonly columns?: readonly ParticleComponent[] | undefined;
  /** `si` gives metres and m/s where the run has a conversion key. */
  readonly units: 'si' | 'emses';
}

/** The particles of one output: what they are, and their numbers block by block. */
export interface ParticleTable {
  readonly species: number;
  readonly step: ParticleStep;
  readonly columns: readonly ParticleColumn[];
  /** One array for each column, of equal lengths; NaN for a particle that is missing. */
  blocks(): Generator<readonly Float64Array[], void, undefined>;
}

/** What particles a run has written. @throws what reading the files throws, and the reason of `signal` */
export function particleOutput(run: Run, units: 'si' | 'emses', signal?: AbortSignal): SpeciesOutput[] {
  return run.particleSpecies().map((species) => {
    const series = run.particles(species, { signal });
    const problems = [...series.problems];
    const steps = series.keys.map((_, index) => {
      signal?.throwIfAborted();
      try {
        return stepOf(series, index);
      } catch (error) {
        if (!(error instanceof UnevenParticlesError)) throw error;
        problems.push(error.message);
        return { ...timeOf(series, index), particles: null };
      }
    });
    return { species, columns: columnsOf(series, series.components, units), steps, problems };
  });
}

/**
 * The particles of one output, read block by block when they are asked for.
 * @throws UnknownSpeciesError, IndexError, UnevenParticlesError, what reading the files throws, and the reason of
 * `signal`; the blocks MissingComponentError, too
 */
export function particleTable(run: Run, request: ParticleRequest, signal?: AbortSignal): ParticleTable {
  const { species, step, units } = request;
  const series = run.particles(species, { signal });
  const names = request.columns ?? series.components;
  const at = stepOf(series, step);
  const factors = names.map((name) => (units === 'si' ? 1 / (series.unit(name)?.ratio ?? 1) : 1));
  return {
    species,
    step: at,
    columns: columnsOf(series, names, units),
    *blocks() {
      for (const { values } of series.blocks(at.index, names, { signal })) {
        yield names.map((name, k) => scaled(values[name], factors[k] ?? 1));
      }
    },
  };
}

/** Count, extremes, mean and deviation of every column, in one pass; throws as reading does. */
export function particleStatistics(table: ParticleTable): Statistics[] {
  const running = table.columns.map(() => new RunningStatistics());
  for (const block of table.blocks()) {
    for (const [k, values] of block.entries()) running[k]?.add(values, values.length);
  }
  return running.map((statistics) => statistics.result());
}

function stepOf(series: ParticleSeries, position: number): ParticleStep {
  const particles = series.count(position);
  return { ...timeOf(series, position < 0 ? position + series.keys.length : position), particles };
}

function timeOf({ keys, time }: ParticleSeries, index: number): Omit<ParticleStep, 'particles'> {
  return {
    index,
    key: keys[index] ?? 0,
    time: { emses: time.timeEmses(index), seconds: time.timeSeconds(index) },
  };
}

function columnsOf(
  series: ParticleSeries,
  names: readonly ParticleComponent[],
  units: 'si' | 'emses',
): ParticleColumn[] {
  return names.map((name) => ({ name, unit: units === 'si' ? (series.unit(name)?.symbol ?? null) : null }));
}

function scaled(values: Float64Array, factor: number): Float64Array {
  if (factor !== 1) for (let n = 0; n < values.length; n += 1) values[n] = (values[n] as number) * factor;
  return values;
}
