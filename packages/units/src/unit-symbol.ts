import { exactExponent, parseExponent, printExponent } from './exponent.js';

/** One power in the symbol of a unit: `m` with −3. */
export interface SymbolFactor {
  readonly base: string;
  readonly exponent: number;
}

/** The symbol of a unit taken apart; `1e6 V/m` has the scale 1e6. */
export interface SymbolParts {
  readonly scale: number;
  readonly factors: readonly SymbolFactor[];
}

const LONGEST_SYMBOL = 200;
const DEEPEST_NESTING = 4;

const NUMBER = /\d+(?:\.\d+)?(?:e[-+]?\d+)?/y;
const BASE = /\p{L}+/uy;
const EXPONENT = /(?:\^|\*\*)(?:([-+]?\d+(?:\.\d+)?)|\(([-+]?\d+(?:\.\d+)?(?:\/\d+)?)\))/y;
const PRODUCT = /(?:\s*[·⋅]\s*|\s*\*(?!\*)\s*|\s+)/y;
const SOLIDUS = /\s*\/\s*/y;
const OPEN = /\(\s*/y;
const CLOSE = /\s*\)/y;

/**
 * Takes the symbol of a unit apart: `A/m^2`, `A m^-2`, `kg m/s^2`, `1/m`, `W/(m^2 K)`, `V^0.5`, `m^(1/3)`, and the
 * `/m^2s` of EMSES, where what touches the exponent belongs below the solidus, too.
 * @returns null for what is no such text, also for `J/K m`, which people read in two ways.
 */
export function parseSymbol(symbol: string): SymbolParts | null {
  const text = symbol.trim();
  if (text.length > LONGEST_SYMBOL) return null;
  const reader = new SymbolReader(text);
  const number = reader.take(NUMBER);
  const scale = number === null ? 1 : Number(number[0]);
  if (number !== null) reader.take(PRODUCT);
  const factors = reader.quotient(0);
  return factors !== null && reader.atEnd() && !reader.refused && scale > 0 && Number.isFinite(scale)
    ? { scale, factors }
    : null;
}

/** The plain text of powers, those with negative exponents below one solidus: `V^2/m^2`, `W/(m^2 K)`, `/m^3`. */
export function printSymbol({ scale, factors }: SymbolParts): string {
  const above = factors.filter((factor) => factor.exponent > 0).map(printPower);
  const below = factors
    .filter((factor) => factor.exponent < 0)
    .map(({ base, exponent }) => printPower({ base, exponent: -exponent }));
  if (scale !== 1) above.unshift(String(scale));
  const denominator = below.join(' ');
  return `${above.join(' ')}${below.length === 0 ? '' : below.length === 1 ? `/${denominator}` : `/(${denominator})`}`;
}

function printPower({ base, exponent }: SymbolFactor): string {
  return exponent === 1 ? base : `${base}^${printExponent(exponent)}`;
}

function raised(factors: readonly SymbolFactor[], exponent: number): SymbolFactor[] {
  return factors.map((factor) => ({
    base: factor.base,
    exponent: exactExponent(factor.exponent * exponent),
  }));
}

class SymbolReader {
  private at = 0;
  /** An exponent out of range, or a bracket without an end. */
  refused = false;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.at === this.text.length;
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  /** Products, then any number of divisors; up to the end or a closing bracket. */
  quotient(depth: number): SymbolFactor[] | null {
    const factors: SymbolFactor[] = [];
    let divided = false;
    for (;;) {
      if (this.take(SOLIDUS) !== null) {
        const divisor = this.adjoining(depth);
        if (divisor === null) return null;
        factors.push(...raised(divisor, -1));
        divided = true;
        continue;
      }
      const more = factors.length > 0 && this.take(PRODUCT) !== null;
      if (factors.length > 0 && !more) return factors;
      if (divided) return null;
      const next = this.adjoining(depth);
      if (next === null) return more || depth > 0 || !this.atEnd() ? null : factors;
      factors.push(...next);
    }
  }

  /** Powers with nothing between them; null when there is none. */
  private adjoining(depth: number): SymbolFactor[] | null {
    const factors: SymbolFactor[] = [];
    for (;;) {
      const power = this.power(depth);
      if (power === null) return factors.length > 0 ? factors : null;
      factors.push(...power);
    }
  }

  private power(depth: number): SymbolFactor[] | null {
    const base = this.take(BASE);
    let factors: SymbolFactor[] | null = null;
    if (base !== null) {
      factors = [{ base: base[0], exponent: 1 }];
    } else if (depth < DEEPEST_NESTING && this.take(OPEN) !== null) {
      factors = this.quotient(depth + 1);
      if (factors === null || this.take(CLOSE) === null) return this.refuse();
    }
    if (factors === null) return null;
    const written = this.take(EXPONENT);
    if (written === null) return factors;
    const exponent = parseExponent(written[1] ?? written[2] ?? '');
    return exponent === null ? this.refuse() : raised(factors, exponent);
  }

  private refuse(): null {
    this.refused = true;
    return null;
  }
}
