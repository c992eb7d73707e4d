/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));
const MOST_DIGITS = 15;

/**
 * The number in `text` from `start` to `end`, when it is a plain decimal of few digits; NaN for all else, which has to
 * be looked at more closely. With at most 15 digits and a power of ten within ±22 both are exact, so one operation
 * rounds the result correctly (W. D. Clinger, PLDI 1990).
 */
export function quickDecimal(text: string, start: number, end: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  const negative = code === 45;
  if (negative || code === 43) at += 1;
  let digits = 0;
  let leadingZeros = 0;
  let mantissa = 0;
  let exponent = 0;
  let pointAt = -1;
  for (; at < end; at += 1) {
    code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits += 1;
      if (mantissa === 0 && code === 48) leadingZeros += 1;
      mantissa = 10 * mantissa + (code - 48);
      if (pointAt >= 0) exponent -= 1;
    } else if (code === 46 && pointAt < 0) pointAt = at;
    else break;
  }
  if (digits === 0 || digits - leadingZeros > MOST_DIGITS) return Number.NaN;
  if (at < end) {
    // e, E, d, D
    if (code !== 69 && code !== 101 && code !== 68 && code !== 100) return Number.NaN;
    at += 1;
    code = text.charCodeAt(at);
    const down = code === 45;
    if (down || code === 43) at += 1;
    if (at >= end || end - at > 4) return Number.NaN;
    let given = 0;
    for (; at < end; at += 1) {
      code = text.charCodeAt(at);
      if (code < 48 || code > 57) return Number.NaN;
      given = 10 * given + (code - 48);
    }
    exponent += down ? -given : given;
  }
  if (exponent < -22 || exponent > 22) return Number.NaN;
  const power = POWERS[exponent < 0 ? -exponent : exponent] as number;
  const value = exponent < 0 ? mantissa / power : mantissa * power;
  return negative ? -value : value;
}
