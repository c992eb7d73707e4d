/** Values beyond the limits that the bar still shows, as a share of its span. */
const PAD = 0.06;

export interface ColorLimits {
  readonly min: number;
  readonly max: number;
}

/** How values lie along the colour bar: position 0 at its foot, 1 at its head. */
export interface BarScale {
  readonly norm: 'linear' | 'log';
  readonly position: (value: number) => number;
  readonly value: (position: number) => number;
  readonly bottom: number;
  readonly top: number;
}

/** The scale of a bar that shows a little of what lies beyond both limits. */
export function barScale(limits: ColorLimits, norm: 'linear' | 'log'): BarScale {
  const log = norm === 'log' && limits.min > 0;
  const forward = log ? Math.log10 : (value: number) => value;
  const back = log ? (value: number) => 10 ** value : (value: number) => value;
  const low = forward(limits.min);
  const high = forward(limits.max);
  const span = high - low || Math.abs(high) || 1;
  const from = low - PAD * span;
  const length = (1 + 2 * PAD) * span;
  return {
    norm: log ? 'log' : 'linear',
    position: (value) => {
      if (log && value <= 0) return 0;
      return (forward(value) - from) / length;
    },
    value: (position) => back(from + position * length),
    bottom: back(from),
    top: back(from + length),
  };
}

/** The power of ten next below 1/50 of the range: to it limits are rounded and written. */
export function limitResolution(limits: ColorLimits): number {
  const span = Math.abs(limits.max - limits.min) || Math.abs(limits.max) || 1;
  return 10 ** Math.floor(Math.log10(span / 50));
}

/** `value` rounded for a limit: three digits on a log scale, the bar's resolution on a linear one. */
export function roundLimit(value: number, limits: ColorLimits, norm: 'linear' | 'log'): number {
  if (norm === 'log') return Number(value.toPrecision(3));
  const resolution = limitResolution(limits);
  // Through text: 3 × 0.1 is not 0.3, and the address shows the number.
  const digits = Math.max(0, -Math.round(Math.log10(resolution)));
  const rounded = Number((Math.round(value / resolution) * resolution).toFixed(Math.min(20, digits)));
  return Object.is(rounded, -0) ? 0 : rounded;
}

/** Limits of data as somebody would write them: rounded outwards, so that no cell falls outside. */
export function tidyLimits(limits: ColorLimits, norm: 'linear' | 'log'): ColorLimits {
  if (norm === 'log') {
    return { min: Number(limits.min.toPrecision(3)), max: Number(limits.max.toPrecision(3)) };
  }
  const step = limitResolution(limits) / 10;
  const digits = Math.min(20, Math.max(0, -Math.round(Math.log10(step))));
  const onStep = (count: number) => Number((count * step).toFixed(digits)) + 0;
  return {
    min: onStep(Math.floor(limits.min / step + 1e-6)),
    max: onStep(Math.ceil(limits.max / step - 1e-6)),
  };
}

/** Limits after one of them moved; the other one yields no ground. */
export function moveLimit(
  limits: ColorLimits,
  which: 'min' | 'max',
  to: number,
  norm: 'linear' | 'log',
): ColorLimits {
  const value = roundLimit(to, limits, norm);
  const least = norm === 'log' ? 1.05 : limitResolution(limits) * 2;
  if (which === 'max') {
    const floor = norm === 'log' ? limits.min * least : limits.min + least;
    return { min: limits.min, max: Math.max(value, floor) };
  }
  const ceiling = norm === 'log' ? limits.max / least : limits.max - least;
  return { min: Math.min(value, ceiling), max: limits.max };
}

/** Limits after a key moved one of them by 1/50 of the range. */
export function nudgeLimit(
  limits: ColorLimits,
  which: 'min' | 'max',
  direction: 1 | -1,
  norm: 'linear' | 'log',
): ColorLimits {
  const scale = barScale(limits, norm);
  const from = which === 'min' ? limits.min : limits.max;
  return moveLimit(limits, which, scale.value(scale.position(from) + direction * 0.02), norm);
}
