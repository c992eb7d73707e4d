import { IndexError } from '@emout/ndarray/errors';
import { type IndexItem, resolveIndex } from '@emout/ndarray/index-rules';
import { MissingComponentError, TooManyParticlesError, UnevenParticlesError } from './errors.js';
import type { ParticleComponent } from './file-names.js';
import { stepLength } from './output-schedule.js';
import type { Parameters } from './parameters.js';
import { PARTICLE_COMPONENTS, type ParticlePiece, type ParticleStep } from './particle-files.js';
import { type ParticleSchedule, particleSchedule } from './particle-schedule.js';
import type { ParticlePieces, ParticlePositions } from './particle-values.js';
import { TimeAxis } from './time-axis.js';
import { UnitSystem } from './unit-system.js';

export type { ParticleComponent } from './file-names.js';

/** SI values are EMSES values over `ratio`. */
export interface ParticleUnit {
  readonly symbol: 'm' | 'm/s';
  readonly ratio: number;
}

/** A range on the particle axis, by the rules of Python. */
export type ParticleRange = Extract<IndexItem, { kind: 'range' }>;

export interface ParticleReadOptions {
  /** Particles to read; all when left out. */
  readonly range?: ParticleRange | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One array per component, in EMSES units; NaN for a particle that is missing. */
export type ParticleValues<C extends ParticleComponent> = Readonly<Record<C, Float64Array>>;

export interface ParticleBlock<C extends ParticleComponent> {
  /** The position of its first particle among those of the range. */
  readonly first: number;
  readonly count: number;
  readonly values: ParticleValues<C>;
}

export interface ParticleSeriesSource {
  readonly species: number;
  /** Keys ascending. */
  readonly steps: readonly ParticleStep[];
  readonly pieces: ParticlePieces;
  readonly parameters: Parameters | null;
  readonly problems: readonly string[];
  /** Changes with the files. */
  readonly fingerprint: string;
}

/** 0.5 GB of numbers. */
const MOST_VALUES = 1 << 26;
const BLOCK = 1 << 20;
const ALL: ParticleRange = { kind: 'range', start: null, stop: null, step: null };

/** The particles of one species in the order of their outputs; particles of different outputs are told apart by `tid`. */
export class ParticleSeries {
  readonly species: number;
  /** Those that every output has. */
  readonly components: readonly ParticleComponent[];
  /** Output counters by position. */
  readonly keys: readonly number[];
  readonly time: TimeAxis;
  /** When particles are written, and the parameter that says so. */
  readonly schedule: ParticleSchedule;
  /** Sentences about files and outputs that were left out. */
  readonly problems: readonly string[];
  readonly fingerprint: string;
  readonly #steps: readonly ParticleStep[];
  readonly #pieces: ParticlePieces;
  readonly #parameters: Parameters | null;

  constructor(source: ParticleSeriesSource) {
    const { species, parameters } = source;
    const present = PARTICLE_COMPONENTS.filter((name) => source.steps.some(({ pieces }) => pieces.has(name)));
    // Components are written one after another: the newest output may lack some for a moment.
    const whole = source.steps.filter(({ pieces }) => present.every((name) => pieces.has(name)));
    this.species = species;
    this.components = present;
    this.keys = whole.map(({ key }) => key);
    this.schedule = particleSchedule(species, parameters);
    this.problems = [...source.problems, ...lacking(source.steps, present)];
    this.fingerprint = source.fingerprint;
    this.#steps = whole;
    this.#pieces = source.pieces;
    this.#parameters = parameters;
    const { interval, firstStep } = this.schedule;
    const steps = this.keys.map((key) => firstStep + key * (interval ?? 1));
    this.time = new TimeAxis({ steps, interval, firstStep, dt: stepLength(parameters) }, parameters);
  }

  /** Lengths in m, velocities in m/s; null without a conversion key, and for `tid`. */
  unit(component: ParticleComponent): ParticleUnit | null {
    const key = this.#parameters?.key;
    if (!key || component === 'tid') return null;
    const system = UnitSystem.from(key);
    return component.startsWith('v')
      ? { symbol: 'm/s', ratio: system.get('v').ratio }
      : { symbol: 'm', ratio: system.get('length').ratio };
  }

