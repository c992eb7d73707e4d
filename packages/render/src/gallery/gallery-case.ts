import type { AxisData, AxisName, FieldData, FigureData } from '@emout/figure/data';
import { type FigureSpec, type FigureSpecInput, parseFigureSpec } from '@emout/figure/spec';
import { ndarray } from '@emout/ndarray/ndarray';

/** One picture of the gallery: a specification with made-up data, drawn end to end. */
export interface GalleryCase {
  readonly name: string;
  readonly spec: FigureSpec;
  readonly data: FigureData;
}

export function galleryCase(
  name: string,
  spec: Omit<FigureSpecInput, 'v'>,
  panels: readonly (readonly FieldData[])[],
): GalleryCase {
  return {
    name,
    spec: parseFigureSpec({ v: 1, ...spec }),
    data: { panels: panels.map((layers) => ({ layers: layers.map((field) => ({ kind: 'field', field })) })) },
  };
}

/** The data of a layer, in the form that a specification names it. */
export function source(expr: string, units: 'si' | 'emses' = 'si') {
  return { run: 'gallery', expr, units };
}

export function axis(
  name: AxisName,
  count: number,
  spacing: number,
  unit: string | null,
  first = 0,
): AxisData {
  return { name, unit, start: 0, step: 1, count, first, spacing };
}

/** A field sampled from a function of its coordinates, in the order of `axes`. */
export function sampledField(
  name: string,
  unit: string | null,
  axes: readonly AxisData[],
  value: (...coordinates: number[]) => number,
  expression = name,
): FieldData {
  const shape = axes.map((one) => one.count);
  const data = new Float32Array(shape.reduce((product, count) => product * count, 1));
  for (let i = 0; i < data.length; i++) {
    let rest = i;
    const coordinates: number[] = [];
    for (const one of [...axes].reverse()) {
      coordinates.unshift(one.first + (rest % one.count) * one.spacing);
      rest = Math.floor(rest / one.count);
    }
    data[i] = value(...coordinates);
  }
  return { name, unit, values: ndarray(data, shape), factor: 1, axes, expression };
}
