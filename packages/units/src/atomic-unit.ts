import { type Dimension, findUnit } from './unit.js';

/** A unit that is one word: `V`, `km`, `eV`. */
export interface AtomicUnit {
  /** The word as it is printed: `Ω` for `ohm`, `µs` for `us`. */
  readonly symbol: string;
  readonly dimension: Dimension;
  /** One of it is significand · 10^decade coherent SI units. */
  readonly significand: number;
  readonly decade: number;
  /** The place in a product; equal units with different prefixes stand together. */
  readonly rank: number;
}

/** The words that printing knows, in the order in which a product has them: `kg m`, `V T`, `eV m`. */
const ORDER = 'kg g C A F H S N J eV W V Ω T Wb Pa Hz K m s'.split(' ');

const SYNONYMS: Readonly<Record<string, string>> = { ohm: 'Ω', Ohm: 'Ω', '\u2126': 'Ω' };

/** Words that are read beside the named units. */
const FURTHER: readonly Omit<AtomicUnit, 'rank'>[] = [
  { symbol: 'g', significand: 1, decade: -3, dimension: { m: 0, kg: 1, s: 0, A: 0, K: 0 } },
  { symbol: 'Pa', significand: 1, decade: 0, dimension: { m: -1, kg: 1, s: -2, A: 0, K: 0 } },
  { symbol: 'Wb', significand: 1, decade: 0, dimension: { m: 2, kg: 1, s: -2, A: -1, K: 0 } },
];

/** The decade of each prefix. */
const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['a', -18],
  ['f', -15],
  ['p', -12],
  ['n', -9],
  ['µ', -6],
  ['m', -3],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
]);

/** The unit of one word, with or without an SI prefix; null for an unknown word. `kg` takes no further prefix. */
export function findAtomicUnit(word: string): AtomicUnit | null {
  const whole = withoutPrefix(word);
  if (whole !== null) return whole;
  if (word === 'cm') return prefixed('c', -2, 'm');
  // Two code points look like µ, and `u` is typed for it.
  const letter = /^[uμ]/u.test(word) ? 'µ' : (word[0] ?? '');
  const decade = PREFIXES.get(letter);
  const rest = word.slice(1);
  return decade === undefined || rest === 'kg' ? null : prefixed(letter, decade, rest);
}

function prefixed(letter: string, decade: number, word: string): AtomicUnit | null {
  const bare = withoutPrefix(word);
  return bare && { ...bare, symbol: `${letter}${bare.symbol}`, decade: decade + bare.decade };
}

function withoutPrefix(word: string): AtomicUnit | null {
  const symbol = SYNONYMS[word] ?? word;
  const rank = ORDER.indexOf(symbol);
  if (rank < 0) return null;
  const named = findUnit(symbol);
  if (named !== null) {
    return { symbol, dimension: named.dimension, significand: named.factorToSi, decade: 0, rank };
  }
  const further = FURTHER.find((unit) => unit.symbol === symbol);
  return further ? { ...further, rank } : null;
}
