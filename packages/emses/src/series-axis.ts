import { AXIS_NAMES, type AxisName, type SeriesAxis } from './field-series.js';
import type { TimeAxis } from './time-axis.js';
import type { Translator } from './unit-system.js';

/** An axis of a series of this shape (t, z, y, x); `length` is null without a conversion key. */
export function seriesAxis(
  name: AxisName,
  shape: readonly number[],
  time: TimeAxis,
  length: Translator | null,
): SeriesAxis {
  const count = shape[AXIS_NAMES.indexOf(name)] ?? 0;
  return name === 't' ? timeSeriesAxis(time, count) : spatialAxis(name, count, length);
}

function timeSeriesAxis(time: TimeAxis, count: number): SeriesAxis {
  return {
    name: 't',
    count,
    unit: time.spacingSeconds === null ? null : 's',
    spacing: { emses: time.spacingEmses, si: time.spacingSeconds },
    uniform: time.uniform,
    emses: (k) => time.timeEmses(k),
    si: (k) => time.timeSeconds(k),
  };
}

function spatialAxis(name: AxisName, count: number, length: Translator | null): SeriesAxis {
  return {
    name,
    count,
    unit: length === null ? null : 'm',
    spacing: { emses: 1, si: length?.reverse(1) ?? null },
    uniform: true,
    emses: (k) => k,
    si: (k) => length?.reverse(k) ?? null,
  };
}
