import type { RunBoundaries } from '@emout/api/boundary-schemas';
import { formatCount, formatNumber } from '@emout/units/number-format';
import { prefixFor } from '@emout/units/prefix';
import type { AxisUnits } from './axes-overlay';
import type { Box } from './fit';
import type { Units } from './three-address';

/** How lengths of grid units read. */
export interface LengthUnit {
  readonly perCell: number;
  /** With its prefix; null for grid units. */
  readonly symbol: string | null;
}

/** One unit for all lengths of a run, chosen by its largest. */
export function lengthUnit(reach: number, dxM: number | null, units: Units): LengthUnit {
  if (units === 'emses' || dxM === null) return { perCell: 1, symbol: null };
  const { factor, symbol } = prefixFor(reach * dxM, 'm');
  return { perCell: dxM * factor, symbol };
}

/** One prefix an axis, so that its ticks can be read. */
export function axisUnits(box: Box, dxM: number | null, units: Units): AxisUnits {
  const each = ([0, 1, 2] as const).map((k) =>
    lengthUnit(Math.max(Math.abs(box.min[k]), Math.abs(box.max[k])), dxM, units),
  );
  const [x, y, z] = each;
  return {
    perCell: [x?.perCell ?? 1, y?.perCell ?? 1, z?.perCell ?? 1],
    unit: [x?.symbol ?? null, y?.symbol ?? null, z?.symbol ?? null],
  };
}

/** A length of so many grid units as a number. */
export function lengthText(cells: number, { perCell }: LengthUnit): string {
  return formatNumber(cells * perCell);
}

/** `128 × 128 × 96` or `64 × 64 × 48`. */
export function boxText({ nx, ny, nz }: NonNullable<RunBoundaries['grid']>, unit: LengthUnit): string {
  return [nx, ny, nz].map((n) => (unit.symbol === null ? formatCount(n) : lengthText(n, unit))).join(' × ');
}
