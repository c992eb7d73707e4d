import { binEdges } from '@emout/analysis/energy-bins';
import {
  type EnergyBins,
  energyFluxByPitchAngle,
  energyFluxHistogram,
  particleEnergies,
} from '@emout/analysis/energy-flux';
import type { Run } from '@emout/emses/run';
import { backgroundMagneticField } from './background-magnetic-field.js';
import { ParticleQuestionError } from './particle-errors.js';
import { type ParticleStep, type ParticleTable, particleTable } from './run-particles.js';
import { speciesMass } from './species-mass.js';

type Vector3 = readonly [number, number, number];

export interface ParticleFluxRequest {
  readonly species: number;
  /** Position among the outputs; negative ones count from the last. */
  readonly step: number;
  /** Of one particle; from `qm` of the input when left out. */
  readonly massKg?: number | undefined;
  /** A number of equal bins over the energies that occur, or their limits in eV. */
  readonly bins: EnergyBins;
  /** What every particle counts. */
  readonly weight: number;
  /** Also by the angle to this direction; `run` is that of the background field of the input. */
  readonly pitch?: 'run' | Vector3 | undefined;
}

/** An energy flux by energy: sums of energy × speed × weight, in eV·m/s. */
export interface ParticleFlux {
  readonly species: number;
  readonly step: ParticleStep;
  readonly massKg: number;
  readonly weight: number;
  /** Bin limits in eV. */
  readonly edges: readonly number[];
  readonly flux: readonly number[];
  /** Null unless it was asked for; the classes by names such as `00-30_pos`, with the same bins. */
  readonly byPitchAngle: {
    readonly magneticField: Vector3;
    readonly classes: readonly { readonly name: string; readonly flux: readonly number[] }[];
  } | null;
}

/**
 * The energy flux of the particles of one output, which pass through twice, block by block: once for the range of
 * their energies and once for the sums.
 * @throws ParticleQuestionError without a mass or a magnetic field; AnalysisInputError, BinRangeError; as
 * `particleTable` does
 */
export function particleFlux(run: Run, request: ParticleFluxRequest, signal?: AbortSignal): ParticleFlux {
  const { species, step, bins, weight } = request;
  if (run.units === null) {
    throw new ParticleQuestionError(
      species,
      'The run has no conversion key, so that its velocities are not known in m/s.',
      'Energies need them.',
    );
  }
  const velocities = particleTable(run, { species, step, columns: ['vx', 'vy', 'vz'], units: 'si' }, signal);
  const massKg = request.massKg ?? speciesMass(run, species);
  const magneticField = fieldOf(run, request);
  const edges =
    typeof bins === 'number' ? binEdges(energyRange(velocities, massKg), bins) : binEdges(NONE, bins);
  const flux = new Float64Array(edges.length - 1);
  const classes = new Map<string, Float64Array>();
  for (const block of vectorBlocks(velocities)) {
    add(flux, energyFluxHistogram(block, null, massKg, edges).flux, weight);
    if (magneticField === null) continue;
    const byAngle = energyFluxByPitchAngle(block, null, massKg, magneticField, edges);
    for (const [name, part] of byAngle.flux) {
      const sums = classes.get(name) ?? new Float64Array(flux.length);
      add(sums, part, weight);
      classes.set(name, sums);
    }
  }
  return {
    species,
    step: velocities.step,
    massKg,
    weight,
    edges: Array.from(edges),
    flux: Array.from(flux),
    byPitchAngle: magneticField && {
      magneticField,
      classes: Array.from(classes, ([name, sums]) => ({ name, flux: Array.from(sums) })),
    },
  };
}

const NONE = new Float64Array(0);

function fieldOf(run: Run, { species, pitch }: ParticleFluxRequest): Vector3 | null {
  if (pitch === undefined) return null;
  const field = pitch === 'run' ? backgroundMagneticField(run) : pitch;
  if (field !== null) return field;
  throw new ParticleQuestionError(
    species,
    'The input has no background magnetic field (wc, phiz, phixy).',
    'Give its direction as x,y,z.',
  );
}

/** The least and the largest energy in eV; nothing where there is no particle. */
function energyRange(velocities: ParticleTable, massKg: number): Float64Array {
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const block of vectorBlocks(velocities)) {
    for (const energy of particleEnergies(block, massKg)) {
      if (energy < least) least = energy;
      if (energy > largest) largest = energy;
    }
  }
  return least > largest ? NONE : Float64Array.of(least, largest);
}

/** The velocities as (N, 3) in C order. */
function* vectorBlocks(velocities: ParticleTable): Generator<Float64Array, void, undefined> {
  for (const [x = NONE, y = NONE, z = NONE] of velocities.blocks()) {
    const vectors = new Float64Array(3 * x.length);
    for (let n = 0, at = 0; n < x.length; n += 1, at += 3) {
      vectors[at] = x[n] as number;
      vectors[at + 1] = y[n] as number;
      vectors[at + 2] = z[n] as number;
    }
    yield vectors;
  }
}

function add(sums: Float64Array, more: Float64Array, weight: number): void {
  for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] as number) + weight * (more[k] as number);
}
