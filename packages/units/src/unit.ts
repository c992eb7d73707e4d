/** Exponents of the SI base units; the mole and the candela never occur here. */
export interface Dimension {
  readonly m: number;
  readonly kg: number;
  readonly s: number;
  readonly A: number;
  readonly K: number;
}

/** A unit of measurement: one of it is `factorToSi` coherent SI units of its dimension. */
export interface Unit {
  /** Plain text and identity of the unit: `V`, `A/m^2`, `/cc`. */
  readonly symbol: string;
  readonly dimension: Dimension;
  readonly factorToSi: number;
}

function unit(symbol: string, factorToSi: number, m: number, kg: number, s: number, A = 0, K = 0): Unit {
  return { symbol, factorToSi, dimension: { m, kg, s, A, K } };
}

const NAMED_UNITS: readonly Unit[] = [
  unit('', 1, 0, 0, 0),
  unit('m', 1, 1, 0, 0),
  unit('kg', 1, 0, 1, 0),
  unit('s', 1, 0, 0, 1),
  unit('A', 1, 0, 0, 0, 1),
  unit('K', 1, 0, 0, 0, 0, 1),
  unit('Hz', 1, 0, 0, -1),
  unit('m/s', 1, 1, 0, -1),
  unit('m/s^2', 1, 1, 0, -2),
  unit('/m^3', 1, -3, 0, 0),
  unit('/cc', 1e6, -3, 0, 0),
  unit('/m^2s', 1, -2, 0, -1),
  unit('N', 1, 1, 1, -2),
  unit('J', 1, 2, 1, -2),
  unit('eV', 1.602176634e-19, 2, 1, -2),
  unit('J/K', 1, 2, 1, -2, 0, -1),
  unit('J/m^3', 1, -1, 1, -2),
  unit('W', 1, 2, 1, -3),
  unit('C', 1, 0, 0, 1, 1),
  unit('C/m^3', 1, -3, 0, 1, 1),
  unit('C/kg', 1, 0, -1, 1, 1),
  unit('A/m^2', 1, -2, 0, 0, 1),
  unit('A/m', 1, -1, 0, 0, 1),
  unit('V', 1, 2, 1, -3, -1),
  unit('V/m', 1, 1, 1, -3, -1),
  unit('F', 1, -2, -1, 4, 2),
  unit('F/m', 1, -3, -1, 4, 2),
  unit('Ω', 1, 2, 1, -3, -2),
  unit('S', 1, -2, -1, 3, 2),
  unit('S/m', 1, -3, -1, 3, 2),
  unit('T', 1, 0, 1, -2, -1),
  unit('H', 1, 2, 1, -2, -2),
  unit('H/m', 1, 1, 1, -2, -2),
  unit('N/A^2', 1, 1, 1, -2, -2),
];

const UNITS_BY_SYMBOL: ReadonlyMap<string, Unit> = new Map(NAMED_UNITS.map((u) => [u.symbol, u]));

/** The named unit with this plain symbol, or null. */
export function findUnit(symbol: string): Unit | null {
  return UNITS_BY_SYMBOL.get(symbol) ?? null;
}

const SAME_FACTOR = 1e-9;

/** The first of the named units with this dimension and factor, up to rounding of the factor; null without one. */
export function namedUnitFor(dimension: Dimension, factorToSi: number): Unit | null {
  const same = (unit: Unit) =>
    sameDimension(unit.dimension, dimension) && Math.abs(factorToSi / unit.factorToSi - 1) <= SAME_FACTOR;
  return NAMED_UNITS.find(same) ?? null;
}

/** Roots of roots have exponents that symbols round to six decimals. */
const EXPONENT_TOLERANCE = 1e-4;

/** True when the two dimensions have equal exponents, so that values may be added or compared. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  const equal = (x: number, y: number): boolean => Math.abs(x - y) < EXPONENT_TOLERANCE;
  return equal(a.m, b.m) && equal(a.kg, b.kg) && equal(a.s, b.s) && equal(a.A, b.A) && equal(a.K, b.K);
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '.': '·',
  '/': '⁄',
};

/** A whole number in superscript digits: `-3` → `⁻³`. */
export function superscript(exponent: number): string {
  return superscriptText(String(exponent));
}

/**
 * The symbol as it is set on screen: `A/m^2` → `A/m²`, `/m^3` → `m⁻³`, `/cc` → `cm⁻³`, `/m^2s` → `m⁻² s⁻¹`,
 * `V^0.5` → `V⁰·⁵`.
 */
export function typographic(symbol: string): string {
  if (!symbol.startsWith('/')) {
    return symbol.replace(EXPONENTS, (_, plain?: string, bracketed?: string) =>
      superscriptText(plain ?? bracketed ?? ''),
    );
  }
  const factors = symbol.slice(1).replace(/^cc$/, 'cm^3').matchAll(FACTORS);
  return Array.from(
    factors,
    ([, base, plain, bracketed]) => `${base}${superscriptText(`-${plain ?? bracketed ?? 1}`)}`,
  ).join(' ');
}

const EXPONENTS = /\^(?:(-?\d+(?:\.\d+)?)|\((-?\d+\/\d+)\))/g;
const FACTORS = /(\p{L}+)(?:\^(?:(\d+(?:\.\d+)?)|\((\d+\/\d+)\)))?/gu;

function superscriptText(exponent: string): string {
  return Array.from(exponent, (c) => SUPERSCRIPTS[c] ?? c).join('');
}
