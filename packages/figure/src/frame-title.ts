import { prefixFor } from '@emout/units/prefix';
import { type AxisData, coordinateAt } from './data.js';
import { fixed } from './tick-format.js';

export interface FrameTitleOptions {
  /** The title alone, without the position. */
  readonly notitle?: boolean;
  /** `emout`: the words of the original, see `emoutTitle`. */
  readonly compat?: 'emout';
}

/** The largest position of an axis has at least so many significant digits, and its frames differ. */
const FEWEST_DIGITS = 3;
/** More decimals than a double can tell apart are noise. */
const MOST_DECIMALS = 15;

/**
 * Titles of the frames of an animation over an axis: `phisp (t = 0.334 ms)`, `phisp (z = 1.50 m)`; in EMSES units
 * `phisp (step 4)`, `phisp (z = 64)`. Prefix and decimals are the same for all, and neighbours differ.
 */
export function frameTitles(title: string, axis: AxisData, options: FrameTitleOptions = {}): string[] {
  const frames = Array.from({ length: axis.count }, (_, k) => k);
  if (options.notitle === true) return frames.map(() => title);
  if (options.compat === 'emout') return frames.map((k) => emoutTitle(title, axis, k));
  const position = positionWriter(axis);
  return frames.map((k) => (title === '' ? position(k) : `${title} (${position(k)})`));
}

/** Writes positions of an axis: `t = 0.334 ms`, `step 4`; for titles and for what is shown beside a slider. */
export function positionWriter(axis: AxisData): (k: number) => string {
  if (axis.unit === null && axis.name === 't') return (k) => `step ${axis.start + k * axis.step}`;
  const largest = Math.max(
    Math.abs(coordinateAt(axis, 0)),
    Math.abs(coordinateAt(axis, Math.max(0, axis.count - 1))),
  );
  const { factor, symbol } = axis.unit === null ? { factor: 1, symbol: '' } : prefixFor(largest, axis.unit);
  const spacing = axis.count > 1 ? Math.abs(axis.spacing) * factor : 0;
  const decimals = decimalsFor(largest * factor, spacing, axis.unit === null ? 1 : FEWEST_DIGITS);
  const unit = symbol === '' ? '' : ` ${symbol}`;
  return (k) => `${axis.name} = ${fixed(coordinateAt(axis, k) * factor, decimals)}${unit}`;
}

/**
 * The original's title: `phisp(1.3343e-04 s` with the closing parenthesis missing, and in EMSES units the index as a
 * float, `phisp(4.0)`.
 */
function emoutTitle(title: string, axis: AxisData, k: number): string {
  if (axis.unit === null) return `${title}(${pythonFloat(axis.start + k * axis.step)})`;
  return `${title}(${pythonExponent(coordinateAt(axis, k))} ${axis.unit}`;
}

function decimalsFor(largest: number, spacing: number, digits: number): number {
  const forSize = largest > 0 ? digits - 1 - decadeOf(largest) : 0;
  return Math.min(MOST_DECIMALS, Math.max(0, forSize, decimalsOfStep(spacing)));
}

/** As many as keep steps apart: one more when the last digit would make even steps look uneven (0.25: 0.2, 0.5, 0.8). */
function decimalsOfStep(spacing: number): number {
  if (!(spacing > 0)) return 0;
  const decimals = -decadeOf(spacing);
  const digit = spacing * 10 ** decimals;
  const isEven = Math.abs(digit - Math.round(digit)) < 0.05;
  return isEven ? decimals : decimals + 1;
}

function decadeOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** Python's `'%.4e'`: at least two digits of the exponent. */
function pythonExponent(value: number): string {
  return value.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Python's `str` of a float. */
function pythonFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
