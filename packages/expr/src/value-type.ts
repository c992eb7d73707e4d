import type { Unit } from '@emout/units/unit';
import type { AxisName, AxisSource } from './scope.js';

/** Positions along an axis of the field that a value came from. */
export type AxisPositions =
  | { readonly kind: 'even'; readonly start: number; readonly step: number; readonly count: number }
  | { readonly kind: 'list'; readonly at: readonly number[] };

/** One axis of a value; its coordinates stay those of the field through slices, reversals and transposes. */
export interface AxisType {
  readonly name: AxisName;
  readonly positions: AxisPositions;
  readonly source: AxisSource;
}

/** An axis that an integer index removed. */
export interface FixedAxisType {
  readonly name: AxisName;
  readonly position: number;
  readonly source: AxisSource;
}

/** An axis that a reduction removed: `mean over t 0–19`. */
export interface ReducedAxisType {
  readonly name: AxisName;
  readonly operation: string;
  readonly positions: AxisPositions;
  readonly source: AxisSource;
}

/** What the numbers of a value count. */
export interface ValueUnit {
  /** SI unit of the quantity; null when nothing is known of it. The unit `''` is a pure number. */
  readonly unit: Unit | null;
  /** `si`: numbers are in `unit`; `emses`: in EMSES units of that quantity. */
  readonly system: 'si' | 'emses';
  /** One EMSES unit in `unit`; null when the run has no conversion key or nothing is known of the quantity. */
  readonly emsesFactor: number | null;
  /** A constant of the text or of the parameters: takes the unit of what it is added to or compared with. */
  readonly plain: boolean;
}

export interface ArrayType {
  readonly kind: 'array';
  readonly axes: readonly AxisType[];
  readonly fixed: readonly FixedAxisType[];
  readonly reduced: readonly ReducedAxisType[];
  readonly unit: ValueUnit;
  readonly dtype: 'float32' | 'float64' | 'bool';
  /** Short name for labels: `phisp`, or the canonical text when it is a combination. */
  readonly name: string;
}

export interface VectorType {
  readonly kind: 'vector';
  /** All of one shape and unit. */
  readonly components: readonly { readonly letter: 'x' | 'y' | 'z'; readonly type: ArrayType }[];
  readonly name: string;
}

/** The type of an expression, known before anything is read. */
export type ValueType = ArrayType | VectorType;
