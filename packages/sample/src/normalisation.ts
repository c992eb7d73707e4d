import { UnitSystem } from '@emout/emses/unit-system';
import { CONDITIONS } from './conditions.js';
import { KEY } from './run-design.js';

const ELEMENTARY_CHARGE = 1.602176634e-19;
const ELECTRON_MASS = 9.1093837015e-31;
const PERMITTIVITY = 8.8541878128e-12;

export type Species = 1 | 2 | 3;
/** Electrons of the solar wind, protons, photo-electrons. */
export const SPECIES: readonly Species[] = [1, 2, 3];

/** The conditions in EMSES units, as the parameter file has them. */
export interface Normalisation {
  readonly units: UnitSystem;
  /** Plasma frequency of each species. */
  readonly wp: Readonly<Record<Species, number>>;
  /** Charge over mass. */
  readonly qm: Readonly<Record<Species, number>>;
  /** Thermal speed √(T/m). */
  readonly thermal: Readonly<Record<Species, number>>;
  /** Speed of the solar wind. */
  readonly wind: number;
  /** Gyrofrequency of the electrons: the strength of the magnetic field. */
  readonly gyrofrequency: number;
  /** Charge density of the solar wind electrons, without sign. */
  readonly chargeDensity: number;
  /** EMSES units of potential per volt. */
  readonly perVolt: number;
}

/** @param cloudDensity photo-electron density at the open ground, in units of the solar wind's. */
export function normalisation(cloudDensity: number): Normalisation {
  const units = UnitSystem.from(KEY);
  const speed = (ev: number, massInElectrons: number) =>
    units.get('v').trans(Math.sqrt((ev * ELEMENTARY_CHARGE) / (ELECTRON_MASS * massInElectrons)));
  const { protonChargeToMass } = CONDITIONS;
  const electronFrequency = Math.sqrt(
    (CONDITIONS.densityPerM3 * ELEMENTARY_CHARGE ** 2) / (ELECTRON_MASS * PERMITTIVITY),
  );
  const wp = units.get('f').trans(electronFrequency);
  return {
    units,
    wp: { 1: wp, 2: wp * Math.sqrt(protonChargeToMass), 3: wp * Math.sqrt(cloudDensity) },
    qm: { 1: -1, 2: protonChargeToMass, 3: -1 },
    thermal: {
      1: speed(CONDITIONS.electronTemperatureEv, 1),
      2: speed(CONDITIONS.protonTemperatureEv, 1 / protonChargeToMass),
      3: speed(CONDITIONS.photoelectronTemperatureEv, 1),
    },
    wind: units.get('v').trans(CONDITIONS.windMPerS),
    gyrofrequency: units.get('B').trans(CONDITIONS.magneticFieldT),
    // With ε0 = 1 and |q/m| = 1 the square of the plasma frequency is the charge density.
    chargeDensity: wp * wp,
    perVolt: units.get('phi').ratio,
  };
}
