import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the runs and the numbers of the Python emout lie. */
export const GOLDEN = fileURLToPath(new URL('../../../../fixtures/golden/', import.meta.url));

/** What the original gave for one array: statistics, and all its values or samples of them. */
export interface GoldenNumbers {
  readonly shape?: readonly number[];
  readonly value?: number;
  readonly values?: unknown;
  readonly samples?: readonly { readonly i: readonly number[]; readonly v: number | 'NaN' }[];
  readonly nan?: number;
  readonly sum?: number;
  readonly mean?: number;
  readonly std?: number;
  readonly min?: number;
  readonly max?: number;
  readonly absmax?: number;
}

export interface GoldenEntry extends GoldenNumbers {
  readonly expr: string;
  readonly type?: string;
  readonly error?: string;
  readonly name?: string;
  readonly use_axes?: readonly string[];
  readonly components?: readonly (GoldenNumbers & { readonly name: string })[];
  readonly [axis: `axis_${string}`]: GoldenNumbers | undefined;
}

export interface GoldenSmall {
  readonly entries: readonly GoldenEntry[];
  /** The VTK file of the last potential: its first numbers, and those that belong there. */
  readonly to_vtk: {
    readonly first8: readonly number[];
    readonly expected_x_fastest_first8: readonly number[];
    readonly is_x_fastest: boolean;
  };
  readonly units: {
    readonly translators: Readonly<Record<string, { readonly name: string; readonly ratio: number }>>;
  };
}

export function goldenSmall(): GoldenSmall {
  const { small }: { small: GoldenSmall } = JSON.parse(readFileSync(`${GOLDEN}small.json`, 'utf8'));
  return small;
}

/** Positions in C order and the values that are known there. */
export function knownValues({ shape = [], value, values, samples = [] }: GoldenNumbers): Map<number, number> {
  const known = new Map<number, number>();
  if (value !== undefined) known.set(0, value);
  if (Array.isArray(values)) {
    for (const [k, one] of values.flat(3).entries()) known.set(k, one === 'NaN' ? Number.NaN : Number(one));
  }
  for (const { i, v } of samples) {
    const position = i.reduce((k, index, axis) => k * (shape[axis] ?? 1) + index, 0);
    known.set(position, v === 'NaN' ? Number.NaN : v);
  }
  return known;
}
