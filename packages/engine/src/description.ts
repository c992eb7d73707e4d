import type { AxisName } from '@emout/expr/scope';

/** How long reading, composing and painting took. */
export interface Timings {
  readonly readMs: number;
  readonly composeMs: number;
  readonly paintMs: number;
}

/** Positions `first + k·spacing` (shown unit), which are the field's indices `startIndex + k·stepIndex`. */
export interface AxisDescription {
  name: AxisName;
  unit: string | null;
  first: number;
  spacing: number;
  count: number;
  startIndex: number;
  stepIndex: number;
}

/** An axis that an integer index removed. */
export interface FixedAxis {
  axis: AxisName;
  index: number;
  value: number;
  unit: string | null;
}

/** An axis that a reduction removed: `mean` from the first to the last coordinate. */
export interface ReducedAxis {
  axis: AxisName;
  operation: string;
  first: number;
  last: number;
}

/** Contours at round levels between the colour limits of a map. */
export interface ContourDescription {
  rule: 'even' | 'decades' | 'one-two-five';
  /** Of even levels the difference in the shown unit, of decades their number between two levels. */
  interval: number | null;
  levels: number[];
  /** Levels at which there is only noise; they are not drawn. */
  noisy: number[];
}

/** What a panel shows, in numbers of the shown unit. */
export interface PanelDescription {
  expression: string;
  name: string;
  unit: string | null;
  shape: number[];
  axes: AxisDescription[];
  fixed: FixedAxis[];
  limits: { min: number; max: number };
  data: { min: number | null; max: number | null };
  histogram: { edges: number[]; counts: number[] };
  /** Null unless the figure asks for contours at the levels of its colours. */
  contours: ContourDescription | null;
  nonPositiveFraction: number;
  noValueFraction: number;
  python: string;
}

/** What a figure shows, panel by panel. */
export interface FigureDescription {
  etag: string;
  panels: PanelDescription[];
  timings: Timings;
}

/** The numbers of an expression in C order; null where there is no value. */
export interface DataValues {
  expression: string;
  name: string;
  unit: string | null;
  shape: number[];
  axes: AxisDescription[];
  values: (number | null)[];
}
