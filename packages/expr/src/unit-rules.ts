import { sameDimension, type Unit } from '@emout/units/unit';
import { convertFactor } from '@emout/units/unit-algebra';
import type { UnitMemory } from './unit-memory.js';
import type { ValueUnit } from './value-type.js';

const NUMBER: Unit = { symbol: '', factorToSi: 1, dimension: { m: 0, kg: 0, s: 0, A: 0, K: 0 } };

/** Of numbers of the text and of parameters. */
export const PLAIN: ValueUnit = { unit: NUMBER, system: 'si', emsesFactor: 1, plain: true };
/** Of angles, truths, counts and quotients of like quantities. */
export const PURE: ValueUnit = { unit: NUMBER, system: 'si', emsesFactor: 1, plain: false };

/** EMSES numbers of two runs are of one size up to this. */
const FACTOR_TOLERANCE = 1e-9;

/** The unit of a result, and what has to be done to the numbers for it. */
export interface UnitResult {
  readonly unit: ValueUnit;
  /** The right operand times this, or the result for products. */
  readonly scale: number;
  /** One EMSES unit of the right operand is not one of the left. */
  readonly unlikeFactors?: boolean;
}

export type UnitProblem = 'dimension' | 'system';

/** True for numbers without a unit, of which it does not matter in which system they are. */
export function isNumber({ unit, plain }: ValueUnit): boolean {
  return plain || (unit !== null && sameDimension(unit.dimension, NUMBER.dimension));
}

/** The unit of a sum, a comparison, a choice: that of both operands. */
export function likeUnits(a: ValueUnit, b: ValueUnit): UnitResult | UnitProblem {
  if (b.plain) return { unit: a, scale: 1 };
  if (a.plain) return { unit: b, scale: 1 };
  if (a.unit === null || b.unit === null) return { unit: unknown(a, b), scale: 1 };
  const scale = convertFactor(b.unit, a.unit);
  if (scale === null) return 'dimension';
  if (isNumber(a)) return { unit: a, scale };
  if (a.system !== b.system) return 'system';
  if (a.system === 'si') return { unit: a, scale };
  if (a.emsesFactor === null || b.emsesFactor === null)
    return { unit: { ...a, emsesFactor: null }, scale: 1 };
  const ratio = (b.emsesFactor * scale) / a.emsesFactor;
  return { unit: a, scale: 1, unlikeFactors: Math.abs(ratio - 1) > FACTOR_TOLERANCE };
}

/** The unit of a product, or of a quotient. @throws UnitExponentError */
export function productUnit(
  a: ValueUnit,
  b: ValueUnit,
  by: '*' | '/',
  units: UnitMemory,
): UnitResult | UnitProblem {
  if (b.plain) return { unit: a, scale: 1 };
  if (a.plain && by === '*') return { unit: b, scale: 1 };
  if (a.unit === null || b.unit === null) return { unit: unknown(a, b), scale: 1 };
  if (!isNumber(a) && !isNumber(b) && a.system !== b.system) return 'system';
  const unit = by === '*' ? units.product(a.unit, b.unit) : units.quotient(a.unit, b.unit);
  const parts = by === '*' ? a.unit.factorToSi * b.unit.factorToSi : a.unit.factorToSi / b.unit.factorToSi;
  const scale = nearOne(parts / unit.factorToSi);
  const system = isNumber(a) ? b.system : a.system;
  const factors = factorOf(a, b, by);
  const emsesFactor = factors === null ? null : factors * scale;
  return { unit: { unit, system, emsesFactor, plain: false }, scale: system === 'si' ? scale : 1 };
}

/** The unit of a power. @throws UnitExponentError */
export function powerOf(a: ValueUnit, exponent: number, units: UnitMemory): UnitResult {
  if (a.plain || a.unit === null) return { unit: a, scale: 1 };
  const unit = units.power(a.unit, exponent);
  const scale = nearOne(a.unit.factorToSi ** exponent / unit.factorToSi);
  const emsesFactor = a.emsesFactor === null ? null : a.emsesFactor ** exponent * scale;
  return { unit: { ...a, unit, emsesFactor }, scale: a.system === 'si' ? scale : 1 };
}

function factorOf(a: ValueUnit, b: ValueUnit, by: '*' | '/'): number | null {
  if (a.emsesFactor === null || b.emsesFactor === null) return null;
  return by === '*' ? a.emsesFactor * b.emsesFactor : a.emsesFactor / b.emsesFactor;
}

/** Rounding of the factors of units is no factor. */
function nearOne(scale: number): number {
  return Math.abs(scale - 1) < 1e-12 ? 1 : scale;
}

function unknown(a: ValueUnit, b: ValueUnit): ValueUnit {
  const known = a.unit === null ? b : a;
  return { unit: null, system: known.system, emsesFactor: null, plain: false };
}
