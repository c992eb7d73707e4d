import { type AxisSelection, selectedShape, selectView } from '@emout/ndarray/index-rules';
import { type NdArray, ndarray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import type { Unit } from '@emout/units/unit';
import type { AxisName, FieldSeries, SeriesAxis } from '../src/field-series.js';
import { seriesAxis } from '../src/series-axis.js';
import { TimeAxis } from '../src/time-axis.js';

/** A series whose values are in memory; it counts what is read from it. */
export class ModelSeries implements FieldSeries {
  readonly keys: readonly number[];
  readonly dtype: string;
  readonly unit = null;
  readonly quantity: Unit | null = null;
  readonly time: TimeAxis;
  readonly problems: readonly string[] = [];
  readonly fingerprint: string;
  readonly paths: readonly string[];
  /** How many values were read so far. */
  valuesRead = 0;
  readonly #values: NdArray;

  constructor(
    readonly name: string,
    readonly shape: readonly [number, number, number, number],
    values: Float32Array | Float64Array,
  ) {
    this.keys = Array.from({ length: shape[0] }, (_, k) => k);
    this.dtype = values instanceof Float32Array ? 'float32' : 'float64';
    this.time = TimeAxis.of('fields', this.keys, null);
    this.fingerprint = name;
    this.paths = [`/${name}`];
    this.#values = ndarray(values, shape);
  }

  read(selection: readonly AxisSelection[]): NdArray {
    const view = toContiguous(selectView(this.#values, selection));
    this.valuesRead += sizeOf(view);
    return { ...view, data: view.data.slice() };
  }

  bytesToRead(selection: readonly AxisSelection[]): number {
    return sizeOf(selectedShape(selection)) * this.#values.data.BYTES_PER_ELEMENT;
  }

  axis(name: AxisName): SeriesAxis {
    return seriesAxis(name, this.shape, this.time, null);
  }
}
