import { powerOfTen } from './decimal.js';

/** A unit with a prefix: shown number = value in the plain unit × factor. */
export interface PrefixedUnit {
  /** 'mm', 'kV/m', 'µs'. */
  readonly unit: string;
  readonly factor: number;
}

const PREFIXES: ReadonlyMap<number, string> = new Map([
  [-15, 'f'],
  [-12, 'p'],
  [-9, 'n'],
  [-6, 'µ'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
]);

/** Symbols that take a prefix, and the largest power of ten that is usual: nobody writes kiloseconds. */
const LARGEST_POWER: ReadonlyMap<string, number> = new Map([
  ['m', 3],
  ['s', 0],
  ['g', 3],
  ['A', 9],
  ['C', 9],
  ['eV', 12],
  ['F', 0],
  ['H', 0],
  ['Hz', 12],
  ['J', 12],
  ['N', 9],
  ['Pa', 9],
  ['T', 3],
  ['V', 12],
  ['W', 12],
  ['Wb', 3],
  ['rad', 0],
  ['Ω', 9],
]);

/** Numbers of an axis need no prefix between these sizes. */
const SMALLEST = 0.01;
const LARGEST = 9999;

/**
 * The unit with the prefix that brings an axis' numbers between 0.01 and 9999: the plain unit where it does, else the
 * one in which the largest number lies between 1 and 1000. In a product or quotient (`V/m`, `A/m^2`) the first symbol
 * takes the prefix. Null when the unit has no such symbol to begin with (`/m^3`, `m^-3`, `km`, none at all).
 *
 * @param step between two ticks, in the plain unit, above 0.
 * @param largest size of a number on the axis, in the plain unit.
 */
export function prefixedUnit(unit: string | null, step: number, largest: number): PrefixedUnit | null {
  const [, symbol = '', rest = ''] = /^([A-Za-zΩ]+)((?:[/·* ].*)?)$/.exec(unit ?? '') ?? [];
  const most = LARGEST_POWER.get(symbol);
  if (most === undefined || !(largest > 0) || !Number.isFinite(largest)) return null;
  if (step >= SMALLEST * (1 - 1e-9) && largest <= LARGEST) return { unit: symbol + rest, factor: 1 };
  const power = 3 * Math.floor(Math.log10(largest) / 3 + 1e-9);
  const exponent = Math.min(most, Math.max(-15, power));
  return { unit: `${PREFIXES.get(exponent) ?? ''}${symbol}${rest}`, factor: powerOfTen(-exponent) };
}
