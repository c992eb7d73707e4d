import type { Run } from '@emout/emses/run';
import type { RunLibrary } from '../../run-library.js';
import type { GoldenNode } from './golden-node.js';

/** What comparisons take the values of this library from. */
export interface GoldenContext {
  /** Its run `small` is that of the files of the original. */
  readonly library: RunLibrary;
  readonly run: Run;
}

/** One thing to compare; it fails by throwing. */
export interface GoldenCase {
  readonly title: string;
  readonly compare: (context: GoldenContext) => void;
}

/** The comparisons of a section of the files. */
export type GoldenComparison = (section: GoldenNode) => GoldenCase[];

/** A section that is compared as a whole. */
export function wholeSection(
  compare: (section: GoldenNode, context: GoldenContext) => void,
): GoldenComparison {
  return (section) => [{ title: 'as a whole', compare: (context) => compare(section, context) }];
}

/** A section of which each part is compared for itself. */
export function eachPart(compare: (part: GoldenNode, context: GoldenContext) => void): GoldenComparison {
  return (section) =>
    section.parts.map((part) => ({ title: part.key, compare: (context) => compare(part, context) }));
}
