import { superscript } from './unit.js';

const MINUS = '\u2212';
const THIN_SPACE = '\u2009';
/** More digits than float32 data carry would be made up. */
const MOST_DIGITS = 7;
const DEFAULT_DIGITS = 4;

export type Language = 'en' | 'ja';

export interface NumberFormat {
  /** Significant digits, 1…17; 4 when neither this nor `resolution` is given. */
  readonly digits?: number;
  /** The last digit shown stands for the power of ten nearest to this; at most seven significant digits. */
  readonly resolution?: number;
  /** `plain` is for the clipboard, formulas and CSV: hyphen, no groups, `1.23e-7`. */
  readonly style?: 'screen' | 'plain';
  /** Digits are grouped from this many whole digits on: five in text, four in tables. */
  readonly groupFrom?: 4 | 5;
}

/**
 * A measured number: U+2212 minus, thin-space groups, `1.23 × 10⁻⁷` outside 10⁻³…10⁵, never `−0.00`; NaN is
 * "no value". Trailing zeros are kept with `resolution` and with `digits`, and dropped by default.
 */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  const plain = format.style === 'plain';
  if (Number.isNaN(value)) return 'no value';
  const sign = value < 0 ? (plain ? '-' : MINUS) : '';
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}${plain ? 'inf' : '∞'}`;
  const lastDecade = resolutionDecade(magnitude, format);
  const digits =
    lastDecade === null ? clampDigits(format.digits ?? DEFAULT_DIGITS) : decadeOf(magnitude) - lastDecade + 1;
  // Less than one step of the last digit is one step or none, whichever is nearer.
  const isStep = digits === 0 && lastDecade !== null && magnitude >= 0.5 * 10 ** lastDecade;
  if (magnitude === 0 || (digits < 1 && !isStep)) return formatZero(lastDecade);
  const text = isStep ? `1e${lastDecade}` : magnitude.toExponential(digits - 1);
  const [mantissa = '', exponentText = '0'] = text.split('e');
  const exponent = Number(exponentText);
  const exact = format.digits !== undefined || lastDecade !== null;
  if (exponent < -3 || exponent > 5 || (exponent === 5 && Number(mantissa) > 1)) {
    const shown = exact ? mantissa : dropTrailingZeros(mantissa);
    return `${sign}${shown}${plain ? `e${exponent}` : ` × 10${superscript(exponent)}`}`;
  }
  const decimals = lastDecade === null ? digits - 1 - exponent : -lastDecade;
  const fixed = Number(text).toFixed(Math.max(0, decimals));
  const shown = exact ? fixed : dropTrailingZeros(fixed);
  return sign + (plain ? shown : groupDigits(shown, format.groupFrom ?? 5));
}

/** The step of the last digit for values under a probe: a thousandth of the colour range, as a power of ten. */
export function probeResolution(min: number, max: number): number {
  const range = Math.abs(max - min);
  const reference = range > 0 ? range / 1000 : Math.abs(max) / 1000;
  return reference > 0 && Number.isFinite(reference) ? 10 ** Math.round(Math.log10(reference)) : 1;
}

/** A count in full: `16 777 216` cells. */
export function formatCount(count: number, groupFrom: 4 | 5 = 5): string {
  const whole = Math.abs(count).toFixed(0);
  return `${count < 0 && whole !== '0' ? MINUS : ''}${groupDigits(whole, groupFrom)}`;
}

/** The size of a grid: `128 × 128 × 96`. */
export function formatGrid(sizes: readonly number[]): string {
  return sizes.map((size) => formatCount(size)).join(' × ');
}

/** A range of counts: `0–19`, in Japanese `0～19`; one number when both ends are equal. */
export function formatRange(first: number, last: number, language: Language = 'en'): string {
  if (first === last) return formatCount(first);
  return `${formatCount(first)}${language === 'ja' ? '～' : '–'}${formatCount(last)}`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A size in decimal units, two digits or whole: `812 B`, `33 MB`, `2.1 GB`. */
export function formatBytes(bytes: number): string {
  const power = bytePower(bytes);
  return `${bytesIn(bytes, power)} ${BYTE_UNITS[power]}`;
}

/** Part of a size, in the unit of the whole: `0.9 of 2.1 GB`. */
export function formatBytesOf(part: number, whole: number): string {
  const power = bytePower(whole);
  return `${bytesIn(part, power)} of ${bytesIn(whole, power)} ${BYTE_UNITS[power]}`;
}

const DURATION_UNITS: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  en: [' d', ' h', ' min', ' s'],
  ja: [' 日', ' 時間', ' 分', ' 秒'],
};

/** A time span in its two leading units: `2 h 41 min`, `40 s`, `3 d 4 h`; in Japanese `2 時間 41 分`. */
export function formatDuration(seconds: number, language: Language = 'en'): string {
  const total = Math.max(0, seconds);
  if (total > 0 && total < 0.9995)
    return `${Math.round(total * 1000)}${language === 'ja' ? ' ミリ秒' : ' ms'}`;
  // Rounding in the unit shown last keeps 59.6 s from becoming "60 s".
  const shownIn = total < 3600 ? 1 : total < 86_400 ? 60 : 3600;
  let rest = Math.round(total / shownIn) * shownIn;
  const names = DURATION_UNITS[language];
  const parts: string[] = [];
  for (const [position, size] of [86_400, 3600, 60, 1].entries()) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(`${formatCount(count)}${names[position]}`);
    else if (parts.length > 0) break;
  }
  return parts.length > 0 ? parts.join(' ') : `0${names[3]}`;
}

/** How long ago something was, from a clock reading of the same machine: `40 s ago`, `40 秒前`. */
export function formatAge(seconds: number, language: Language = 'en'): string {
  const age = formatDuration(Math.max(1, Math.round(seconds)), language);
  return language === 'ja' ? `${age}前` : `${age} ago`;
}

function clampDigits(digits: number): number {
  return Math.min(17, Math.max(1, Math.round(digits)));
}

/** The power of ten of the last digit to show, or null when digits are counted instead. */
function resolutionDecade(magnitude: number, format: NumberFormat): number | null {
  const { resolution } = format;
  if (resolution === undefined || !(resolution > 0) || !Number.isFinite(resolution)) return null;
  const asked = Math.round(Math.log10(resolution));
  return magnitude === 0 ? asked : Math.max(asked, decadeOf(magnitude) - MOST_DIGITS + 1);
}

function decadeOf(magnitude: number): number {
  return Number(magnitude.toExponential().split('e')[1]);
}

function formatZero(lastDecade: number | null): string {
  return (0).toFixed(Math.min(MOST_DIGITS - 1, Math.max(0, -(lastDecade ?? 0))));
}

function dropTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function groupDigits(text: string, from: number): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.length < from ? whole : whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function bytePower(bytes: number): number {
  let power = 0;
  // 999.5 kB would round to 1000 kB.
  for (let size = Math.abs(bytes); size >= 999.5 && power < BYTE_UNITS.length - 1; size /= 1000) power += 1;
  return power;
}

function bytesIn(bytes: number, power: number): string {
  const size = bytes / 1000 ** power;
  return power > 0 && size < 9.95 ? size.toFixed(1) : size.toFixed(0);
}
