import type { AxisSelection } from '@emout/ndarray/index-rules';
import { emptyLike, type NdArray, ndarray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import { EmptyFieldError } from './errors.js';
import type { FieldContents } from './field-contents.js';
import type { FieldUnit } from './field-units.js';
import type { OpenFiles } from './open-files.js';
import type { TimeAxis } from './time-axis.js';
import type { Translator } from './unit-system.js';

/** The axes of every field, in array order. */
export const AXIS_NAMES = ['t', 'z', 'y', 'x'] as const;
export type AxisName = (typeof AXIS_NAMES)[number];

/** The coordinate of an axis at position `k`: `first + k·spacing` where it is uniform. */
export interface SeriesAxis {
  readonly name: AxisName;
  readonly count: number;
  /** SI unit, or null when coordinates are known in EMSES units only. */
  readonly unit: 's' | 'm' | null;
  readonly spacing: { readonly emses: number; readonly si: number | null };
  /** False for a time axis with gaps; then `spacing` is the mean. */
  readonly uniform: boolean;
  emses(k: number): number;
  si(k: number): number | null;
}

export interface FieldSeriesSource {
  readonly name: string;
  readonly path: string;
  readonly files: OpenFiles;
  readonly contents: FieldContents;
  /** Points of (z, y, x) to speak of while there is no snapshot. */
  readonly emptyShape: readonly [number, number, number];
  readonly unit: FieldUnit | null;
  readonly time: TimeAxis;
  /** Null without a conversion key. */
  readonly length: Translator | null;
  /** Changes with whatever else the numbers depend on. */
  readonly parametersVersion: string;
}

/** All snapshots of one field: four axes (t, z, y, x), read where asked for. */
export class FieldSeries {
  readonly name: string;
  /** Points of (t, z, y, x). */
  readonly shape: readonly [number, number, number, number];
  /** Output counters of the snapshots, by position on the time axis. */
  readonly keys: readonly number[];
  readonly dtype: string | null;
  readonly unit: FieldUnit | null;
  readonly time: TimeAxis;
  readonly problems: readonly string[];
  /** Equal as long as the file and the parameters are the same. */
  readonly fingerprint: string;
  readonly #source: FieldSeriesSource;

  constructor(source: FieldSeriesSource) {
    const { contents } = source;
    const { inode, size, mtimeMs } = contents.version;
    this.#source = source;
    this.name = source.name;
    this.shape = [contents.snapshots.length, ...(contents.spatialShape ?? source.emptyShape)];
    this.keys = contents.snapshots.map(({ key }) => key);
    this.dtype = contents.dtype;
    this.unit = source.unit;
    this.time = source.time;
    this.problems = contents.problems.map(({ text }) => text);
    this.fingerprint = `${source.name}-${inode}-${size}-${mtimeMs}-${source.parametersVersion}`;
  }

  /**
   * Reads EMSES values of the file's type; `selection` has one entry per axis (t, z, y, x), dropped axes are left out
   * of the result. Several snapshots are stacked.
   * @throws EmptyFieldError, or what reading the file throws; the reason of `signal` when it aborts.
   */
  read(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray {
    const [times, ...space] = selection;
    if (!times || space.length !== 3) throw new RangeError(`a field has 4 axes, not ${selection.length}`);
    if (this.keys.length === 0) throw new EmptyFieldError(this.name, 'Its file holds no snapshot.');
    if (times.dropped) return this.#snapshot(times.start, space, signal);
    const spatialShape = space.filter(({ dropped }) => !dropped).map(({ count }) => count);
    const planeSize = sizeOf(spatialShape);
    const shape = [times.count, ...spatialShape];
    if (times.count === 0) {
      const sample = this.#snapshot(
        0,
        space.map((axis) => ({ ...axis, count: 0, dropped: false })),
        signal,
      );
      return ndarray(emptyLike(sample.data, 0), shape);
    }
    const first = toContiguous(this.#snapshot(times.start, space, signal));
    const stacked = emptyLike(first.data, times.count * planeSize);
    for (let k = 0; k < times.count; k += 1) {
      const plane =
        k === 0 ? first : toContiguous(this.#snapshot(times.start + k * times.step, space, signal));
      stacked.set(plane.data.subarray(plane.offset, plane.offset + planeSize), k * planeSize);
    }
    return ndarray(stacked, shape);
  }

  axis(name: AxisName): SeriesAxis {
    const count = this.shape[AXIS_NAMES.indexOf(name)] ?? 0;
    return name === 't' ? timeSeriesAxis(this.time, count) : spatialAxis(name, count, this.#source.length);
  }

  #snapshot(position: number, space: readonly AxisSelection[], signal: AbortSignal | undefined): NdArray {
    signal?.throwIfAborted();
    const snapshot = this.#source.contents.snapshots[position];
    if (!snapshot) throw new RangeError(`${this.name} has no snapshot at position ${position}`);
    const file = this.#source.files.get(this.#source.path);
    return file.read(snapshot.path, space, signal ? { signal } : {});
  }
}

function timeSeriesAxis(time: TimeAxis, count: number): SeriesAxis {
  return {
    name: 't',
    count,
    unit: time.spacingSeconds === null ? null : 's',
    spacing: { emses: time.spacingEmses, si: time.spacingSeconds },
    uniform: time.uniform,
    emses: (k) => time.timeEmses(k),
    si: (k) => time.timeSeconds(k),
  };
}

function spatialAxis(name: AxisName, count: number, length: Translator | null): SeriesAxis {
  return {
    name,
    count,
    unit: length === null ? null : 'm',
    spacing: { emses: 1, si: length?.reverse(1) ?? null },
    uniform: true,
    emses: (k) => k,
    si: (k) => length?.reverse(k) ?? null,
  };
}
