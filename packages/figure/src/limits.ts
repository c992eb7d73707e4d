import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import { type Extent, extent, percentiles } from '@emout/ndarray/reduce';
import { float64Values } from '@emout/ndarray/to-float64';
import type { FieldData } from './data.js';
import { FigureError } from './errors.js';
import type { ExtentOf } from './extents.js';
import type { ColorScale } from './scene.js';
import type { Layer } from './spec-layers.js';
import type { Limits, NormName } from './spec-values.js';
import { symlogThreshold } from './symlog-threshold.js';

/** The range a layer shows and what the data holds, in the shown unit. */
export interface ResolvedLimits {
  /** Always below `max`; above 0 for a logarithmic norm. */
  readonly min: number;
  readonly max: number;
  /** The scale from `min` to `max`; a centred norm is linear. */
  readonly scale: ColorScale;
  /** Smallest and largest finite value, null when there is none. */
  readonly dataMin: number | null;
  readonly dataMax: number | null;
  readonly count: number;
  readonly finiteCount: number;
  /** Finite values that are zero or negative. */
  readonly nonPositiveCount: number;
}

/** How the range is chosen; a layer is one. */
export interface LimitRule {
  readonly norm: NormName;
  readonly limits: Limits;
  /** Of `symlog`, above 0: linear between −linthresh and linthresh. Chosen from the data without it. */
  readonly linthresh?: number;
  /** Of `power`: the exponent, 0.5 without it. */
  readonly gamma?: number;
  /** Of `centred`: the value in the middle, 0 without it. */
  readonly center?: number;
}

type LimitedField = Pick<FieldData, 'values' | 'factor' | 'expression'>;
type Range = readonly [min: number, max: number];

/** A square root shows small values without hiding the large ones. */
const USUAL_GAMMA = 0.5;
/** A narrower range, in parts of its larger end, is none (matplotlib's `nonsingular`). */
const NARROWEST = 1e-15;
/** Ends beyond are brought here, so that a range can be spread and divided without overflow. */
const LARGEST = 1e308;
const SMALLEST = 1e-307;

/**
 * The limits of a layer for its data; equal ends are moved apart as matplotlib does. Values that are not finite take
 * no part; without a finite value the range is 0…1.
 * @throws FigureError when a logarithmic range is asked of data without a value above 0 or with an end at or below 0,
 * and when the limits that are asked for descend.
 * @param extentOf what knows the extents of a figure's arrays already.
 */
export function resolveLimits(
  layer: Layer | LimitRule,
  field: LimitedField,
  extentOf: ExtentOf = extent,
): ResolvedLimits {
  const rule: LimitRule = 'norm' in layer ? layer : { norm: 'linear', limits: { kind: 'auto' } };
  const found = extentOf(field.values);
  const [min, max] = RANGES[rule.norm](rule, field, found);
  return {
    min,
    max,
    scale: scaleOf(rule, min, max, field),
    dataMin: found.min === null ? null : shown(found.min, field),
    dataMax: found.max === null ? null : shown(found.max, field),
    count: found.count,
    finiteCount: found.finiteCount,
    nonPositiveCount: found.nonPositiveCount,
  };
}

/**
 * The scale alone, for which the data need not be looked at where both ends were asked for.
 * @throws as `resolveLimits` does.
 */
export function resolveScale(
  layer: Layer | LimitRule,
  field: LimitedField,
  extentOf: ExtentOf = extent,
): ColorScale {
  const rule: LimitRule = 'norm' in layer ? layer : { norm: 'linear', limits: { kind: 'auto' } };
  const { norm, limits } = rule;
  const isHeld = limits.kind !== 'percentile' && limits.min !== undefined && limits.max !== undefined;
  // Limits at the centre itself leave the half width to the data.
  if (!isHeld || norm === 'centred') return resolveLimits(layer, field, extentOf).scale;
  const [min, max] = RANGES[norm](rule, field, NOTHING_KNOWN);
  return scaleOf(rule, min, max, field);
}

/** Of data that takes no part. */
const NOTHING_KNOWN: Extent = {
  min: null,
  max: null,
  minPositive: null,
  count: 0,
  finiteCount: 0,
  nonPositiveCount: 0,
};

function scaleOf(rule: LimitRule, min: number, max: number, field: LimitedField): ColorScale {
  switch (rule.norm) {
    case 'linear':
    case 'centred':
      return { kind: 'linear', min, max };
    case 'log':
      return { kind: 'log', min, max };
    case 'power':
      return { kind: 'power', min, max, gamma: rule.gamma ?? USUAL_GAMMA };
    case 'symlog': {
      const largest = Math.max(Math.abs(min), Math.abs(max));
      return {
        kind: 'symlog',
        min,
        max,
        linthresh: rule.linthresh ?? symlogThreshold(field.values, field.factor, largest),
      };
    }
  }
}

type RangeRule = (rule: LimitRule, field: LimitedField, found: Extent) => Range;

const RANGES: Readonly<Record<NormName, RangeRule>> = {
  linear: linearRange,
  symlog: linearRange,
  power: linearRange,
  log: logarithmicRange,
  centred: centredRange,
};

