/** One parameter as it is written: `wp(1:3)` with `2.104, 0.0491, 4.2`. */
export interface ParameterEntry {
  /** Lower case; components of derived types after a percent sign, `t%x`. */
  name: string;
  /** Fortran indices as they would be written, `(1:3)`; empty for a scalar and an array without indices. */
  indices: string;
  /** The values in namelist notation; empty where the file gives none. */
  text: string;
  /** Of a plain number; null for arrays, texts, logicals and numbers that are not finite. */
  number: number | null;
}

export interface ParameterGroup {
  name: string;
  entries: ParameterEntry[];
}
