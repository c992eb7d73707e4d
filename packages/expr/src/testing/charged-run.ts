import { MemoryScope } from './memory-scope.js';

/** Points of (t, z, y, x). */
export const CHARGED_SHAPE = [2, 9, 6, 12] as const;
/** Metres. */
export const CELL = 0.25;
/** EMSES units of a coulomb per cubic metre: whole powers of two keep stored and SI numbers the same digits. */
export const RHO_RATIO = 2 ** 40;
/** Of vacuum, CODATA 2018. */
export const EPSILON_0 = 8.8541878128e-12;
/** EMSES units of a volt, as Poisson's equation relates them to those of charge density. */
export const PHI_RATIO = (RHO_RATIO * EPSILON_0) / CELL ** 2;

/** The charge density of `chargedRun` in EMSES units, by the index in C order. */
export function storedDensity(index: number): number {
  return Math.fround(Math.sin(12.9898 * index) * 20);
}

/** A run with a charge density between boundaries of these codes of `mtd_vbnd`; null leaves the parameter out. */
export function chargedRun(
  codes: readonly (number | null)[] | null = [0, 2, 1],
  address = 'sim',
): MemoryScope {
  const scope = new MemoryScope(address, { cell: CELL, step: 1e-6 });
  scope.add('rho', CHARGED_SHAPE, storedDensity, 'C/m^3', RHO_RATIO);
  scope.add('phisp', CHARGED_SHAPE, storedDensity, 'V', PHI_RATIO);
  scope.add('odd', CHARGED_SHAPE, storedDensity, null, null);
  const potential = scope.data('phisp');
  if (potential?.kind === 'field' && potential.field.quantity !== null) {
    scope.units.set('phi', { name: 'phi', unit: potential.field.quantity, ratio: PHI_RATIO });
  }
  if (codes !== null) {
    const values = codes.map((value) => (value === null ? null : ({ kind: 'number', value } as const)));
    scope.parameters.set('mtd_vbnd', { kind: 'list', first: 1, values });
  }
  return scope;
}
