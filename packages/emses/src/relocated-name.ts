import type { SpaceAxis } from './potential-boundary.js';

/** What a name such as `rex` stands for: a component of E or B at the nodes. */
export interface RelocatedName {
  /** The field that it is made of: `ex`. */
  readonly source: string;
  readonly field: 'electric' | 'magnetic';
  readonly component: SpaceAxis;
}

const PATTERN = /^r(([eb])([xyz]))$/;

/** Reads `rex` … `rbz`; null for every other name. */
export function relocatedName(name: string): RelocatedName | null {
  const [, source, field, letter] = PATTERN.exec(name) ?? [];
  if (source === undefined || (letter !== 'x' && letter !== 'y' && letter !== 'z')) return null;
  return { source, field: field === 'e' ? 'electric' : 'magnetic', component: letter };
}
