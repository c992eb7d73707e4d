import { ndarray } from '@emout/ndarray/ndarray';
import type { AxisData, FieldData, VectorData } from './data.js';
import type { AxisScale } from './scene.js';

/** `count` nodes from 0, `spacing` apart. */
export function axisOf(name: string, count: number, spacing = 1): AxisData {
  return { name, unit: 'm', start: 0, step: 1, count, first: 0, spacing };
}

/** A scale from the first node of an axis to the last. */
export function scaleOver({ count, spacing }: AxisData): AxisScale {
  return { kind: 'linear', min: 0, max: (count - 1) * spacing };
}

/** A vector over z and x, of its values at each node. */
export function vectorOver(
  z: AxisData,
  x: AxisData,
  value: (column: number, row: number) => readonly [x: number, z: number],
): VectorData {
  const part = (k: 0 | 1): FieldData => {
    const values = Float64Array.from(
      { length: z.count * x.count },
      (_, i) => value(i % x.count, Math.floor(i / x.count))[k],
    );
    return {
      name: 'e',
      unit: 'A/m^2',
      values: ndarray(values, [z.count, x.count]),
      factor: 1,
      axes: [z, x],
      expression: 'jxz',
    };
  };
  return {
    name: 'jxz',
    unit: 'A/m^2',
    expression: 'jxz[-1, :, 0, :]',
    components: [
      { letter: 'x', field: part(0) },
      { letter: 'z', field: part(1) },
    ],
  };
}

/** The rings or lines between the NaN of a mark's points. */
export function parts(points: Float64Array): [number, number][][] {
  const found: [number, number][][] = [[]];
  for (let i = 0; i < points.length; i += 2) {
    if (Number.isNaN(points[i])) found.push([]);
    else found.at(-1)?.push([points[i] ?? 0, points[i + 1] ?? 0]);
  }
  return found.filter((part) => part.length > 0);
}
