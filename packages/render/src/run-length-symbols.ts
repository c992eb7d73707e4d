/** Some bits, the first of them lowest. */
export interface Bits {
  readonly bits: number;
  readonly count: number;
}

export const LITERALS = 256;
export const LEAST_COPY = 3;
export const LONGEST_COPY = 258;
/** Literals, then copies by their length. */
export const CODED = LITERALS + LONGEST_COPY + 1;
/** Literals, the end of a block, and the lengths of copies. */
export const SYMBOLS = 286;
export const END_OF_BLOCK = 256;

const FIRST_LENGTH = 257;
/** Further bits that each symbol of a length has (RFC 1951, 3.2.5). */
const EXTRA_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

/** The symbol of a length of a copy, and the further bits that tell it from others of the symbol. */
interface LengthSymbol extends Bits {
  readonly symbol: number;
}

/** Of copies of 3 … 258 bytes, by their length; empty below. */
export const LENGTH_SYMBOLS: readonly LengthSymbol[] = lengthSymbols();

function lengthSymbols(): LengthSymbol[] {
  const symbols: LengthSymbol[] = new Array(LONGEST_COPY + 1);
  let length = LEAST_COPY;
  for (const [k, count] of EXTRA_BITS.entries()) {
    for (let bits = 0; bits < 1 << count && length <= LONGEST_COPY; bits++, length++) {
      symbols[length] = { symbol: FIRST_LENGTH + k, bits, count };
    }
  }
  // The longest has a symbol of its own, though the one before could say it.
  symbols[LONGEST_COPY] = { symbol: SYMBOLS - 1, bits: 0, count: 0 };
  return symbols;
}
