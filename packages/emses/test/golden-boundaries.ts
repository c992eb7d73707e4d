import { readFileSync } from 'node:fs';

type Triple = readonly [number, number, number];

export interface GoldenSurface {
  readonly nverts: number;
  readonly nfaces: number;
  readonly bbox_min: Triple;
  readonly bbox_max: Triple;
  readonly area: number;
  /** Mean of the vertices. */
  readonly centroid: Triple;
  readonly V_first: readonly Triple[];
  readonly V_last: readonly Triple[];
  readonly F_first: readonly Triple[];
  readonly F_last: readonly Triple[];
}

interface GoldenBoundaries {
  readonly len: number;
  readonly types: readonly string[];
  readonly skipped: readonly (readonly [number, string, string])[];
  readonly items: readonly {
    readonly index: number;
    readonly btype: string;
    readonly mesh_si: GoldenSurface;
    readonly mesh_grid: GoldenSurface;
  }[];
  readonly composite_si: GoldenSurface;
  readonly composite_grid: GoldenSurface;
  readonly composite_ntheta16: GoldenSurface;
  readonly composite_scale2: GoldenSurface;
}

const file: { readonly small: { readonly boundaries: GoldenBoundaries } } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/small.json', import.meta.url), 'utf8'),
);

/** What the Python emout makes of the boundaries of the golden run. */
export const goldenBoundaries: GoldenBoundaries = file.small.boundaries;
