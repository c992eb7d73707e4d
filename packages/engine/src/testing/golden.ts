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

/** What single faults of the original are shown with; everything else is walked through in `golden.test.ts`. */
export interface GoldenSmall {
  readonly to_vtk: { readonly is_x_fastest: boolean };
  readonly units: {
    readonly translators: Readonly<Record<string, { readonly name: string; readonly ratio: number }>>;
  };
}

export function goldenSmall(): GoldenSmall {
  const { small }: { small: GoldenSmall } = JSON.parse(readFileSync(`${GOLDEN}small.json`, 'utf8'));
  return small;
}
