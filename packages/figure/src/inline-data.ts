import { ndarray } from '@emout/ndarray/ndarray';
import type { LayerData } from './data.js';
import type { CurvesSource, GridSource, PointsSource } from './spec-data.js';
import type { Layer } from './spec-layers.js';

/** The data of a layer that carries its numbers itself, or needs none; null when they have to be read. */
export function inlineData(layer: Layer): LayerData | null {
  if (!('data' in layer)) return { kind: 'none' };
  if (!('kind' in layer.data)) return null;
  const { data } = layer;
  switch (data.kind) {
    case 'pair':
      return null;
    case 'points':
      return { kind: 'points', points: pointsData(data) };
    case 'grid':
      return { kind: 'field', field: gridData(data) };
    case 'curves':
      return { kind: 'curves', curves: curvesData(data) };
  }
}

function pointsData({ x, y }: PointsSource) {
  return {
    x: withGaps(x.values),
    y: withGaps(y.values),
    xQuantity: { name: x.name, unit: x.unit ?? null },
    yQuantity: { name: y.name, unit: y.unit ?? null },
    expression: y.name === '' ? 'the points' : y.name,
  };
}

function gridData({ x, y, values, name, unit }: GridSource) {
  const axis = ({ unit: of, ...rest }: GridSource['x']) => ({ ...rest, unit: of ?? null, start: 0, step: 1 });
  return {
    name,
    unit: unit ?? null,
    values: ndarray(withGaps(values), [y.count, x.count]),
    factor: 1,
    axes: [axis(y), axis(x)],
    expression: name === '' ? 'the grid' : name,
  };
}

function curvesData({ curves, xName, yName, xUnit, yUnit }: CurvesSource) {
  const length = curves.reduce((total, { x }) => total + 2 * x.length + 2, 0);
  const points = new Float64Array(length).fill(Number.NaN);
  let at = 0;
  for (const { x, y } of curves) {
    for (const [k, value] of x.entries()) {
      points[at++] = value ?? Number.NaN;
      points[at++] = y[k] ?? Number.NaN;
    }
    at += 2;
  }
  return {
    axes: [
      { name: xName, unit: xUnit ?? null },
      { name: yName, unit: yUnit ?? null },
    ] as const,
    points,
  };
}

function withGaps(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}
