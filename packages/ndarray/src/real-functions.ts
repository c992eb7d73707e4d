/** Python's `a // b` of doubles, as `numpy.floor_divide`: the floor of the exact quotient. */
export function floorDivide(a: number, b: number): number {
  const rounded = a / b;
  const floor = Math.floor(rounded);
  // Rounding never carries a quotient over a whole number, only onto it; NaN comes out here, too.
  return rounded !== floor || b === 0 ? floor : wholeQuotient(a, b, rounded);
}

function wholeQuotient(a: number, b: number, rounded: number): number {
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && b < 0 !== rest < 0) quotient -= 1;
  // A zero has the sign of the quotient.
  if (quotient === 0) return rounded * 0;
  const whole = Math.floor(quotient);
  // (a − rest) / b is whole up to rounding.
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

/** Python's `a % b` of doubles, as `numpy.mod`: the sign is that of `b`; NaN for `b` 0. */
export function modulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return b < 0 !== rest < 0 ? rest + b : rest;
}

/** `a` to the power `b` as in C and NumPy: 1 to any power and −1 to ±∞ are 1, where ECMAScript has NaN. */
export function power(a: number, b: number): number {
  if (a === 1) return 1;
  if (a === -1 && (b === Number.POSITIVE_INFINITY || b === Number.NEGATIVE_INFINITY)) return 1;
  return a ** b;
}

const LARGEST_SQUARED = 2 ** 510;
const SMALLEST_SQUARED = 2 ** -460;

/** √(a² + b²) without overflow and underflow of the squares; ∞ when either is infinite, even beside NaN. */
export function hypot(a: number, b: number): number {
  const squares = a * a + b * b;
  if (squares < LARGEST_SQUARED * LARGEST_SQUARED && squares > SMALLEST_SQUARED * SMALLEST_SQUARED) {
    return Math.sqrt(squares);
  }
  return Math.hypot(a, b);
}
