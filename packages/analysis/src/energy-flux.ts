import { binEdges, sumIntoBins } from './energy-bins.js';
import { AnalysisInputError } from './errors.js';
import {
  type PitchRange,
  particleCount,
  particlesInPitchRange,
  pitchRangeName,
  type Vector3,
} from './pitch-angle.js';

export { type PitchDirection, type PitchRange, particlesInPitchRange } from './pitch-angle.js';

/** CODATA 2018, exact. */
const ELEMENTARY_CHARGE = 1.602176634e-19;
const DEFAULT_BINS = 30;
const DEFAULT_PITCH_RANGES: readonly PitchRange[] = (['pos', 'neg'] as const).flatMap((direction) => [
  { fromDeg: 0, toDeg: 30, direction },
  { fromDeg: 30, toDeg: 60, direction },
  { fromDeg: 60, toDeg: 180, direction },
]);

/** A number of equal bins over the energies that occur, or their limits in eV. */
export type EnergyBins = number | ArrayLike<number>;

export interface EnergyFluxHistogram {
  /** Bin limits in eV, one more than there are bins. */
  readonly edges: Float64Array;
  /** Sums of energy × speed × weight per bin, in eV·m/s times the unit of the weights. */
  readonly flux: Float64Array;
}

/** Energies in eV, W = m·|v|²/2e. @param velocities (N, 3) in C order, m/s. @throws AnalysisInputError */
export function particleEnergies(velocities: Float64Array, massKg: number): Float64Array {
  if (!(massKg > 0)) throw new AnalysisInputError('mass', `${massKg} kg is not above 0.`);
  const energies = new Float64Array(particleCount(velocities));
  const factor = 0.5 * massKg;
  for (let n = 0, at = 0; n < energies.length; n++, at += 3) {
    const vx = velocities[at] as number;
    const vy = velocities[at + 1] as number;
    const vz = velocities[at + 2] as number;
    energies[n] = (factor * (vx * vx + vy * vy + vz * vz)) / ELEMENTARY_CHARGE;
  }
  return energies;
}

/**
 * The energy flux by energy: every particle adds W·|v|·weight to the bin of its energy W.
 * @param velocities (N, 3) in C order, m/s; particles with NaN are left out.
 * @param weights one per particle; null counts each as 1.
 * @throws AnalysisInputError, BinRangeError
 */
export function energyFluxHistogram(
  velocities: Float64Array,
  weights: Float64Array | null,
  massKg: number,
  bins: EnergyBins = DEFAULT_BINS,
): EnergyFluxHistogram {
  const energies = particleEnergies(velocities, massKg);
  const edges = binEdges(energies, bins);
  return { edges, flux: sumIntoBins(energies, contributions(velocities, energies, weights), edges) };
}

/**
 * The energy flux by energy and pitch angle, with common bins from all particles.
 * @param magneticField any unit; its direction alone counts.
 * @returns one flux per range, by names such as `00-30_pos`; ranges without a particle have zeros.
 * @throws AnalysisInputError, BinRangeError
 */
export function energyFluxByPitchAngle(
  velocities: Float64Array,
  weights: Float64Array | null,
  massKg: number,
  magneticField: Vector3,
  bins: EnergyBins,
  ranges: readonly PitchRange[] = DEFAULT_PITCH_RANGES,
): { readonly edges: Float64Array; readonly flux: ReadonlyMap<string, Float64Array> } {
  const energies = particleEnergies(velocities, massKg);
  const edges = binEdges(energies, bins);
  const added = contributions(velocities, energies, weights);
  const flux = new Map<string, Float64Array>();
  for (const range of ranges) {
    const chosen = particlesInPitchRange(velocities, magneticField, range);
    flux.set(pitchRangeName(range), sumIntoBins(pick(energies, chosen), pick(added, chosen), edges));
  }
  return { edges, flux };
}

/** Particles at one place or time, as one column of a matrix of energy fluxes. */
export interface ParticleSample {
  readonly velocities: Float64Array;
  /** Null counts each particle as 1. */
  readonly weights: Float64Array | null;
}

/**
 * The energy fluxes of several samples over common bins, which cover the energies of all of them.
 * @returns `flux` in C order (bins, samples).
 * @throws AnalysisInputError, BinRangeError
 */
export function energyFluxMatrix(
  samples: readonly ParticleSample[],
  massKg: number,
  bins: EnergyBins = DEFAULT_BINS,
): { readonly edges: Float64Array; readonly flux: Float64Array } {
  const energies = samples.map(({ velocities }) => particleEnergies(velocities, massKg));
  const all = new Float64Array(energies.reduce((count, { length }) => count + length, 0));
  let end = 0;
  for (const part of energies) {
    all.set(part, end);
    end += part.length;
  }
  const edges = binEdges(all, bins);
  const flux = new Float64Array((edges.length - 1) * samples.length);
  samples.forEach(({ velocities, weights }, column) => {
    const ofSample = energies[column] ?? new Float64Array(0);
    const sums = sumIntoBins(ofSample, contributions(velocities, ofSample, weights), edges);
    sums.forEach((sum, bin) => {
      flux[bin * samples.length + column] = sum;
    });
  });
  return { edges, flux };
}

/** W·|v|·weight of every particle. */
function contributions(
  velocities: Float64Array,
  energies: Float64Array,
  weights: Float64Array | null,
): Float64Array {
  if (weights !== null && weights.length !== energies.length) {
    const reason = `there are ${weights.length} of them and ${energies.length} particles.`;
    throw new AnalysisInputError('weights', reason);
  }
  const added = new Float64Array(energies.length);
  for (let n = 0, at = 0; n < added.length; n++, at += 3) {
    const vx = velocities[at] as number;
    const vy = velocities[at + 1] as number;
    const vz = velocities[at + 2] as number;
    const weight = weights === null ? 1 : (weights[n] as number);
    added[n] = (energies[n] as number) * Math.sqrt(vx * vx + vy * vy + vz * vz) * weight;
  }
  return added;
}

function pick(values: Float64Array, indices: Uint32Array): Float64Array {
  const picked = new Float64Array(indices.length);
  for (let n = 0; n < indices.length; n++) picked[n] = values[indices[n] as number] as number;
  return picked;
}
