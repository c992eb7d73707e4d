import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { Unit } from '@emout/units/unit';

/** The axes that a value may have, in the order of a field's array. */
export const AXIS_NAMES = ['t', 'z', 'y', 'x'] as const;
export type AxisName = (typeof AXIS_NAMES)[number];

/** How positions along an axis of a field become coordinates. */
export interface AxisSource {
  readonly name: AxisName;
  /** Plain symbol of `si` (`s`, `m`, or empty for a dimensionless time); null when only EMSES coordinates are known. */
  readonly unit: string | null;
  /** Coordinate in EMSES units at a position of the field; positions past its end continue the count. */
  emses(position: number): number;
  /** The same in `unit`; null exactly when `unit` is. */
  si(position: number): number | null;
  /** Equal for axes whose positions have the same coordinates. */
  readonly identity: string;
}

/** One grid field of a run: an array over (t, z, y, x), read where asked for. */
export interface FieldSource {
  readonly name: string;
  /** Points of (t, z, y, x). */
  readonly shape: readonly [number, number, number, number];
  /** `float32`, `float64` or an integer type. */
  readonly dtype: string;
  /** SI unit of the quantity, known by its name also without a conversion key; null for unknown quantities. */
  readonly quantity: Unit | null;
  /** SI value = EMSES value / ratio, in `quantity`; null without a conversion key. */
  readonly ratio: number | null;
  /** Of t, z, y, x. */
  readonly axes: readonly [AxisSource, AxisSource, AxisSource, AxisSource];
  /** Changes with the file and whatever else the numbers depend on. */
  readonly fingerprint: string;
  /** Sentences about its numbers, such as about a boundary that had to be guessed. */
  readonly notes: readonly string[];
  /** What `read` would take from the disk, in bytes, before anything is read. */
  bytesToRead(selection: readonly AxisSelection[]): number;
  /** EMSES values, dropped axes left out. @throws tagged errors of the run; the reason of `signal` when it aborts */
  read(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray;
}

/** A vector field such as `exz`: components in the order of its name. */
export interface VectorSource {
  readonly name: string;
  readonly components: readonly { readonly letter: 'x' | 'y' | 'z'; readonly field: FieldSource }[];
}

export type NamedData =
  | { readonly kind: 'field'; readonly field: FieldSource }
  | { readonly kind: 'vector'; readonly vector: VectorSource };

/** A parameter: numbers keep their Fortran start index for messages; `first` is 1 unless the file says otherwise. */
export type ParameterValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'logical'; readonly value: boolean }
  | { readonly kind: 'list'; readonly values: readonly (ParameterValue | null)[]; readonly first: number };

/** An EMSES unit: `trans` multiplies by `ratio` (SI → EMSES), `reverse` divides. */
export interface UnitPair {
  readonly name: string;
  readonly unit: Unit;
  readonly ratio: number;
}

/** A name with what it stands for, for completion and for "did you mean". */
export interface ScopeName {
  readonly name: string;
  readonly kind: 'field' | 'vector' | 'parameter' | 'unit' | 'run';
  /** One line in English: `Potential`, `tmgrid`, `Velocity, m/s`. */
  readonly about: string;
}

/** What the names of an expression stand for: one run, as it is now. Looking up reads no field values. */
export interface ExpressionScope {
  /** The address of the run, for messages and for printing. */
  readonly address: string;
  /** Null for an unknown name. @throws tagged errors when the file is there and cannot be read, or is empty */
  data(name: string): NamedData | null;
  /** `['nx']`, `['ptcond', 'zssurf']`; null when it is not in the file. @throws a tagged error when ambiguous */
  parameter(path: readonly string[]): ParameterValue | null;
  /** Null for an unknown name and without a conversion key. */
  unit(name: string): UnitPair | null;
  /** Another run. @throws tagged errors when there is none at this address */
  run(address: string): ExpressionScope;
  /** Every name that could be written, fields first. */
  names(): readonly ScopeName[];
}
