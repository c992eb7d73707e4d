import type { BoundaryParameter } from './boundary-numbers.js';
import type { BoundaryShape, BoundaryType } from './boundary-shape.js';
import type { SkippedEntry } from './boundary-skips.js';

/** One boundary of a run. It has a shape, or a problem: a sentence that names the number that is missing or wrong. */
export type Boundary = {
  /** Place in the list of boundary types, 0 for the first. */
  readonly index: number;
  /** The same place counted from 1: the index of its numbers in the input. */
  readonly fortranIndex: number;
  readonly type: BoundaryType;
  /** In English: `Open cylinder along z`. */
  readonly label: string;
  /** Its numbers as far as they could be read, under their names in the input. */
  readonly parameters: readonly BoundaryParameter[];
} & (
  | { readonly shape: BoundaryShape; readonly problem: null }
  | { readonly shape: null; readonly problem: string }
);

export interface Boundaries {
  readonly boundaries: readonly Boundary[];
  /** Entries that are no boundary with a surface, and why. */
  readonly skipped: readonly SkippedEntry[];
}
