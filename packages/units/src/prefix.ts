/** A prefixed unit: a value in the bare unit times `factor` is the value in `symbol`. */
export interface PrefixedUnit {
  readonly factor: number;
  readonly symbol: string;
}

interface Prefix {
  readonly letter: string;
  readonly factor: number;
}

const NONE: Prefix = { letter: '', factor: 1 };
const SMALLER: readonly Prefix[] = [
  { letter: 'm', factor: 1e3 },
  { letter: 'µ', factor: 1e6 },
  { letter: 'n', factor: 1e9 },
  { letter: 'p', factor: 1e12 },
  { letter: 'f', factor: 1e15 },
  { letter: 'a', factor: 1e18 },
];
const LARGER: readonly Prefix[] = [
  { letter: 'k', factor: 1e-3 },
  { letter: 'M', factor: 1e-6 },
  { letter: 'G', factor: 1e-9 },
  { letter: 'T', factor: 1e-12 },
];

/** How many of `LARGER` are in use with a unit: kilometres but not megametres, no kiloseconds. */
const LARGEST_PREFIX: Readonly<Record<string, number>> = {
  m: 1,
  s: 0,
  A: 4,
  K: 0,
  Hz: 4,
  N: 4,
  J: 4,
  eV: 4,
  W: 4,
  C: 4,
  V: 4,
  F: 4,
  Ω: 4,
  S: 4,
  T: 4,
  H: 4,
};

/** The largest tick of an axis may show four digits. */
const LARGEST_SHOWN = 9999;
/** Ticks are at least a tenth of the largest apart, so this keeps the smallest of them at 0.01 or more. */
const SMALLEST_SHOWN = 0.1;

/**
 * The SI prefix that puts the ticks of an axis reaching `maxAbs` (in `unitSymbol`) within 0.01…9999; the one
 * nearest to no prefix is taken. Units that carry none in use (`/cc`, `kg`, EMSES numbers) come back as they are.
 */
export function prefixFor(maxAbs: number, unitSymbol: string): PrefixedUnit {
  const leading = unitSymbol.split('/', 1)[0] ?? '';
  const largerCount = LARGEST_PREFIX[leading];
  const magnitude = Math.abs(maxAbs);
  if (largerCount === undefined || magnitude === 0 || !Number.isFinite(magnitude)) {
    return { factor: 1, symbol: unitSymbol };
  }
  let chosen = NONE;
  const candidates =
    magnitude > LARGEST_SHOWN ? LARGER.slice(0, largerCount) : magnitude < SMALLEST_SHOWN ? SMALLER : [];
  for (const prefix of candidates) {
    chosen = prefix;
    const shown = magnitude * prefix.factor;
    if (shown >= SMALLEST_SHOWN && shown <= LARGEST_SHOWN) break;
  }
  return { factor: chosen.factor, symbol: `${chosen.letter}${unitSymbol}` };
}
