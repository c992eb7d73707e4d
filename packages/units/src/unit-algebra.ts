import { UnitExponentError } from './errors.js';
import { LARGEST_EXPONENT } from './exponent.js';
import { type Dimension, findUnit, namedUnitFor, sameDimension, type Unit } from './unit.js';
import {
  composed,
  dimensionOf,
  factorOf,
  inBaseUnits,
  productOf,
  simplified,
  symbolOf,
  type UnitComposition,
} from './unit-composition.js';
import { parseSymbol } from './unit-symbol.js';

const SAME_FACTOR = 1e-9;

/**
 * The unit that a symbol tells: `V/m`, `A m^-2`, `kg m/s^2`, `cm^-3`, `1/m`, `/m^2s`, `keV`. Its own symbol is the
 * name that the unit has among the named ones (`/cc` for `cm^-3`), otherwise the powers in the order of printing.
 * @returns null for an unknown word, for text that is no unit, and for `J/K m`, which people read in two ways.
 */
export function parseUnit(symbol: string): Unit | null {
  const named = findUnit(symbol);
  if (named !== null) return named;
  const parts = parseSymbol(symbol);
  const composition = parts && composed(parts);
  return composition && unitOf(composition);
}

/**
 * The unit of a product of values: `W` from `V` and `A`, `V^2/m^2` from `V/m` twice, the empty symbol for a number.
 * @throws UnitExponentError when an exponent leaves −99 to 99.
 */
export function multiplyUnits(a: Unit, b: Unit): Unit {
  if (isPureNumber(b)) return a;
  if (isPureNumber(a)) return b;
  return checked(productOf(compositionOf(a), compositionOf(b), 1));
}

/**
 * The unit of a quotient of values: `V/m` from `V` and `m`, the empty symbol from equal units.
 * @throws UnitExponentError when an exponent leaves −99 to 99.
 */
export function divideUnits(a: Unit, b: Unit): Unit {
  if (isPureNumber(b)) return a;
  return checked(productOf(compositionOf(a), compositionOf(b), -1));
}

/**
 * The unit of a power of values; exponents of base units may become fractions.
 * @throws UnitExponentError for an exponent that is not a number between −99 and 99.
 */
export function powerUnit(a: Unit, exponent: number): Unit {
  if (isPureNumber(a) || exponent === 1) return a;
  if (!(Math.abs(exponent) <= LARGEST_EXPONENT)) {
    throw new UnitExponentError(a.symbol, exponent, LARGEST_EXPONENT);
  }
  return checked(productOf({ scale: 1, powers: [] }, compositionOf(a), exponent));
}

/** The unit of a square root of values: `V/m` from `V^2/m^2`. */
export function sqrtUnit(a: Unit): Unit {
  return powerUnit(a, 0.5);
}

/** What a value in `from` is multiplied by to be one in `to`; null for another dimension. */
export function convertFactor(from: Unit, to: Unit): number | null {
  return sameDimension(from.dimension, to.dimension) ? from.factorToSi / to.factorToSi : null;
}

function isPureNumber(unit: Unit): boolean {
  return unit.symbol === '';
}

function compositionOf(unit: Unit): UnitComposition {
  const parts = parseSymbol(unit.symbol);
  const told = parts && composed(parts);
  if (told && isUnit(dimensionOf(told.powers), factorOf(told), unit)) return told;
  // A symbol of somebody's own: base units say the same.
  return inBaseUnits(unit.dimension, unit.factorToSi);
}

function isUnit(dimension: Dimension, factor: number, unit: Unit): boolean {
  return sameDimension(dimension, unit.dimension) && Math.abs(factor / unit.factorToSi - 1) <= SAME_FACTOR;
}

function checked(composition: UnitComposition): Unit {
  const unit = unitOf(composition);
  if (unit !== null) return unit;
  const sizes = composition.powers.map(({ exponent }) => Math.abs(exponent));
  const greatest = composition.powers[sizes.indexOf(Math.max(...sizes))];
  throw new UnitExponentError(greatest?.atom.symbol ?? '', greatest?.exponent ?? 0, LARGEST_EXPONENT);
}

/** Null when an exponent or the factor is out of range. */
function unitOf(composition: UnitComposition): Unit | null {
  const dimension = dimensionOf(composition.powers);
  const named = namedUnitFor(dimension, factorOf(composition));
  if (named !== null) return named;
  const shortest = simplified(composition);
  if (shortest.powers.some(({ exponent }) => Math.abs(exponent) > LARGEST_EXPONENT)) return null;
  const factorToSi = factorOf(shortest);
  if (!(factorToSi > 0 && Number.isFinite(factorToSi))) return null;
  return { symbol: symbolOf(shortest), dimension, factorToSi };
}
