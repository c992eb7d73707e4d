import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { Unit } from '@emout/units/unit';
import type { AxisName, FieldSeries, SeriesAxis } from './field-series.js';
import type { FieldUnit } from './field-units.js';
import { seriesAxis } from './series-axis.js';
import { atPosition, splitSelection, stackSnapshots } from './snapshot-stack.js';
import type { TimeAxis } from './time-axis.js';
import type { Translator } from './unit-system.js';

/** Where a snapshot of a joined series is kept. */
export interface SnapshotPlace {
  readonly series: FieldSeries;
  /** On the time axis of that series. */
  readonly position: number;
  /** Output counter in the joined series. */
  readonly key: number;
}

export interface JoinedSource {
  /** Tells the name, units and spatial shape, also while there is no snapshot. */
  readonly model: FieldSeries;
  /** In order of time; all of one spatial shape and type. */
  readonly places: readonly SnapshotPlace[];
  readonly time: TimeAxis;
  /** Null without a conversion key. */
  readonly length: Translator | null;
  readonly problems: readonly string[];
}

/** Snapshots of several series of one field, one after another in time. */
export class JoinedSeries implements FieldSeries {
  readonly name: string;
  readonly shape: readonly [number, number, number, number];
  readonly keys: readonly number[];
  readonly dtype: string | null;
  readonly unit: FieldUnit | null;
  readonly quantity: Unit | null;
  readonly time: TimeAxis;
  readonly problems: readonly string[];
  readonly fingerprint: string;
  readonly paths: readonly string[];
  readonly #source: JoinedSource;

  constructor(source: JoinedSource) {
    const { model, places, time, problems } = source;
    const [, z, y, x] = model.shape;
    const parts = [...new Set([model, ...places.map(({ series }) => series)])];
    this.#source = source;
    this.name = model.name;
    this.shape = [places.length, z, y, x];
    this.keys = places.map(({ key }) => key);
    this.dtype = model.dtype;
    this.unit = model.unit;
    this.quantity = model.quantity;
    this.time = time;
    this.problems = problems;
    this.fingerprint = [...parts.map(({ fingerprint }) => fingerprint), ...stretches(places, parts)].join(
      '+',
    );
    this.paths = [...new Set(parts.flatMap(({ paths }) => paths))];
  }

  read(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray {
    const { places } = this.#source;
    return stackSnapshots(this, selection, signal, (k, space) => {
      const place = places[k];
      if (place === undefined) throw new RangeError(`${this.name} has no snapshot at position ${k}`);
      return place.series.read(atPosition(place.position, space), signal);
    });
  }

  bytesToRead(selection: readonly AxisSelection[]): number {
    const { times, space } = splitSelection(selection);
    const first = new Map<FieldSeries, { readonly position: number; count: number }>();
    for (let k = 0; k < times.count; k += 1) {
      const place = this.#source.places[times.start + k * times.step];
      if (place === undefined) continue;
      const known = first.get(place.series);
      if (known === undefined) first.set(place.series, { position: place.position, count: 1 });
      else known.count += 1;
    }
    let bytes = 0;
    for (const [series, { position, count }] of first) {
      bytes += count * series.bytesToRead(atPosition(position, space));
    }
    return bytes;
  }

  axis(name: AxisName): SeriesAxis {
    return seriesAxis(name, this.shape, this.time, this.#source.length);
  }
}

/** Which stretch of which part comes where, as `0:0-5`, so that other overlaps have other fingerprints. */
function stretches(places: readonly SnapshotPlace[], parts: readonly FieldSeries[]): string[] {
  const texts: string[] = [];
  for (let from = 0; from < places.length; ) {
    const { series, position = 0 } = places[from] ?? {};
    let count = 1;
    while (places[from + count]?.series === series && places[from + count]?.position === position + count) {
      count += 1;
    }
    texts.push(`${series === undefined ? -1 : parts.indexOf(series)}:${position}-${position + count - 1}`);
    from += count;
  }
  return texts;
}
