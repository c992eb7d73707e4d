/** `I6.6`: six digits with leading zeros. */
export function stepText(step: number): string {
  const digits = String(step);
  return digits.length > 6 ? '******' : digits.padStart(6, '0');
}

/**
 * `ESw.d` with an exponent of `exponentDigits` digits, as Fortran prints it; asterisks where it does not fit.
 */
export function scientific(value: number, width: number, decimals: number, exponentDigits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(decimals).split('e');
  const power = Number(exponent);
  const digits = String(Math.abs(power)).padStart(exponentDigits, '0');
  const text = `${mantissa}E${power < 0 ? '-' : '+'}${digits}`;
  return digits.length > exponentDigits || text.length > width ? '*'.repeat(width) : text.padStart(width);
}

/** A real literal of a namelist: `0.5d0`. */
export function real(value: number): string {
  const text = String(Number(value.toPrecision(12)));
  if (text.includes('e')) return text.replace('e', 'd').replace('d+', 'd');
  return `${text.includes('.') ? text : `${text}.0`}d0`;
}
