import type { AxisData, AxisName, FieldData, FigureData, LayerData } from '@emout/figure/data';
import { type FigureSpec, type FigureSpecInput, parseFigureSpec } from '@emout/figure/spec';
import { ndarray } from '@emout/ndarray/ndarray';

/** One picture of the gallery: a specification with made-up data, drawn end to end. */
export interface GalleryCase {
  readonly name: string;
  readonly spec: FigureSpec;
  readonly data: FigureData;
}

/** @param panels what each layer of each panel draws; layers beyond the last entry need no data. */
export function galleryCase(
  name: string,
  spec: Omit<FigureSpecInput, 'v'>,
  panels: readonly (readonly (FieldData | LayerData)[])[],
): GalleryCase {
  const parsed = parseFigureSpec({ v: 1, ...spec });
  return {
    name,
    spec: parsed,
    data: {
      panels: parsed.panels.map(({ layers }, p) => ({
        layers: layers.map((_, l) => layerData(panels[p]?.[l] ?? { kind: 'none' })),
      })),
    },
  };
}

function layerData(data: FieldData | LayerData): LayerData {
  return 'kind' in data ? data : { kind: 'field', field: data };
}

/** A picture of 640 × 480 pixels, matplotlib's own. */
export const USUAL_SIZE = { dpi: 100 };

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

/** The x and z components of a vector field, sampled from functions of the coordinates. */
export function sampledVector(
  name: string,
  unit: string | null,
  axes: readonly AxisData[],
  x: (...coordinates: number[]) => number,
  z: (...coordinates: number[]) => number,
): LayerData {
  const components = [
    { letter: 'x' as const, field: sampledField(`${name}x`, unit, axes, x) },
    { letter: 'z' as const, field: sampledField(`${name}z`, unit, axes, z) },
  ];
  const expression = `${name}xz`;
  return { kind: 'vector', vector: { name: expression, unit, components, expression } };
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
