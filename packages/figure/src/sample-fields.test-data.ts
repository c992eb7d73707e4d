import { ndarray } from '@emout/ndarray/ndarray';
import type { AxisData, FieldData, PanelData } from './data.js';
import type { TextMetrics } from './text-metrics.js';

/** Every character 0.6 em wide: the same on every machine. */
export const PLAIN_METRICS: TextMetrics = {
  measure: (text, { sizePx }) => ({
    width: 0.6 * sizePx * [...text].length,
    ascent: 0.76 * sizePx,
    descent: 0.24 * sizePx,
  }),
};

export function axisOf(name: string, count: number, first: number, spacing: number): AxisData {
  return { name, unit: name === 't' ? 's' : 'm', start: 0, step: 1, count, first, spacing };
}

/** The fields of one panel, layer by layer. */
export function panelOf(...fields: readonly FieldData[]): PanelData {
  return { layers: fields.map((field) => ({ kind: 'field', field })) };
}

/** A field `phisp [V]` on these axes; `value` gives the value at the position in C order. */
export function fieldOf(
  axes: readonly AxisData[],
  value: (k: number) => number = (k) => k,
  factor = 1,
): FieldData {
  const shape = axes.map((axis) => axis.count);
  const size = shape.reduce((product, count) => product * count, 1);
  return {
    name: 'phisp',
    unit: 'V',
    values: ndarray(
      Float64Array.from({ length: size }, (_, k) => value(k)),
      shape,
    ),
    factor,
    axes,
    expression: 'phisp[-1, :, 64, :]',
  };
}
