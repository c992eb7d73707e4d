/** What a `reason` is made of, to be told in another language. */
export interface Notice {
  code: string;
  values: Record<string, number | string>;
}

/** One line of the list of runs. */
export interface RunSummary {
  /** The run's address: its path below a root. */
  run: string;
  name: string;
  state: 'complete' | 'growing' | 'stopped' | 'waiting' | 'unreadable';
  reason: string | null;
  notice: Notice | null;
  steps: { written: number; expected: number | null; lastTimeS: number | null };
  grid: { nx: number; ny: number; nz: number } | null;
  dxM: number | null;
  bytes: number;
  modifiedAtMs: number;
  /** `phisp`, or the first readable field. */
  thumbnailField: string | null;
}

/** One grid field of a run. */
export interface FieldSummary {
  name: string;
  label: string;
  category: 'fields' | 'densities' | 'currents' | 'charges' | 'other';
  bytes: number;
  /** (t, z, y, x) */
  shape: [number, number, number, number] | null;
  dtype: string | null;
  unit: string | null;
  state: 'readable' | 'empty' | 'unreadable';
  /** Also of a field that can be read in part. */
  reason: string | null;
  notice: Notice | null;
  time: { firstS: number | null; spacingS: number | null; firstEmses: number; spacingEmses: number };
  spacingM: number | null;
}

/** A run with its fields. */
export interface RunDetail extends RunSummary {
  /** Label of the root. */
  root: string;
  conversionKey: { dxM: number; toC: number } | null;
  fields: FieldSummary[];
  problems: { what: string }[];
  species: number | null;
}

/** The runs below all roots. */
export interface RunListing {
  runs: { readonly root: string; readonly summary: RunSummary }[];
  /** Sentences about places that could not be searched. */
  notes: readonly string[];
}
