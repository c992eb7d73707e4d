import type { NdArray } from '@emout/ndarray/ndarray';

export type AxisName = 't' | 'z' | 'y' | 'x';

/** One axis of an array: its index positions in the field and its coordinates in the unit that is shown. */
export interface AxisData<Name extends string = string> {
  /** Of a field one of t, z, y, x; of other grids any name, such as `vx`. */
  readonly name: Name;
  /** Plain symbol ('m', 's'), or null for grid indices. */
  readonly unit: string | null;
  /** Position k of the array is index `start + k·step` of the field. */
  readonly start: number;
  readonly step: number;
  readonly count: number;
  /** Coordinate of position k: `first + k·spacing`, in `unit`. */
  readonly first: number;
  readonly spacing: number;
}

/** What a quantity is called. */
export interface Quantity {
  readonly name: string;
  /** Plain symbol of the shown unit ('V', 'A/m^2', '/m^3'), or null for EMSES values. */
  readonly unit: string | null;
}

/** A field as read, with what is needed to label it. */
export interface FieldData extends Quantity {
  /** EMSES values, one array axis for each entry of `axes`, in that order. */
  readonly values: NdArray;
  /** Shown value = EMSES value × factor; positive. */
  readonly factor: number;
  readonly axes: readonly AxisData[];
  /** Canonical expression, for messages. */
  readonly expression: string;
}

/** The components of a vector field, each on the same axes. */
export interface VectorData extends Quantity {
  readonly components: readonly { readonly letter: 'x' | 'y' | 'z'; readonly field: FieldData }[];
  readonly expression: string;
}

/** Points of a plane in shown units; as many in `x` as in `y`, NaN where there is none. */
export interface PointsData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xQuantity: Quantity;
  readonly yQuantity: Quantity;
  readonly expression: string;
}

/** Curves in the plane of two axes. */
export interface CurvesData {
  /** Names of the coordinates in the order in which `points` has them. */
  readonly axes: readonly [Quantity, Quantity];
  /** a0, b0, a1, b1, … in shown units; NaN between curves. */
  readonly points: Float64Array;
}

/** What a layer draws, as far as it comes from somewhere else than the specification. */
export type LayerData =
  | { readonly kind: 'field'; readonly field: FieldData }
  | { readonly kind: 'vector'; readonly vector: VectorData }
  | { readonly kind: 'points'; readonly points: PointsData }
  | { readonly kind: 'curves'; readonly curves: CurvesData }
  | { readonly kind: 'none' };

export interface PanelData {
  /** One entry for each layer of the panel, in the same order. */
  readonly layers: readonly LayerData[];
}

export interface FigureData {
  /** One entry for each panel of the specification, in the same order. */
  readonly panels: readonly PanelData[];
}

/** What an axis needs to be laid on the page. */
export type AxisGrid = Pick<AxisData, 'name' | 'count' | 'first' | 'spacing'>;

/** Coordinate of array position `k` (fractions allowed) on an axis, in its unit. */
export function coordinateAt(axis: AxisGrid, k: number): number {
  return axis.first + k * axis.spacing;
}

/** Array position (a fraction between nodes) of a coordinate on an axis; the inverse of `coordinateAt`. */
export function positionAt(axis: AxisGrid, coordinate: number): number {
  return (coordinate - axis.first) / axis.spacing;
}
