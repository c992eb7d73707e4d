const FORM = /^([^%]*)%([-+ 0#]*)(\d*)(?:\.(\d+))?([defgEG])([^%]*)$/;

/**
 * A number in a printf form such as `%1.1f` or `%.2e V`, with the flags `+`, space and `0`, a width, a precision and the
 * conversions d, e, f, g, E and G; the minus sign is U+2212. Another form is shown as it stands.
 */
export function printfNumber(form: string, value: number): string {
  const [, before = '', flags = '', width = '', precision, conversion = 'g', after = ''] =
    FORM.exec(form) ?? [];
  if (!FORM.test(form)) return form;
  const digits = converted(Math.abs(value), conversion, precision === undefined ? null : Number(precision));
  const negative = value < 0 && /[1-9]/.test(digits);
  const sign = negative ? '−' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const missing = Number(width === '' ? 0 : width) - sign.length - digits.length;
  if (flags.includes('0')) return `${before}${sign}${'0'.repeat(Math.max(0, missing))}${digits}${after}`;
  return `${before}${sign}${digits}${after}`;
}

function converted(size: number, conversion: string, precision: number | null): string {
  if (!Number.isFinite(size)) return Number.isNaN(size) ? 'nan' : 'inf';
  const lower = conversion.toLowerCase();
  const text =
    lower === 'd'
      ? String(Math.trunc(size))
      : lower === 'f'
        ? size.toFixed(precision ?? 6)
        : lower === 'e'
          ? exponential(size, precision ?? 6)
          : general(size, Math.max(1, precision ?? 6));
  return conversion === lower ? text : text.toUpperCase();
}

/** With two digits of exponent at least. */
function exponential(size: number, precision: number): string {
  const [mantissa = '', exponent = '0'] = size.toExponential(precision).split('e');
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0');
  return `${mantissa}e${exponent.startsWith('-') ? '−' : '+'}${power}`;
}

function general(size: number, precision: number): string {
  const power = size === 0 ? 0 : Number(size.toExponential(precision - 1).split('e')[1] ?? 0);
  if (power >= -4 && power < precision) return withoutZeros(size.toFixed(precision - 1 - power));
  const [mantissa = '', exponent = ''] = exponential(size, precision - 1).split('e');
  return `${withoutZeros(mantissa)}e${exponent}`;
}

function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
