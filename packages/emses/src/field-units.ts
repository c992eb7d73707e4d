import { findUnit, type Unit } from '@emout/units/unit';
import { referenceDensityPerM3 } from './density-unit.js';
import { emoutUnitName, type FieldUnitName } from './emout-field-units.js';
import { classify, type FieldKind } from './field-name.js';
import { outputSchedule, stepLength } from './output-schedule.js';
import type { Parameters } from './parameters.js';
import { UnitSystem } from './unit-system.js';

export type Quantity =
  | 'potential'
  | 'electricField'
  | 'magneticFluxDensity'
  | 'magneticField'
  | 'numberDensity'
  | 'currentDensity'
  | 'chargeDensity'
  | 'velocity'
  | 'length'
  | 'time'
  | 'identity';

/** How the values of a field become SI: `si = value / ratio`, one EMSES unit being `factor` of `symbol`. */
export interface FieldUnit {
  readonly symbol: string;
  readonly factor: number;
  readonly ratio: number;
  readonly quantity: Quantity;
}

export interface FieldUnitOptions {
  /**
   * `emout` gives what the Python emout attaches to the name: `b*` in A/m, although the solver stores them normalised
   * as B, in tesla; densities in cm⁻³; nothing for names it does not know, such as `rhobksp10`.
   */
  readonly compat?: 'emout' | undefined;
  /** What number densities are given in; m⁻³ when left out. */
  readonly density?: 'm^-3' | 'cm^-3' | undefined;
}

const UNIT_OF_KIND: Readonly<Record<Exclude<FieldKind, 'other'>, FieldUnitName>> = {
  potential: 'phi',
  electricField: 'E',
  magneticField: 'B',
  numberDensity: 'density',
  currentDensity: 'J',
  surfaceCurrent: 'J',
  chargeDensity: 'rho',
  backgroundCharge: 'rho',
  accumulatedCharge: 'rho',
};

/** Components of particles, of species of any number. */
const PARTICLE_NAME = /^p[1-9]\d*(?:(?<position>[xyz])|(?<velocity>v[xyz])|tid)$/;

/** What each unit measures and its plain symbol, which do not depend on the parameters. */
const UNITS: Readonly<Record<FieldUnitName, { readonly symbol: string; readonly quantity: Quantity }>> = {
  phi: { symbol: 'V', quantity: 'potential' },
  E: { symbol: 'V/m', quantity: 'electricField' },
  B: { symbol: 'T', quantity: 'magneticFluxDensity' },
  H: { symbol: 'A/m', quantity: 'magneticField' },
  J: { symbol: 'A/m^2', quantity: 'currentDensity' },
  rho: { symbol: 'C/m^3', quantity: 'chargeDensity' },
  v: { symbol: 'm/s', quantity: 'velocity' },
  length: { symbol: 'm', quantity: 'length' },
  density: { symbol: '/m^3', quantity: 'numberDensity' },
  time: { symbol: 's', quantity: 'time' },
  identity: { symbol: '', quantity: 'identity' },
};

/**
 * The SI unit of a field by its name, or null: without a conversion key, for names without a known unit, and for
 * densities when `wp(1)` or `qm(1)` is missing or zero (`densityUnitProblem` says which).
 */
export function fieldUnit(
  name: string,
  parameters: Parameters | null,
  options: FieldUnitOptions = {},
): FieldUnit | null {
  const unit = unitName(name, options);
  if (!parameters?.key || unit === null) return null;
  const ratio = unitRatio(unit, parameters, options);
  if (ratio === null) return null;
  const { quantity } = UNITS[unit];
  return { symbol: symbolOf(unit, options), quantity, ratio, factor: 1 / ratio };
}

/** The SI unit of the quantity of this name, known without any parameters; null for unknown quantities. */
export function quantityUnit(name: string, options: FieldUnitOptions = {}): Unit | null {
  const unit = unitName(name, options);
  return unit === null ? null : findUnit(symbolOf(unit, options));
}

function unitName(name: string, { compat }: FieldUnitOptions): FieldUnitName | null {
  if (compat === 'emout') return emoutUnitName(name);
  const particle = PARTICLE_NAME.exec(name)?.groups;
  if (particle !== undefined) {
    return particle.position !== undefined ? 'length' : particle.velocity !== undefined ? 'v' : 'identity';
  }
  const { kind } = classify(name);
  return kind === 'other' ? null : UNIT_OF_KIND[kind];
}

function symbolOf(unit: FieldUnitName, { compat, density }: FieldUnitOptions): string {
  const perCc = density === undefined ? compat === 'emout' : density === 'cm^-3';
  return unit === 'density' && perCc ? '/cc' : UNITS[unit].symbol;
}

/** EMSES units per unit of `symbolOf`; null when the parameters do not say. */
function unitRatio(unit: FieldUnitName, parameters: Parameters, options: FieldUnitOptions): number | null {
  if (!parameters.key) return null;
  const system = UnitSystem.from(parameters.key);
  switch (unit) {
    case 'identity':
      return 1;
    case 'density': {
      const perM3 = referenceDensityPerM3(parameters);
      return perM3 === null ? null : 1 / (symbolOf(unit, options) === '/cc' ? perM3 * 1e-6 : perM3);
    }
    case 'time':
      return outputTimeRatio(parameters, system);
    case 'rho':
    case 'v':
    case 'length':
      return system.get(unit).ratio;
    default: {
      // With deltax > 0 the solver itself writes these fields in SI, which the original does not know.
      const inSi = options.compat === undefined && (parameters.number('deltax') ?? 0) > 0;
      return inSi ? 1 : system.get(unit).ratio;
    }
  }
}

/** What the original calls `t`: one output is `ifdiag·dt`. */
function outputTimeRatio(parameters: Parameters, system: UnitSystem): number | null {
  const { interval } = outputSchedule('fields', parameters);
  const dt = stepLength(parameters);
  if (interval === null || dt === null) return null;
  const t = system.get('t');
  return t.emses / (t.si * (interval * dt));
}
