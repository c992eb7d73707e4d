import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface GoldenStatistics {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly sum?: number;
  readonly mean?: number;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly number[];
  readonly samples?: readonly { readonly i: readonly number[]; readonly v: number }[];
}

interface GoldenTranslator {
  readonly name: string;
  readonly unit: string;
  readonly ratio: number;
  readonly from_unit: number;
  readonly to_unit: number;
}

interface GoldenFieldUnit {
  readonly name: string;
  readonly unit: string;
  readonly ratio: number;
  readonly reverse_of_1: number;
}

export interface GoldenEntry extends Partial<GoldenStatistics> {
  readonly expr: string;
  readonly type?: string;
  readonly error?: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly use_axes?: readonly ('t' | 'z' | 'y' | 'x')[];
  readonly valunit?: GoldenFieldUnit | null;
  /** Of a vector. */
  readonly components?: readonly Omit<GoldenEntry, 'expr'>[];
  readonly [axis: `axis_${string}`]: GoldenStatistics;
}

interface GoldenRun {
  readonly inp: {
    readonly groups: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly start_index: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly attr: readonly { readonly expr: string; readonly value?: unknown; readonly error?: string }[];
  };
  readonly units: {
    readonly translators: Readonly<Record<string, GoldenTranslator>>;
    readonly field_units: Readonly<Record<string, GoldenFieldUnit | null>>;
    readonly dx: number;
    readonly to_c: number;
  };
  readonly entries: readonly GoldenEntry[];
}

const fixtures = new URL('../../../fixtures/golden/', import.meta.url);

/** A run of 16 × 12 × 40 cells and 5 snapshots, and what the Python emout makes of it. */
export const goldenRun: string = fileURLToPath(new URL('data/small', fixtures));

const file: { readonly small: GoldenRun } = JSON.parse(readFileSync(new URL('small.json', fixtures), 'utf8'));

export const golden: GoldenRun = file.small;
