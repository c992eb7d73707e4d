/** One item between the brackets of a NumPy subscript; `null` bounds are omitted ones. */
export type IndexItem =
  | { readonly kind: 'index'; readonly at: number }
  | {
      readonly kind: 'range';
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  | { readonly kind: 'ellipsis' };

/** The positions `start + k·step`, k = 0 … count − 1, of one axis of the original array. */
export interface AxisSelection {
  readonly start: number;
  /** Never 0; negative for reversed ranges. */
  readonly step: number;
  readonly count: number;
  /** True when an integer index removed the axis (then count is 1). */
  readonly dropped: boolean;
}
