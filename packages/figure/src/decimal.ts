/** 10ⁿ, correctly rounded for every integer n, which `10 ** n` is not. */
export function powerOfTen(n: number): number {
  return Number(`1e${n}`);
}

/** Quotient and remainder with the sign of the divisor: Python's `divmod` for floats. */
export function floorDivide(a: number, b: number): { quotient: number; remainder: number } {
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0 && remainder < 0 !== b < 0) {
    remainder += b;
    quotient -= 1;
  }
  const floored = Math.floor(quotient);
  return { quotient: quotient - floored > 0.5 ? floored + 1 : floored, remainder };
}
