import type { NdArray } from '@emout/ndarray/ndarray';

export type AxisName = 't' | 'z' | 'y' | 'x';

/** One axis of an array: its index positions in the field and its coordinates in the unit that is shown. */
export interface AxisData {
  readonly name: AxisName;
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

/** A field as read, 0 to 2 axes, with what is needed to label it. */
export interface FieldData {
  readonly name: string;
  /** Plain symbol of the shown unit ('V', 'A/m^2', '/m^3'), or null for EMSES values. */
  readonly unit: string | null;
  /** EMSES values, one array axis for each entry of `axes`, in that order. */
  readonly values: NdArray;
  /** Shown value = EMSES value × factor; positive. */
  readonly factor: number;
  readonly axes: readonly AxisData[];
  /** Canonical expression, for messages. */
  readonly expression: string;
}

export interface PanelData {
  /** One field for each layer of the panel, in the same order. */
  readonly layers: readonly FieldData[];
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
