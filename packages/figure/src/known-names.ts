import { nearNames } from '@emout/expr/near-names';

/** As many names are read at a glance. */
const MOST_LISTED = 12;
/** Names longer than any that there is. */
const LONGEST_SHOWN = 40;
/** The page that lists layers, colour maps and parameters. */
const PAGE = 'docs/figures.md';

/** Which names there are, for a sentence about one that there is not: a few whole, of many the nearest ones. */
export function knownNames(typed: unknown, names: readonly string[]): string {
  if (names.length <= MOST_LISTED) return `known ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`;
  const near = typeof typed === 'string' ? nearNames(typed, names) : [];
  if (near.length === 0) return `${PAGE} lists what there is`;
  return `near ${near.length === 1 ? 'is' : 'are'} ${enumerated(near)}; ${PAGE} lists all`;
}

/** What was given in place of a name, not longer than a name may be. */
export function shownName(typed: unknown): string {
  const written = JSON.stringify(typed) ?? 'something else';
  return written.length <= LONGEST_SHOWN ? written : `${written.slice(0, LONGEST_SHOWN)}…`;
}

function enumerated(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
