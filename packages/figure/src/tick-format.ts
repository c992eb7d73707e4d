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

/** Labels that leave out what they have in common: value = offset + label · 10^power. */
export interface ReducedTicks {
  readonly labels: readonly string[];
  readonly offset: number;
  readonly power: number;
}

/** What labels may leave out. */
export interface Reduction {
  /** Powers of ten of the largest number at and outside which the power is written once. */
  readonly powerLimits: readonly [low: number, high: number];
  readonly offset: boolean;
}

const MINUS = '\u2212';
/** matplotlib's `axes.formatter.limits` and `axes.formatter.useoffset`. */
const MATPLOTLIB_REDUCTION: Reduction = { powerLimits: [-5, 6], offset: true };
/** Digits that writing an offset once has to save (matplotlib's `axes.formatter.offset_threshold`). */
const OFFSET_THRESHOLD = 4;

/** Tick labels as matplotlib's ScalarFormatter writes them; `min` and `max` are the ends of the axis. */
export function formatTicks(values: readonly number[], min: number, max: number): FormattedTicks {
  const { labels, offset, power } = reduceTicks(values, min, max, MATPLOTLIB_REDUCTION);
  return { labels, exponentText: exponentText(offset, power) };
}

/** Tick labels with as many decimals as tell them apart, and what they leave out; `min` and `max` are the ends of the axis. */
export function reduceTicks(
  values: readonly number[],
  min: number,
  max: number,
  reduction: Reduction,
): ReducedTicks {
  if (values.length === 0) return { labels: [], offset: 0, power: 0 };
  const size = Math.max(Math.abs(min), Math.abs(max));
  // Near the ends of what a double holds, steps of the digits would overflow or vanish.
  const shift = size > 1e250 ? 200 : size > 0 && size < 1e-250 ? -200 : 0;
  if (shift !== 0) {
    const by = powerOfTen(-shift);
    const near = reduceTicks(
      values.map((value) => value * by),
      min * by,
      max * by,
      { powerLimits: [0, 0], offset: false },
    );
    return { ...near, power: near.power + shift };
  }
  const visible = insideRange(values, min, max);
  const offset = reduction.offset ? commonOffset(visible) : 0;
  const power = commonPower(visible, offset, max - min, reduction.powerLimits);
  const scaled = values.map((value) => (value - offset) / powerOfTen(power));
  const ends = [(min - offset) / powerOfTen(power), (max - offset) / powerOfTen(power)];
  const digits = decimals(scaled, values.length < 2 ? [...scaled, ...ends] : scaled);
  return {
    labels: scaled.map((value) => fixed(Math.abs(value) < 1e-8 ? 0 : value, digits)),
    offset,
    power,
  };
}

/** A power of ten (or a multiple of one, or the negative of one) as 10ⁿ or m × 10ⁿ in pieces; 0 as it is. */
export function powerLabel(value: number): TickLabel {
  if (value === 0) return plainText('0');
  const sign = value < 0 ? MINUS : '';
  const { mantissa, exponent } = parts(Math.abs(value));
  const base = mantissa === 1 ? '10' : `${mantissa}×10`;
  return [
    { text: sign + base, raised: false },
    { text: withMinus(String(exponent)), raised: true },
  ];
}

/** Numbers as m × 10ⁿ, all mantissas with the same decimals, as many as tell neighbours apart; 0 as it is. */
export function scientificLabels(values: readonly number[]): TickLabel[] {
  const shown = values.map((value) => ({ value, ...parts(Math.abs(value), 14) }));
  const exact = (digits: number): boolean =>
    shown.every(({ mantissa }) => Math.abs(mantissa - Number(mantissa.toFixed(digits))) < 3e-13);
  let digits = 0;
  while (digits < 14 && !exact(digits)) digits++;
  return shown.map(({ value, mantissa, exponent }) => {
    if (value === 0) return plainText('0');
    return [
      { text: `${fixed(Math.sign(value) * mantissa, digits)}×10`, raised: false },
      { text: withMinus(String(exponent)), raised: true },
    ];
  });
}

/** What labels leave out, in pieces: ×10ⁿ, + m × 10ⁿ, both or nothing. */
export function reductionLabel(offset: number, power: number): TickLabel {
  const factor: TickLabel =
    power === 0
      ? []
      : [
          { text: '×10', raised: false },
          { text: withMinus(String(power)), raised: true },
        ];
  if (offset === 0) return factor;
  const sign = offset < 0 ? MINUS : '+';
  const size = Math.abs(offset);
  const shift: TickLabel =
    size >= 1e-3 && size < 1e6
      ? plainText(`${sign}${Number(size.toPrecision(15))}`)
      : powerOfOffset(sign, size);
  return [...factor, ...(factor.length === 0 ? [] : plainText(' ')), ...shift];
}

function powerOfOffset(sign: string, size: number): TickLabel {
  const { mantissa, exponent } = parts(size, 10);
  return [
    { text: `${sign}${mantissa}×10`, raised: false },
    { text: withMinus(String(exponent)), raised: true },
  ];
}

/** A label of one piece on the line; no piece for an empty text. */
export function plainText(text: string): TickLabel {
  return text === '' ? [] : [{ text, raised: false }];
}

/** Mantissa 1 ≤ m < 10 and exponent of a number above 0. */
function parts(value: number, digits = 6): { mantissa: number; exponent: number } {
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return { mantissa: Number(mantissa), exponent: Number(exponent) };
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

function commonPower(
  values: readonly number[],
  offset: number,
  span: number,
  [low, high]: Reduction['powerLimits'],
): number {
  const size = offset === 0 ? Math.max(0, ...values.map(Math.abs)) : span;
  if (size === 0) return 0;
  const power = Math.floor(Math.log10(size));
  return power <= low || power >= high ? power : 0;
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
