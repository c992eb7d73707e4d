import type { NdArray } from '@emout/ndarray/ndarray';
import { type Extent, extent, percentiles } from '@emout/ndarray/reduce';
import type { FieldData } from './data.js';
import { FigureError } from './errors.js';
import type { Layer, Limits } from './spec.js';

/** The range a layer shows and what the data holds, in the shown unit. */
export interface ResolvedLimits {
  /** Always below `max`; above 0 for a logarithmic norm. */
  readonly min: number;
  readonly max: number;
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
  readonly norm: 'linear' | 'log';
  readonly limits: Limits;
}

/**
 * The limits of a layer for its data; equal ends are moved apart as matplotlib does.
 * @throws FigureError when a logarithmic range is asked of data without a value above 0.
 */
export function resolveLimits(layer: Layer | LimitRule, field: FieldData): ResolvedLimits {
  const norm = 'norm' in layer ? layer.norm : 'linear';
  const limits: Limits = 'limits' in layer ? layer.limits : { kind: 'auto' };
  const found = extent(field.values);
  const [min, max] = shownRange(norm, limits, field, found);
  return {
    min,
    max,
    dataMin: found.min === null ? null : found.min * field.factor,
    dataMax: found.max === null ? null : found.max * field.factor,
    count: found.count,
    finiteCount: found.finiteCount,
    nonPositiveCount: found.nonPositiveCount,
  };
}

function shownRange(
  norm: 'linear' | 'log',
  limits: Limits,
  field: FieldData,
  found: Extent,
): [number, number] {
  if (limits.kind === 'fixed') return [limits.min, limits.max];
  const [low, high] = dataRange(norm, limits, field, found);
  const min = limits.kind === 'auto' ? (limits.min ?? low) : low;
  const max = limits.kind === 'auto' ? (limits.max ?? high) : high;
  if (min < max) return [min, max];
  return apart(norm, min, max, limits);
}

function dataRange(
  norm: 'linear' | 'log',
  limits: Limits,
  field: FieldData,
  found: Extent,
): [number, number] {
  const low = norm === 'log' ? found.minPositive : found.min;
  if (low === null || found.max === null) return withoutValues(norm, limits, field);
  if (limits.kind !== 'percentile') return [low * field.factor, found.max * field.factor];
  const values = norm === 'log' && found.nonPositiveCount > 0 ? positiveValues(field.values) : field.values;
  const [min = low, max = found.max] = percentiles(values, [limits.low, limits.high]);
  return [min * field.factor, max * field.factor];
}

function withoutValues(norm: 'linear' | 'log', limits: Limits, field: FieldData): [number, number] {
  if (norm === 'linear') return [0, 1];
  const held = limits.kind === 'auto' ? (limits.min ?? limits.max) : undefined;
  if (held !== undefined) return [held, held];
  throw new FigureError(
    field.expression,
    `${field.expression} has no value above 0, so a logarithmic scale has no range. Choose the linear scale, or give both limits.`,
  );
}

/** Moves the ends of an empty range apart (matplotlib's `nonsingular`); an end that was asked for stays. */
function apart(norm: 'linear' | 'log', min: number, max: number, limits: Limits): [number, number] {
  const minHeld = limits.kind === 'auto' && limits.min !== undefined;
  const maxHeld = limits.kind === 'auto' && limits.max !== undefined;
  const center = maxHeld ? max : min;
  const [below, above] = norm === 'log' ? [center / 10, center * 10] : around(center);
  return [minHeld ? min : below, maxHeld ? max : above];
}

function around(center: number): [number, number] {
  const half = center === 0 ? 0.1 : 0.1 * Math.abs(center);
  return [center - half, center + half];
}

function positiveValues({ data, shape, strides, offset }: NdArray): NdArray {
  const positive: number[] = [];
  const walk = (axis: number, at: number): void => {
    if (axis === shape.length) {
      const value = data[at] ?? 0;
      if (value > 0) positive.push(value);
      return;
    }
    for (let i = 0; i < (shape[axis] ?? 0); i++) walk(axis + 1, at + i * (strides[axis] ?? 0));
  };
  walk(0, offset);
  return { data: Float64Array.from(positive), shape: [positive.length], strides: [1], offset: 0 };
}
