import { formatNumber } from '@emout/units/number-format';
import { type ColorLimits, limitResolution, roundLimit } from './bar-scale';

/** The text of a limit: as many digits as its rounding has, and all of them where somebody wrote more. */
export function limitText(
  value: number,
  limits: ColorLimits,
  norm: 'linear' | 'log',
  written = false,
): string {
  const rounded = roundLimit(value, limits, norm);
  if (written && Math.abs(value - rounded) > 1e-9 * Math.abs(value))
    return formatNumber(value, { digits: writtenDigits(value) });
  if (norm === 'log') return formatNumber(rounded);
  return formatNumber(value, { resolution: limitResolution(limits) });
}

/** Significant digits that a number is written with, seven at most. */
function writtenDigits(value: number): number {
  const [mantissa = ''] = Number(value.toPrecision(7)).toExponential().split('e');
  return mantissa.replace(/[-.]/g, '').length;
}
