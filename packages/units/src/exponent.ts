/** Exponents of units beyond this have no use, and their factors leave the range of doubles. */
export const LARGEST_EXPONENT = 99;

const LARGEST_DENOMINATOR = 12;
const NEAR = 1e-9;
/** Decimals of an exponent that is no simple fraction. */
const RESOLUTION = 1e6;

/** The simple fraction that an exponent is up to rounding, so that ⅓ + ⅓ + ⅓ is 1; others get six decimals. */
export function exactExponent(exponent: number): number {
  const denominator = denominatorOf(exponent);
  const unit = denominator ?? RESOLUTION;
  return Math.round(exponent * unit) / unit + 0;
}

/** An exact exponent in plain text: `2`, `-0.5`, `(1/3)`. */
export function printExponent(exponent: number): string {
  const text = String(exponent);
  const denominator = denominatorOf(exponent);
  if (text.length <= 6 || denominator === null) return text;
  return `(${Math.round(exponent * denominator)}/${denominator})`;
}

/** Reads `2`, `-0.5`, `1/3`; null for anything else and beyond {@link LARGEST_EXPONENT}. */
export function parseExponent(text: string): number | null {
  const match = /^([-+]?\d{1,9}(?:\.\d{1,20})?)(?:\/(\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const exponent = exactExponent(Number(match[1]) / Number(match[2] ?? 1));
  return Math.abs(exponent) <= LARGEST_EXPONENT ? exponent : null;
}

function denominatorOf(exponent: number): number | null {
  for (let denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
    const numerator = exponent * denominator;
    if (Math.abs(numerator - Math.round(numerator)) < NEAR) return denominator;
  }
  return null;
}