  /**
   * Particles at a position, missing ones included.
   * @throws IndexError, UnevenParticlesError when components disagree, and what reading the files throws.
   */
  count(position: number): number {
    return this.#count(this.#step(position), this.components);
  }

  /**
   * Reads components of an output in EMSES units; particles keep their order, ranks follow one another.
   * @param position in `keys`; negative ones count from the last.
   * @throws IndexError, MissingComponentError, UnevenParticlesError, TooManyParticlesError, what reading the files
   * throws, and the reason of the signal.
   */
  read<C extends ParticleComponent>(
    position: number,
    components: readonly C[],
    options: ParticleReadOptions = {},
  ): ParticleValues<C> {
    const step = this.#step(position);
    const [{ start, step: stride, count } = { start: 0, step: 1, count: 0 }] = resolveIndex(
      [options.range ?? ALL],
      [this.#count(step, components)],
      ['particle'],
    );
    if (count * components.length > MOST_VALUES) {
      throw new TooManyParticlesError(count * components.length, MOST_VALUES);
    }
    if (stride > 0) return this.#values(step, components, { first: start, stride, count }, options.signal);
    const ascending = { first: start + stride * (count - 1), stride: -stride, count };
    const values = this.#values(step, components, ascending, options.signal);
    for (const component of components) values[component].reverse();
    return values;
  }

  /**
   * The same block by block, for more particles than fit into memory; a range has to ascend.
   * @param particles in a block.
   */
  *blocks<C extends ParticleComponent>(
    position: number,
    components: readonly C[],
    options: ParticleReadOptions = {},
    particles: number = BLOCK,
  ): Generator<ParticleBlock<C>, void, undefined> {
    const step = this.#step(position);
    const size = this.#count(step, components);
    const [range = { start: 0, step: 1, count: 0 }] = resolveIndex(
      [options.range ?? ALL],
      [size],
      ['particle'],
    );
    if (range.step < 0) throw new RangeError('blocks of particles are read in ascending order');
    for (let first = 0; first < range.count; first += particles) {
      options.signal?.throwIfAborted();
      const count = Math.min(particles, range.count - first);
      const positions = { first: range.start + first * range.step, stride: range.step, count };
      yield { first, count, values: this.#values(step, components, positions, options.signal) };
    }
  }

  #values<C extends ParticleComponent>(
    step: ParticleStep,
    components: readonly C[],
    positions: ParticlePositions,
    signal: AbortSignal | undefined,
  ): ParticleValues<C> {
    const entries = components.map((component): [C, Float64Array] => [
      component,
      this.#pieces.read(this.#piecesOf(step, component), positions, signal),
    ]);
    return Object.fromEntries(entries) as Record<C, Float64Array>;
  }

  #step(position: number): ParticleStep {
    const step = this.#steps.at(position);
    if (!step) throw new IndexError(0, position, this.#steps.length, 'time');
    return step;
  }

  #piecesOf(step: ParticleStep, component: ParticleComponent): readonly ParticlePiece[] {
    const pieces = step.pieces.get(component);
    if (!pieces) throw new MissingComponentError(this.species, component, this.components);
    return pieces;
  }

  #count(step: ParticleStep, components: readonly ParticleComponent[]): number {
    const counts = new Map<string, number>();
    for (const component of components) {
      counts.set(component, this.#pieces.total(this.#piecesOf(step, component)));
    }
    const [first = 0, ...others] = counts.values();
    if (others.some((count) => count !== first)) {
      throw new UnevenParticlesError(this.species, step.key, counts);
    }
    return first;
  }
}

function lacking(steps: readonly ParticleStep[], present: readonly ParticleComponent[]): string[] {
  return steps.flatMap(({ key, pieces }) => {
    const missing = present.filter((name) => !pieces.has(name));
    return missing.length === 0 ? [] : [`Output ${key} has no ${missing.join(', ')} and is left out.`];
  });
}
