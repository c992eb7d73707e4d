import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { Unit } from '@emout/units/unit';
import type { FieldUnit } from './field-units.js';
import type { TimeAxis } from './time-axis.js';

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

/** All snapshots of one field: four axes (t, z, y, x), read where asked for. */
export interface FieldSeries {
  readonly name: string;
  /** Points of (t, z, y, x). */
  readonly shape: readonly [number, number, number, number];
  /** Output counters of the snapshots, by position on the time axis. */
  readonly keys: readonly number[];
  readonly dtype: string | null;
  /** Null without a conversion key and for unknown quantities. */
  readonly unit: FieldUnit | null;
  /** SI unit of the quantity, known by its name also without a conversion key; null for unknown quantities. */
  readonly quantity: Unit | null;
  readonly time: TimeAxis;
  readonly problems: readonly string[];
  /** Equal as long as the files and the parameters are the same. */
  readonly fingerprint: string;
  /** The files that are read from, absolute. */
  readonly paths: readonly string[];
  /**
   * Reads EMSES values of the file's type; `selection` has one entry per axis (t, z, y, x), dropped axes are left out
   * of the result. Several snapshots are stacked.
   * @throws EmptyFieldError, or what reading the file throws; the reason of `signal` when it aborts.
   */
  read(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray;
  /** What `read` would take from the disk, in bytes; nothing but descriptions is read to know it. */
  bytesToRead(selection: readonly AxisSelection[]): number;
  axis(name: AxisName): SeriesAxis;
}
