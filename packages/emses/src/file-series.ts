import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { Unit } from '@emout/units/unit';
import type { FieldContents } from './field-contents.js';
import type { AxisName, FieldSeries, SeriesAxis } from './field-series.js';
import type { FieldUnit } from './field-units.js';
import type { OpenFiles } from './open-files.js';
import { seriesAxis } from './series-axis.js';
import { splitSelection, stackSnapshots } from './snapshot-stack.js';
import type { TimeAxis } from './time-axis.js';
import type { Translator } from './unit-system.js';

export interface FileSeriesSource {
  readonly name: string;
  readonly path: string;
  readonly files: OpenFiles;
  readonly contents: FieldContents;
  /** Points of (z, y, x) to speak of while there is no snapshot. */
  readonly emptyShape: readonly [number, number, number];
  readonly unit: FieldUnit | null;
  readonly quantity: Unit | null;
  readonly time: TimeAxis;
  /** Null without a conversion key. */
  readonly length: Translator | null;
  /** Changes with whatever else the numbers depend on. */
  readonly parametersVersion: string;
}

/** The snapshots of one file. */
export class FileSeries implements FieldSeries {
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
  readonly #source: FileSeriesSource;

  constructor(source: FileSeriesSource) {
    const { contents } = source;
    const { inode, size, mtimeMs } = contents.version;
    this.#source = source;
    this.name = source.name;
    this.shape = [contents.snapshots.length, ...(contents.spatialShape ?? source.emptyShape)];
    this.keys = contents.snapshots.map(({ key }) => key);
    this.dtype = contents.dtype;
    this.unit = source.unit;
    this.quantity = source.quantity;
    this.time = source.time;
    this.problems = contents.problems.map(({ text }) => text);
    this.fingerprint = `${source.name}-${inode}-${size}-${mtimeMs}-${source.parametersVersion}`;
    this.paths = [source.path];
  }

  read(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray {
    const { files, path, contents } = this.#source;
    return stackSnapshots(this, selection, signal, (position, space) => {
      const snapshot = contents.snapshots[position];
      return files.get(path).read(snapshot?.path ?? '', space, signal ? { signal } : {});
    });
  }

  /** All snapshots are taken to be stored alike. */
  bytesToRead(selection: readonly AxisSelection[]): number {
    const { times, space } = splitSelection(selection);
    const { files, path, contents } = this.#source;
    const snapshot = contents.snapshots[times.start];
    if (snapshot === undefined || times.count === 0) return 0;
    return times.count * files.get(path).bytesToRead(snapshot.path, space);
  }

  axis(name: AxisName): SeriesAxis {
    return seriesAxis(name, this.shape, this.time, this.#source.length);
  }
}
