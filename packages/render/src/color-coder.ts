/** Level = (shown value − min) · gain. */
export interface LevelLine {
  readonly min: number;
  readonly gain: number;
}

/**
 * Turns shown values into codes: 0 … levels − 1 in the range, then `under`, `over` and `bad`. What can be done to the
 * nodes before they are interpolated (anything affine) is done there, once and not for every pixel.
 */
export interface ColorCoder {
  readonly levels: number;
  /** Where the measure is levels above a lower limit: how they follow from the shown values; else null. */
  readonly line: LevelLine | null;
  /** Turns shown values into the coder's own measure, in place; values that are not finite become NaN. */
  measure(values: Float64Array): void;
  /** Codes of `a + (b − a) · weight`, both rows in the coder's measure; allocates nothing. */
  encode(a: Float64Array, b: Float64Array, weight: number, codes: Uint16Array): void;
  /** What `colors` has for these codes, as many as `target` takes; allocates nothing that grows with the row. */
  paint(a: Float64Array, b: Float64Array, weight: number, colors: Uint8Array, target: Uint8Array): void;
}
