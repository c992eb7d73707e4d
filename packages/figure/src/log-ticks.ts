import { powerOfTen } from './decimal.js';
import { insideRange, tickValues } from './ticks.js';

/** Ticks of a logarithmic axis: powers of ten, and their multiples where these are close enough. */
interface LogTicks {
  readonly major: readonly number[];
  readonly minor: readonly number[];
}

/** matplotlib's LogLocator for base 10, 0 < min < max; every n-th decade when there are more than `maxTicks`. */
export function logTicks(min: number, max: number, maxTicks = 9): LogTicks {
  const low = Math.log10(min);
  const high = Math.log10(max);
  const decades = Math.floor(high) - Math.ceil(low);
  const { exponents, stride } = decadesAbout(low, high, maxTicks);
  const inside = (values: number[]): number[] =>
    insideRange(values.map(Math.log10), low, high).map((exponent) => snapped(exponent));
  const major = inside(exponents.map(powerOfTen));
  if (stride > 1 || decades > 10) return { major, minor: [] };
  const minor = inside(exponents.flatMap((e) => [2, 3, 4, 5, 6, 7, 8, 9].map((m) => m * powerOfTen(e))));
  // Within a factor of two hardly a multiple of a power of ten is left: take round values.
  if (minor.length < 2)
    return {
      major,
      minor: tickValues(min, max).filter((value) => !major.some((m) => Math.abs(value / m - 1) < 1e-9)),
    };
  return { major, minor };
}

/** The powers of ten of the major ticks with at least one beyond each end, 0 < min < max. */
export function decadeTicks(min: number, max: number, maxTicks = 9): number[] {
  return decadesAbout(Math.log10(min), Math.log10(max), maxTicks)
    .exponents.map(powerOfTen)
    .filter((tick) => tick > 0 && Number.isFinite(tick));
}

function decadesAbout(low: number, high: number, maxTicks: number): { exponents: number[]; stride: number } {
  const decades = Math.floor(high) - Math.ceil(low);
  let stride = Math.floor(decades / Math.max(maxTicks, 2)) + 1;
  if (stride >= decades) stride = Math.max(1, decades - 1);
  const exponents: number[] = [];
  for (let e = Math.floor(low) - stride; e < Math.ceil(high) + 2 * stride; e += stride) exponents.push(e);
  return { exponents, stride };
}

/** 10^exponent without the last digits that a logarithm there and back leaves (2.0000000000000004). */
function snapped(exponent: number): number {
  return Number((10 ** exponent).toPrecision(14));
}
