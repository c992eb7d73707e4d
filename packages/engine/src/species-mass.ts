import type { Run } from '@emout/emses/run';
import { ParticleQuestionError } from './particle-errors.js';

/** CODATA 2018, exact; in coulombs. */
const ELEMENTARY_CHARGE = 1.602176634e-19;

/**
 * The mass in kg of one particle of a species that carries one elementary charge: e / |q/m|, with q/m from `qm` of the
 * input in C/kg.
 * @throws ParticleQuestionError without `qm` of the species or without a conversion key
 */
export function speciesMass(run: Run, species: number): number {
  const ratio = run.parameters?.numberAt('qm', species) ?? null;
  const give = 'Give the mass of a particle in kg.';
  if (ratio === null || ratio === 0) {
    throw new ParticleQuestionError(species, `The input has no qm of species ${species}.`, give);
  }
  if (run.units === null) throw new ParticleQuestionError(species, 'The run has no conversion key.', give);
  return ELEMENTARY_CHARGE / Math.abs(run.units.get('q_m').reverse(ratio));
}
