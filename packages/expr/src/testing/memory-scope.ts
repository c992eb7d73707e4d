import { type AxisSelection, selectView } from '@emout/ndarray/index-rules';
import { type NdArray, ndarray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import { parseUnit } from '@emout/units/unit-algebra';
import {
  AXIS_NAMES,
  type AxisSource,
  type ExpressionScope,
  type FieldSource,
  type NamedData,
  type ParameterValue,
  type ScopeName,
  type UnitPair,
} from '../scope.js';

type Shape = readonly [number, number, number, number];

export interface MemoryField {
  readonly values: NdArray;
  /** Plain symbol; null for an unknown quantity. */
  readonly unit: string | null;
  /** SI value = EMSES value / ratio; null without a conversion key. */
  readonly ratio: number | null;
  readonly notes?: readonly string[];
}

/** One read of a field, in elements. */
export interface ReadRecord {
  readonly field: string;
  readonly shape: readonly number[];
}

/** A run in memory: real fields over small arrays, which write down what is read of them. */
export class MemoryScope implements ExpressionScope {
  readonly reads: ReadRecord[] = [];
  readonly fields = new Map<string, MemoryField>();
  readonly parameters = new Map<string, ParameterValue>();
  readonly units = new Map<string, UnitPair>();
  readonly runs = new Map<string, MemoryScope>();
  readonly vectors = new Map<string, readonly (readonly ['x' | 'y' | 'z', string])[]>();

  constructor(
    readonly address: string,
    /** Metres of a grid cell, and seconds of a step; null without a conversion key. */
    readonly scale: { readonly cell: number; readonly step: number } | null,
  ) {}

  add(
    name: string,
    shape: Shape,
    value: (index: number) => number,
    unit: string | null,
    ratio: number | null,
  ): this {
    const size = sizeOf(shape);
    const values = ndarray(
      Float32Array.from({ length: size }, (_, k) => value(k)),
      shape,
    );
    this.fields.set(name, { values, unit, ratio });
    return this;
  }

  data(name: string): NamedData | null {
    const field = this.fields.get(name);
    if (field) return { kind: 'field', field: this.#source(name, field) };
    const components = this.vectors.get(name)?.map(([letter, of]) => {
      const component = this.fields.get(of);
      if (!component) throw new RangeError(`no field ${of}`);
      return { letter, field: this.#source(of, component) };
    });
    return components ? { kind: 'vector', vector: { name, components } } : null;
  }

  parameter(path: readonly string[]): ParameterValue | null {
    return this.parameters.get(path.join('.')) ?? null;
  }

  unit(name: string): UnitPair | null {
    return this.units.get(name) ?? null;
  }

  run(address: string): ExpressionScope {
    const run = this.runs.get(address);
    if (run) return run;
    throw new RangeError(`There is no run ${address}.`);
  }

  names(): ScopeName[] {
    const names: ScopeName[] = [];
    for (const name of this.fields.keys()) names.push({ name, kind: 'field', about: name });
    for (const name of this.vectors.keys()) names.push({ name, kind: 'vector', about: name });
    for (const path of this.parameters.keys()) {
      const [group = '', name = group] = path.split('.');
      names.push({ name, kind: 'parameter', about: group });
    }
    for (const name of this.units.keys()) names.push({ name, kind: 'unit', about: name });
    return names;
  }

  #source(name: string, { values, unit, ratio, notes = [] }: MemoryField): FieldSource {
    const [t = 1, z = 1, y = 1, x = 1] = values.shape;
    const axis = (k: 0 | 1 | 2 | 3): AxisSource => axisSource(AXIS_NAMES[k], this.scale);
    return {
      name,
      shape: [t, z, y, x],
      dtype: values.data instanceof Float32Array ? 'float32' : 'float64',
      quantity: unit === null ? null : parseUnit(unit),
      ratio,
      axes: [axis(0), axis(1), axis(2), axis(3)],
      fingerprint: `${name} 1`,
      notes,
      bytesToRead: (selection) => 4 * selection.reduce((size, { count }) => size * count, 1),
      read: (selection, signal) => this.#read(name, values, selection, signal),
    };
  }

  #read(name: string, values: NdArray, selection: readonly AxisSelection[], signal?: AbortSignal): NdArray {
    signal?.throwIfAborted();
    this.reads.push({ field: name, shape: selection.map(({ count }) => count) });
    return toContiguous(selectView(values, selection));
  }
}

function axisSource(name: (typeof AXIS_NAMES)[number], scale: MemoryScope['scale']): AxisSource {
  const one = scale === null ? null : name === 't' ? scale.step : scale.cell;
  return {
    name,
    unit: one === null ? null : name === 't' ? 's' : 'm',
    emses: (position) => position,
    si: (position) => (one === null ? null : position * one),
    identity: `${name} ${one}`,
  };
}
