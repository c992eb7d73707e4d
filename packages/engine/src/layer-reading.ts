import { type Evaluated, evaluate } from '@emout/expr/evaluate';
import type { LayerData, PointsData } from '@emout/figure/data';
import type { NdArray } from '@emout/ndarray/ndarray';
import { float64Values } from '@emout/ndarray/to-float64';
import type { ByteCache } from './byte-cache.js';
import { fieldDataOf } from './evaluated-field.js';
import type { LookedAtRuns } from './looked-at-runs.js';
import { outlineCurves } from './outline-curves.js';
import { phaseSpaceData } from './phase-space-data.js';
import type { PlannedLayer, PlannedSource } from './planned-layer.js';
import { shownSymbol } from './value-axes.js';

/** Reads what layers show; values are kept by what they are computed of. */
export class LayerReader {
  constructor(private readonly kept: ByteCache<LayerData>) {}

  /** @throws what reading the files and computing the values throws, and the reason of `signal` */
  read(layer: PlannedLayer, looked: LookedAtRuns, signal: AbortSignal): LayerData {
    signal.throwIfAborted();
    switch (layer.kind) {
      case 'inline':
        return { kind: 'none' };
      case 'expression':
        return this.expression(layer.source, signal);
      case 'pair':
        return { kind: 'points', points: this.#points(layer.x, layer.y, signal) };
      case 'outlines':
        return { kind: 'curves', curves: outlineCurves(looked.run(layer.run), layer, signal) };
      case 'particles':
        return this.#particles(layer, looked, signal);
    }
  }

  /** The values of one expression. */
  expression(source: PlannedSource, signal: AbortSignal): LayerData {
    signal.throwIfAborted();
    const known = this.kept.get(source.key);
    if (known !== undefined) return known;
    const data = expressionData(source, evaluate(source.checked, { signal }));
    this.kept.set(source.key, data, bytesOf(data) + 2 * source.key.length);
    return data;
  }

  #points(x: PlannedSource, y: PlannedSource, signal: AbortSignal): PointsData {
    const [horizontal, vertical] = [x, y].map((source) => columnOf(this.expression(source, signal)));
    if (horizontal === undefined || vertical === undefined) throw new RangeError('two columns were planned');
    return {
      x: horizontal.values,
      y: vertical.values,
      xQuantity: horizontal,
      yQuantity: vertical,
      expression: y.checked.resolved,
    };
  }

  #particles(
    layer: Extract<PlannedLayer, { kind: 'particles' }>,
    looked: LookedAtRuns,
    signal: AbortSignal,
  ): LayerData {
    const run = looked.run(layer.source.run);
    const { fingerprint } = run.particles(layer.source.species, { signal });
    const key = JSON.stringify([looked.sight, layer, fingerprint]);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const data = phaseSpaceData(run, layer, signal);
    this.kept.set(key, data, bytesOf(data) + 2 * key.length);
    return data;
  }
}

function expressionData({ checked, units }: PlannedSource, evaluated: Evaluated): LayerData {
  if (evaluated.kind === 'array') {
    return { kind: 'field', field: fieldDataOf(checked, evaluated.type, evaluated, units) };
  }
  const { type } = evaluated;
  const components = evaluated.components.flatMap(({ letter, values, factor }, k) => {
    const own = type.components[k]?.type;
    return own === undefined ? [] : [{ letter, field: fieldDataOf(checked, own, { values, factor }, units) }];
  });
  const unit = type.components[0] === undefined ? null : shownSymbol(type.components[0].type.unit);
  return { kind: 'vector', vector: { name: type.name, unit, components, expression: checked.resolved } };
}

/** The values of an array in C order, in the shown unit. */
function columnOf(data: LayerData) {
  if (data.kind !== 'field') throw new RangeError('a vector is refused when it is planned');
  const { name, unit, values, factor } = data.field;
  const shown = float64Values(values);
  return { name, unit, values: factor === 1 ? shown : shown.map((value) => value * factor) };
}

function bytesOf(data: LayerData): number {
  switch (data.kind) {
    case 'none':
      return 0;
    case 'field':
      return sizeOf(data.field.values);
    case 'vector':
      return data.vector.components.reduce((sum, { field }) => sum + sizeOf(field.values), 0);
    case 'points':
      return data.points.x.byteLength + data.points.y.byteLength;
    case 'curves':
      return data.curves.points.byteLength;
  }
}

function sizeOf({ data }: NdArray): number {
  return data.byteLength;
}
