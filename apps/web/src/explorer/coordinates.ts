import { unitLabel } from '@emout/figure/unit-label';
import { formatCount } from '@emout/units/number-format';
import { prefixFor } from '@emout/units/prefix';
import { axisOf, type Drawable } from './drawable';
import { type AxisName, axisIndex } from './plane';
import type { Units } from './view';

/** How the positions of one axis read in the shown units: `first + k·spacing`, in `unit`. */
export interface AxisScale {
  readonly axis: AxisName;
  /** With its SI prefix; null for EMSES numbers. */
  readonly unit: string | null;
  readonly first: number;
  readonly spacing: number;
  readonly size: number;
  readonly decimals: number;
}

/** An axis that is not there has one place. */
const NOWHERE = { unit: null, first: 0, spacing: 1 };
const MINUS = '\u2212';

/** The scale of one axis; EMSES numbers where the run has no conversion. */
export function axisScale(drawable: Drawable, axis: AxisName, units: Units): AxisScale {
  const size = drawable.shape[axisIndex(axis)];
  const bare = axisOf(drawable, axis)?.coordinates[units] ?? NOWHERE;
  const reach = Math.max(Math.abs(bare.first), Math.abs(bare.first + bare.spacing * Math.max(0, size - 1)));
  const prefix = bare.unit === null ? null : prefixFor(reach, bare.unit);
  const spacing = bare.spacing * (prefix?.factor ?? 1);
  return {
    axis,
    unit: prefix?.symbol ?? null,
    first: bare.first * (prefix?.factor ?? 1),
    spacing,
    size,
    decimals: axis === 't' ? timeDecimals(spacing) : exactDecimals(spacing),
  };
}

/** Enough decimals to write every multiple of a grid spacing, three at most. */
function exactDecimals(spacing: number): number {
  for (let decimals = 0; decimals < 3; decimals++) {
    const scaled = Math.abs(spacing) * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * Math.max(1, scaled)) return decimals;
  }
  return 3;
}

/** One decimal more than two neighbouring times need to differ. */
function timeDecimals(spacing: number): number {
  if (spacing === 0 || Number.isInteger(spacing)) return 0;
  return Math.max(0, Math.min(6, Math.ceil(-Math.log10(Math.abs(spacing)) - 1e-9) + 1));
}

/** The coordinate at a position (fractions allowed). */
export function coordinateAt(scale: AxisScale, position: number): number {
  return scale.first + position * scale.spacing;
}

/** A coordinate as a number of the axis: U+2212 minus, the axis's decimals, never −0. */
export function coordinateText(scale: AxisScale, position: number): string {
  const text = coordinateAt(scale, position).toFixed(scale.decimals);
  const magnitude = text.replace('-', '');
  const negative = text.startsWith('-') && Number(text) !== 0;
  const [whole = '', fraction] = magnitude.split('.');
  const grouped = formatCount(Number(whole));
  return `${negative ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A coordinate with its unit, or "EMSES". */
export function positionText(scale: AxisScale, position: number): string {
  return `${coordinateText(scale, position)} ${scale.unit ?? 'EMSES'}`;
}

/** A unit as it stands in brackets, and in figures: `/m^3` is `m⁻³`, `/cc` is `cm⁻³`. */
export function shownUnit(symbol: string | null): string {
  if (symbol === null) return 'EMSES';
  // A pure number.
  if (symbol === '') return '1';
  return unitLabel(symbol);
}
