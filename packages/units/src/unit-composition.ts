import { type AtomicUnit, findAtomicUnit } from './atomic-unit.js';
import { exactExponent } from './exponent.js';
import type { Dimension } from './unit.js';
import { printSymbol, type SymbolParts } from './unit-symbol.js';

/** A power of a unit of one word. */
export interface UnitPower {
  readonly atom: AtomicUnit;
  readonly exponent: number;
}

/** A unit as a number times powers of units of one word, each word once, in the order of printing. */
export interface UnitComposition {
  readonly scale: number;
  readonly powers: readonly UnitPower[];
}

const BASE_UNITS = ['m', 'kg', 's', 'A', 'K'] as const;
/** Units that may stand for a product of others, base units first. */
const SHORTER_NAMES: readonly AtomicUnit[] = [...BASE_UNITS, 'N', 'J', 'W', 'C', 'V', 'T', 'F', 'Ω', 'S', 'H']
  .map(findAtomicUnit)
  .filter((atom) => atom !== null);
const SHORTER_EXPONENTS = [1, -1, 2, -2, 0.5, -0.5] as const;

/** The composition that the symbol of a unit tells; null when it has an unknown word. */
export function composed({ scale, factors }: SymbolParts): UnitComposition | null {
  const powers: UnitPower[] = [];
  for (const { base, exponent } of factors) {
    const cubic = base === 'cc';
    const atom = findAtomicUnit(cubic ? 'cm' : base);
    if (atom === null) return null;
    powers.push({ atom, exponent: cubic ? 3 * exponent : exponent });
  }
  return { scale, powers: merged(powers) };
}

/** The composition in base units alone. */
export function inBaseUnits(dimension: Dimension, scale: number): UnitComposition {
  return { scale, powers: basePowers(dimension) };
}

/** a · b^exponent. */
export function productOf(a: UnitComposition, b: UnitComposition, exponent: number): UnitComposition {
  const raised = b.powers.map((power) => ({ ...power, exponent: power.exponent * exponent }));
  return { scale: a.scale * b.scale ** exponent, powers: merged([...a.powers, ...raised]) };
}

/** The exponents of the base units; exact fractions. */
export function dimensionOf(powers: readonly UnitPower[]): Dimension {
  const total = { m: 0, kg: 0, s: 0, A: 0, K: 0 };
  for (const { atom, exponent } of powers) {
    for (const base of BASE_UNITS) total[base] += atom.dimension[base] * exponent;
  }
  for (const base of BASE_UNITS) total[base] = exactExponent(total[base]);
  return total;
}

/** How many coherent SI units one of this unit is. */
export function factorOf({ scale, powers }: UnitComposition): number {
  let factor = scale;
  let decades = 0;
  for (const { atom, exponent } of powers) {
    factor *= atom.significand ** exponent;
    decades += atom.decade * exponent;
  }
  // `10 ** 6` is exact, `0.01 ** -3` is not.
  return factor * (Number.isInteger(decades) ? Number(`1e${decades}`) : 10 ** decades);
}

/** The plain symbol: `V^2/m^2`. */
export function symbolOf({ scale, powers }: UnitComposition): string {
  return printSymbol({
    scale,
    factors: powers.map(({ atom, exponent }) => ({ base: atom.symbol, exponent })),
  });
}

/**
 * The same unit in fewer words when there is a way: V·A/m³ is W/m³, A·T/m² is N/m³. Coherent SI units alone are put
 * together, so that `eV` and `cm` stay; of equally many words the ones that came in are kept.
 */
export function simplified({ scale, powers }: UnitComposition): UnitComposition {
  const coherent = powers.filter(({ atom }) => isCoherent(atom));
  if (coherent.length < 2) return { scale, powers };
  const whole = isWhole(coherent);
  // kg m/s needs no N s.
  const familiar = coherent.length <= 3 && coherent.every(({ atom }) => isBaseUnit(atom.symbol));
  const dimension = dimensionOf(coherent);
  let best: readonly UnitPower[] = coherent;
  let bestWeight = Number.POSITIVE_INFINITY;
  const consider = (candidate: readonly UnitPower[], named: AtomicUnit | null) => {
    // kg m/s is √(kg J), but nobody says so.
    if (whole && !isWhole(candidate)) return;
    if (familiar && candidate.length > 1) return;
    const weight = candidate.reduce((sum, power) => sum + weightOf(power, named), 0);
    const fewer = candidate.length < best.length;
    if (fewer || (best !== coherent && candidate.length === best.length && weight < bestWeight)) {
      best = candidate;
      bestWeight = weight;
    }
  };
  consider(basePowers(dimension), null);
  for (const exponent of SHORTER_EXPONENTS) {
    for (const atom of SHORTER_NAMES) {
      const rest = difference(dimension, atom.dimension, exponent);
      consider(merged([{ atom, exponent }, ...basePowers(rest)]), atom);
    }
  }
  const others = powers.filter(({ atom }) => !isCoherent(atom));
  return { scale, powers: merged([...others, ...best]) };
}

function isCoherent(atom: AtomicUnit): boolean {
  return atom.significand === 1 && atom.decade === 0;
}

function isBaseUnit(symbol: string): boolean {
  return BASE_UNITS.some((base) => base === symbol);
}

function isWhole(powers: readonly UnitPower[]): boolean {
  return powers.every(({ exponent }) => Number.isInteger(exponent));
}

/** Lengths are the readiest remainder: V/m² rather than T/s. */
function weightOf({ atom, exponent }: UnitPower, named: AtomicUnit | null): number {
  return Math.abs(exponent) * (atom === named || atom.symbol === 'm' ? 1 : 2);
}

function difference(dimension: Dimension, other: Dimension, exponent: number): Dimension {
  const rest = (base: keyof Dimension) => exactExponent(dimension[base] - other[base] * exponent);
  return { m: rest('m'), kg: rest('kg'), s: rest('s'), A: rest('A'), K: rest('K') };
}

function basePowers(dimension: Dimension): UnitPower[] {
  const powers: UnitPower[] = [];
  for (const base of BASE_UNITS) {
    const atom = findAtomicUnit(base);
    if (atom !== null && dimension[base] !== 0) powers.push({ atom, exponent: dimension[base] });
  }
  return merged(powers);
}

function merged(powers: readonly UnitPower[]): UnitPower[] {
  const byWord = new Map<string, UnitPower>();
  const add = ({ atom, exponent }: UnitPower) => {
    const before = byWord.get(atom.symbol)?.exponent ?? 0;
    byWord.set(atom.symbol, { atom, exponent: exactExponent(before + exponent) });
  };
  powers.forEach(add);
  const hertz = byWord.get('Hz');
  const second = findAtomicUnit('s');
  // Beside other words V/s is said, not V Hz; but V^2/Hz.
  if (hertz && second && hertz.exponent > 0) {
    byWord.delete('Hz');
    add({ atom: second, exponent: -hertz.exponent });
  }
  return [...byWord.values()]
    .filter(({ exponent }) => exponent !== 0)
    .sort((a, b) => a.atom.rank - b.atom.rank || (a.atom.symbol < b.atom.symbol ? -1 : 1));
}
