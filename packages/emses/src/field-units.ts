import { classify, type FieldKind } from './field-name.js';
import type { Parameters } from './parameters.js';
import { UnitSystem } from './unit-system.js';

export type Quantity =
  | 'potential'
  | 'electricField'
  | 'magneticFluxDensity'
  | 'magneticField'
  | 'numberDensity'
  | 'currentDensity'
  | 'chargeDensity';

/** How the values of a field become SI: `si = value / ratio`, one EMSES unit being `factor` of `symbol`. */
export interface FieldUnit {
  readonly symbol: string;
  readonly factor: number;
  readonly ratio: number;
  readonly quantity: Quantity;
}

export interface FieldUnitOptions {
  /** `emout` gives `b*` in A/m as the Python emout does; the solver stores them normalised as B, in tesla. */
  readonly compat?: 'emout' | undefined;
}

/** CODATA 2018, which the original takes from SciPy for densities only. */
const ELECTRON_MASS = 9.1093837015e-31;
const VACUUM_PERMITTIVITY = 8.8541878128e-12;
const ELEMENTARY_CHARGE = 1.602176634e-19;

const UNIT_OF_KIND = {
  potential: ['phi', 'potential'],
  electricField: ['E', 'electricField'],
  magneticField: ['B', 'magneticFluxDensity'],
  currentDensity: ['J', 'currentDensity'],
  surfaceCurrent: ['J', 'currentDensity'],
  chargeDensity: ['rho', 'chargeDensity'],
  backgroundCharge: ['rho', 'chargeDensity'],
  accumulatedCharge: ['rho', 'chargeDensity'],
} as const;

/**
 * The SI unit of a field by its name, or null: without a conversion key, for names without a known unit, and for
 * densities when `wp(1)` or `qm(1)` is missing or zero.
 */
export function fieldUnit(
  name: string,
  parameters: Parameters | null,
  options: FieldUnitOptions = {},
): FieldUnit | null {
  if (!parameters?.key) return null;
  const { kind } = classify(name);
  if (kind === 'other') return null;
  const system = UnitSystem.from(parameters.key);
  if (kind === 'numberDensity') return densityUnit(parameters, system);
  const compatMagnetic = kind === 'magneticField' && options.compat === 'emout';
  const [unitName, quantity] = compatMagnetic ? (['H', 'magneticField'] as const) : UNIT_OF_KIND[kind];
  const { unit: symbol, ratio } = system.get(unitName);
  if (isStoredInSi(kind, parameters)) return { symbol, quantity, ratio: 1, factor: 1 };
  return { symbol, quantity, ratio, factor: 1 / ratio };
}

/** With `deltax > 0` the solver itself writes these fields in SI. */
export function isStoredInSi(kind: FieldKind, parameters: Parameters): boolean {
  const affected =
    kind === 'potential' || kind === 'electricField' || kind === 'magneticField' || kind === 'currentDensity';
  return affected && (parameters.number('deltax') ?? 0) > 0;
}

/** Why densities have no unit although there is a conversion key, as a sentence; null when they have one. */
export function densityUnitProblem(parameters: Parameters): string | null {
  const unusable = ['wp', 'qm'].filter((key) => !parameters.numberAt(key, 1));
  if (unusable.length === 0) return null;
  const names = unusable.map((key) => `${key}(1)`).join(' and ');
  const verb = unusable.length > 1 ? 'are' : 'is';
  return `${names} ${verb} zero or missing, so number densities are in EMSES units.`;
}

/** Densities of every species are stored relative to the reference density, that of species 1. */
function densityUnit(parameters: Parameters, system: UnitSystem): FieldUnit | null {
  const wp = parameters.numberAt('wp', 1);
  const qm = parameters.numberAt('qm', 1);
  if (!wp || !qm) return null;
  const plasmaFrequency = wp / system.get('f').ratio;
  const mass = Math.abs(ELECTRON_MASS / qm);
  const density = (plasmaFrequency ** 2 * mass * VACUUM_PERMITTIVITY) / ELEMENTARY_CHARGE ** 2;
  const factor = density * 1e-6;
  return { symbol: '/cc', factor, ratio: 1 / factor, quantity: 'numberDensity' };
}