function linearRange({ limits }: LimitRule, field: LimitedField, found: Extent): Range {
  const held = heldEnds(limits, field);
  const [low, high] = dataRange(limits, field, found) ?? [
    held.min ?? held.max ?? 0,
    held.max ?? held.min ?? 1,
  ];
  return spread(held.min ?? low, held.max ?? high, held, aroundValue);
}

function logarithmicRange({ limits }: LimitRule, field: LimitedField, found: Extent): Range {
  const held = positiveEnds(heldEnds(limits, field), field);
  const range = positiveRange(limits, field, found);
  const [low, high] = range ?? [held.min ?? held.max, held.max ?? held.min];
  if (low === undefined || high === undefined) throw withoutPositive(field);
  return spread(held.min ?? low, held.max ?? high, held, (center) => [
    center / 10,
    Math.min(Number.MAX_VALUE, center * 10),
  ]);
}

/** As far on both sides of the centre as the farther end lies, which is a given one or the data's. */
function centredRange(rule: LimitRule, field: LimitedField, found: Extent): Range {
  const center = rule.center ?? 0;
  const held = heldEnds(rule.limits, field);
  const farthest = (ends: readonly number[]): number =>
    Math.max(0, ...ends.map((end) => Math.abs(end - center)));
  const asked = farthest([held.min, held.max].filter((end) => end !== undefined));
  const half = asked > 0 ? asked : farthest(dataRange(rule.limits, field, found) ?? [center - 1, center + 1]);
  return spread(center - half, center + half, {}, () => aroundValue(center));
}

interface HeldEnds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** The ends that were asked for. */
function heldEnds(limits: Limits, field: LimitedField): HeldEnds {
  if (limits.kind === 'percentile') return {};
  const [min, max] = [limits.min, limits.max].map((end) => (end === undefined ? end : clamped(end)));
  if (min !== undefined && max !== undefined && min > max) {
    throw new FigureError(
      field.expression,
      `The limits of ${field.expression} descend from ${min} to ${max}. Give the smaller value first; to turn the colours round, add _r to the colour map.`,
    );
  }
  return { min, max };
}

function positiveEnds(ends: HeldEnds, field: LimitedField): HeldEnds {
  const positive = (end: number | undefined): number | undefined => {
    if (end !== undefined && !(end > 0)) throw nonPositiveEnd(end, field);
    return end === undefined ? end : Math.max(SMALLEST, end);
  };
  return { min: positive(ends.min), max: positive(ends.max) };
}

/** From the smallest to the largest finite value or between percentiles; null without a finite value. */
function dataRange(limits: Limits, field: LimitedField, found: Extent): Range | null {
  if (found.min === null || found.max === null) return null;
  return rangeOf(limits, field, field.values, [found.min, found.max]);
}

/** The same of the values above 0; null when there is none. */
function positiveRange(limits: Limits, field: LimitedField, found: Extent): Range | null {
  if (found.minPositive === null || found.max === null) return null;
  const percentile = limits.kind === 'percentile' && found.nonPositiveCount > 0;
  const values = percentile ? positiveOnly(field.values) : field.values;
  const [low, high] = rangeOf(limits, field, values, [found.minPositive, found.max]);
  // A tiny factor may leave nothing of the smallest values.
  return [Math.max(SMALLEST, low), Math.max(SMALLEST, high)];
}

function rangeOf(limits: Limits, field: LimitedField, values: NdArray, whole: Range): Range {
  if (limits.kind !== 'percentile') return [shown(whole[0], field), shown(whole[1], field)];
  const [a = 0, b = 0] = percentiles(values, [limits.low, limits.high]);
  return [shown(Math.min(a, b), field), shown(Math.max(a, b), field)];
}

function shown(value: number, { factor }: LimitedField): number {
  return clamped(value * factor);
}

function clamped(end: number): number {
  return Math.min(LARGEST, Math.max(-LARGEST, end));
}

/** Moves the ends of an empty range apart; an end that was asked for stays, unless both were and are equal. */
function spread(min: number, max: number, held: HeldEnds, around: (center: number) => Range): Range {
  if (max - min > NARROWEST * Math.max(Math.abs(min), Math.abs(max))) return [min, max];
  const [below, above] = around(held.max ?? min);
  const both = held.min !== undefined && held.max !== undefined;
  return both ? [below, above] : [held.min ?? below, held.max ?? above];
}

function aroundValue(center: number): Range {
  const half = 0.1 * Math.abs(center) || 0.1;
  return [center - half, center + half];
}

function withoutPositive({ expression }: LimitedField): FigureError {
  return new FigureError(
    expression,
    `${expression} has no value above 0, so a logarithmic scale has no range. Choose the linear scale, or give both limits.`,
  );
}

function nonPositiveEnd(end: number, { expression }: LimitedField): FigureError {
  return new FigureError(
    expression,
    `The logarithmic scale of ${expression} cannot reach ${end}. Give a limit above 0, or choose the linear or the symlog scale.`,
  );
}

/** The elements above 0; the others become NaN, which percentiles leave out. */
function positiveOnly(values: NdArray): NdArray {
  const data = float64Values(values);
  for (let i = 0; i < data.length; i++) if (!((data[i] as number) > 0)) data[i] = Number.NaN;
  return ndarray(data, [data.length]);
}
