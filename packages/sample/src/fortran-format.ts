/** `I6.6`: six digits with leading zeros. */
export function stepText(step: number): string {
  const digits = String(step);
  return digits.length > 6 ? '******' : digits.padStart(6, '0');
}

/**
 * `ESw.d` with an exponent of `exponentDigits` digits, as Fortran prints it; asterisks where it does not fit.
 */
export function scientific(value: number, width: number, decimals: number, exponentDigits: number): string {
  const text = value.toExponential(decimals);
  const letter = text.indexOf('e');
  // JavaScript always writes the sign of the exponent, and no leading zeros.
  const digits = text.slice(letter + 2).padStart(exponentDigits, '0');
  const printed = `${text.slice(0, letter)}E${text.charAt(letter + 1)}${digits}`;
  return digits.length > exponentDigits || printed.length > width
    ? '*'.repeat(width)
    : printed.padStart(width);
}

/** A real literal of a namelist: `0.5d0`. */
export function real(value: number): string {
  const text = String(Number(value.toPrecision(12)));
  if (text.includes('e')) return text.replace('e', 'd').replace('d+', 'd');
  return `${text.includes('.') ? text : `${text}.0`}d0`;
}
