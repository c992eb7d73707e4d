import { floorDivide, powerOfTen } from './decimal.js';
import { insideRange } from './ticks.js';

/** A piece of a tick label; raised pieces are exponents. */
export interface LabelPart {
  readonly text: string;
  readonly raised: boolean;
}

/** The pieces of one label from left to right; an empty list is a tick without a label. */
export type TickLabel = readonly LabelPart[];

/** Labels of an axis and what stands once at its end: '1e−7', '+3.2e4', or ''. */
export interface FormattedTicks {
  readonly labels: readonly string[];
  readonly exponentText: string;
}

const MINUS = '\u2212';
/** matplotlib's `axes.formatter.limits`: powers of ten outside are written once, at the end of the axis. */
const POWER_LIMITS = [-5, 6] as const;
/** Digits that writing an offset once has to save (matplotlib's `axes.formatter.offset_threshold`). */
const OFFSET_THRESHOLD = 4;

/** Tick labels as matplotlib's ScalarFormatter writes them; `min` and `max` are the ends of the axis. */
export function formatTicks(values: readonly number[], min: number, max: number): FormattedTicks {
  if (values.length === 0) return { labels: [], exponentText: '' };
  const visible = insideRange(values, min, max);
  const offset = commonOffset(visible);
  const power = commonPower(visible, offset, max - min);
  const scaled = values.map((value) => (value - offset) / powerOfTen(power));
  const ends = [(min - offset) / powerOfTen(power), (max - offset) / powerOfTen(power)];
  const digits = decimals(scaled, values.length < 2 ? [...scaled, ...ends] : scaled);
  return {
    labels: scaled.map((value) => fixed(Math.abs(value) < 1e-8 ? 0 : value, digits)),
    exponentText: exponentText(offset, power),
  };
}

/** A power of ten (or a multiple of one) as 10ⁿ or m × 10ⁿ in pieces. */
export function powerLabel(value: number): TickLabel {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = Number((value / powerOfTen(exponent)).toPrecision(6));
  const base = mantissa === 1 ? '10' : `${mantissa}×10`;
  return [
    { text: base, raised: false },
    { text: withMinus(String(exponent)), raised: true },
  ];
}

/** The text of a label in one line, exponents as superscript characters; for pages, tooltips and tests. */
export function plainLabel(label: TickLabel): string {
  return label.map(({ text, raised }) => (raised ? superscript(text) : text)).join('');
}

/** A number with a fixed count of decimals and U+2212; never −0. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(Math.min(100, digits));
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

function withMinus(text: string): string {
  return text.replace('-', MINUS);
}

function superscript(text: string): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return [...text].map((c) => (c === MINUS ? '⁻' : (digits[Number(c)] ?? c))).join('');
}

/** What all labels have in common when writing it once saves enough digits; else 0. */
function commonOffset(values: readonly number[]): number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0 || low === high || (low <= 0 && high >= 0)) return 0;
  const [small, large] = low > 0 ? [low, high] : [-high, -low];
  const units = (value: number, power: number): number => floorDivide(value, powerOfTen(power)).quotient;
  const top = Math.ceil(Math.log10(large));
  let power = 1 + firstPower(top, (p) => units(small, p) !== units(large, p));
  if ((large - small) / powerOfTen(power) <= 1e-2) {
    // The range straddles a multiple of a large power of ten: allow the two to differ by one there.
    power = 1 + firstPower(top, (p) => units(large, p) - units(small, p) > 1);
  }
  const kept = units(large, power);
  if (kept < powerOfTen(OFFSET_THRESHOLD - 1)) return 0;
  return Number((Math.sign(low) * kept * powerOfTen(power)).toPrecision(15));
}

function firstPower(from: number, holds: (power: number) => boolean): number {
  let power = from;
  while (!holds(power) && power > from - 30) power--;
  return power;
}

function commonPower(values: readonly number[], offset: number, span: number): number {
  const size = offset === 0 ? Math.max(0, ...values.map(Math.abs)) : span;
  if (size === 0) return 0;
  const power = Math.floor(Math.log10(size));
  return power <= POWER_LIMITS[0] || power >= POWER_LIMITS[1] ? power : 0;
}

function decimals(values: readonly number[], all: readonly number[]): number {
  const span = Math.max(...all) - Math.min(...all) || Math.max(...all.map(Math.abs)) || 1;
  const power = Math.floor(Math.log10(span));
  const tolerance = 1e-3 * powerOfTen(power);
  let digits = Math.max(0, 3 - power);
  while (digits >= 0 && values.every((value) => Math.abs(value - rounded(value, digits)) < tolerance))
    digits--;
  return digits + 1;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * powerOfTen(digits)) / powerOfTen(digits);
}

function exponentText(offset: number, power: number): string {
  const factor = power === 0 ? '' : `1e${power}`;
  const shift = offset === 0 ? '' : `${offset > 0 ? '+' : ''}${scientific(offset)}`;
  return (factor + shift).replaceAll('-', MINUS);
}

function scientific(value: number): string {
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  const significand = Number((value / powerOfTen(exponent)).toPrecision(10));
  return exponent === 0 ? String(significand) : `${significand}e${exponent}`;
}
