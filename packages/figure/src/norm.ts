import type { AxisScale, ColorScale } from './scene.js';

type ScaleKind = ColorScale['kind'];
type ScaleByKind = { readonly [K in ScaleKind]: Extract<ColorScale, { kind: K }> };

/** A scale with its constants worked out, for many values. */
export interface ScaleCurve {
  /** Position of a value: 0 at the minimum and 1 at the maximum; NaN where a logarithm does not exist. */
  toPosition(value: number): number;
  /** The value at a position; the inverse of `toPosition`. */
  toValue(position: number): number;
}

const CURVES: { readonly [K in ScaleKind]: (scale: ScaleByKind[K]) => ScaleCurve } = {
  linear: ({ min, max }) => linearCurve(min, max),
  log: ({ min, max }) => logCurve(min, max),
  symlog: ({ min, max, linthresh }) => symlogCurve(min, max, linthresh),
  power: ({ min, max, gamma }) => powerCurve(min, max, gamma),
};

/** The two directions of a scale; an inverted one runs from 1 at its minimum to 0 at its maximum. */
export function scaleCurve(scale: AxisScale): ScaleCurve {
  const curve = curveOf(scale.kind, scale);
  if (scale.inverted !== true) return curve;
  return {
    toPosition: (value) => 1 - curve.toPosition(value),
    toValue: (position) => curve.toValue(1 - position),
  };
}

/** Position 0…1 of a value on a scale, below 0 and above 1 outside it; NaN where a logarithm does not exist. */
export function normalize(scale: AxisScale, value: number): number {
  // Most axes, and worth no curve of their own for each point of a line.
  if (scale.kind === 'linear' && scale.inverted !== true && Number.isFinite(scale.max - scale.min)) {
    return (value - scale.min) / (scale.max - scale.min);
  }
  return scaleCurve(scale).toPosition(value);
}

/** The value at a position of a scale; the inverse of `normalize`. */
export function denormalize(scale: AxisScale, position: number): number {
  return scaleCurve(scale).toValue(position);
}

/**
 * The values at the positions 0, 1/`count` … 1 of a scale, ascending: entry k is where level k begins. With them any
 * scale can be painted by a search, since all scales grow with the value; the two ends are `min` and `max` exactly.
 */
export function levelThresholds(scale: ColorScale, count: number): Float64Array {
  const { toValue } = scaleCurve(scale);
  const thresholds = new Float64Array(count + 1);
  let last = scale.min;
  for (let k = 0; k <= count; k++) {
    // Rounding must not put a threshold below the one before it.
    last = Math.min(scale.max, Math.max(last, toValue(k / count)));
    thresholds[k] = last;
  }
  thresholds[0] = scale.min;
  thresholds[count] = scale.max;
  return thresholds;
}

/** Entry 0…255 of the colour table for a position 0…1, as matplotlib rounds it; null for NaN. */
export function colorIndex(position: number): number | null {
  if (Number.isNaN(position)) return null;
  return Math.min(255, Math.max(0, Math.floor(position * 256)));
}

function curveOf<K extends ScaleKind>(kind: K, scale: ScaleByKind[K]): ScaleCurve {
  return CURVES[kind](scale);
}

function linearCurve(min: number, max: number): ScaleCurve {
  // The distance between two doubles of opposite sign may be more than a double holds: measure in halves then.
  const unit = Number.isFinite(max - min) ? 1 : 0.5;
  const span = max * unit - min * unit;
  return {
    toPosition: (value) => (value * unit - min * unit) / span,
    // From the nearer end, so that position 1 is exactly the maximum.
    toValue: (position) =>
      (position < 0.5 ? min * unit + position * span : max * unit - (1 - position) * span) / unit,
  };
}

function logCurve(min: number, max: number): ScaleCurve {
  const ratio = max / min;
  if (!Number.isFinite(ratio)) {
    const exponents = linearCurve(Math.log(min), Math.log(max));
    return {
      toPosition: (value) => (value > 0 ? exponents.toPosition(Math.log(value)) : Number.NaN),
      toValue: (position) => Math.exp(exponents.toValue(position)),
    };
  }
  const length = Math.log(ratio);
  return {
    toPosition: (value) => (value > 0 ? Math.log(value / min) / length : Number.NaN),
    toValue: (position) => (position < 0.5 ? min * ratio ** position : max * ratio ** (position - 1)),
  };
}

/** matplotlib's SymLogNorm for base 10 and linscale 1: the linear half is a decade and a ninth long. */
const LINEAR_HALF = 10 / 9;

function symlogCurve(min: number, max: number, linthresh: number): ScaleCurve {
  const threshold = Math.log10(linthresh);
  const stretch = (value: number): number => {
    const size = Math.abs(value) / linthresh;
    if (size <= 1) return (value / linthresh) * LINEAR_HALF;
    // The ratio itself may be more than a double holds.
    const decades = size < 1e300 ? Math.log10(size) : Math.log10(Math.abs(value)) - threshold;
    return Math.sign(value) * (LINEAR_HALF + decades);
  };
  const shrink = (length: number): number => {
    const beyond = Math.abs(length) - LINEAR_HALF;
    if (beyond <= 0) return (length / LINEAR_HALF) * linthresh;
    return Math.sign(length) * (beyond < 300 ? linthresh * 10 ** beyond : 10 ** (beyond + threshold));
  };
  const lengths = linearCurve(stretch(min), stretch(max));
  return {
    toPosition: (value) => lengths.toPosition(stretch(value)),
    toValue: (position) => shrink(lengths.toValue(position)),
  };
}

/** matplotlib's PowerNorm: the linear position to the power of gamma, and linear below the minimum. */
function powerCurve(min: number, max: number, gamma: number): ScaleCurve {
  const line = linearCurve(min, max);
  return {
    toPosition: (value) => {
      const position = line.toPosition(value);
      return position > 0 ? position ** gamma : position;
    },
    toValue: (position) => line.toValue(position > 0 ? position ** (1 / gamma) : position),
  };
}
