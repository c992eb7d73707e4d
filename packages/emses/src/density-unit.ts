import type { Parameters } from './parameters.js';
import { UnitSystem } from './unit-system.js';

/** CODATA 2018, which the original takes from SciPy for densities only. */
const ELECTRON_MASS = 9.1093837015e-31;
const VACUUM_PERMITTIVITY = 8.8541878128e-12;
const ELEMENTARY_CHARGE = 1.602176634e-19;

/**
 * Particles per cubic metre at a stored density of 1, or null when `wp(1)` or `qm(1)` is missing or zero, or without
 * a conversion key: n0 = ω_p1²·m_1·ε0/e², with m_1 = m_e/|qm(1)|.
 *
 * The solver stores |ρ_s|/ρ0 for every species s with one reference charge density ρ0, that of species 1. So the
 * factor of species 1 is right for every species of singly charged particles; of particles with Z charges there are
 * Z times fewer than it says.
 */
export function referenceDensityPerM3(parameters: Parameters): number | null {
  const wp = parameters.numberAt('wp', 1);
  const qm = parameters.numberAt('qm', 1);
  if (!parameters.key || !wp || !qm) return null;
  const plasmaFrequency = wp / UnitSystem.from(parameters.key).get('f').ratio;
  const mass = Math.abs(ELECTRON_MASS / qm);
  return (plasmaFrequency ** 2 * mass * VACUUM_PERMITTIVITY) / ELEMENTARY_CHARGE ** 2;
}

/** Why densities have no unit although there is a conversion key, as a sentence; null when they have one. */
export function densityUnitProblem(parameters: Parameters): string | null {
  const unusable = ['wp', 'qm'].filter((key) => !parameters.numberAt(key, 1));
  if (unusable.length === 0) return null;
  const names = unusable.map((key) => `${key}(1)`).join(' and ');
  const verb = unusable.length > 1 ? 'are' : 'is';
  return `${names} ${verb} zero or missing, so number densities are in EMSES units.`;
}
