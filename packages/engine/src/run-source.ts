import { basename, dirname, join } from 'node:path';
import type { Overlap } from '@emout/emses/continuations';
import { UnknownRunError } from './errors.js';
import { MAX_ADDRESS_LENGTH } from './roots.js';
import type { Root, RunPlaces } from './run-places.js';

/** Where the data of a run lies: one directory, or several that continue one another. */
export interface RunSource {
  /** Equal for equal sources. */
  readonly id: string;
  /** Of the first directory, continuations left out. */
  readonly address: string;
  readonly root: Root;
  /** Real path. */
  readonly directory: string;
  /** As it was reached, links unresolved: for stamps. */
  readonly path: string;
  readonly continuations: 'auto' | readonly string[];
  /** Directories whose files the numbers may depend on, the first included. */
  readonly directories: readonly string[];
  /** Where a further continuation would appear; null when none is looked for. */
  readonly awaited: string | null;
  readonly overlap: Overlap;
  /** Decides about the targets of links, and about continuations. */
  readonly mayRead: (realPath: string) => boolean;
}

/**
 * The run at an address. `sim` is one directory; `sim+` that and the continuations `sim_2`, `sim_3`, … beside it;
 * `sim+other+third` those three, in this order. A directory that is really called so comes first, as `a+b` and, with
 * continuations, in `a+b+`.
 * @throws UnknownRunError, PathOutsideRootsError
 */
export function runSource(places: RunPlaces, address: string, overlap: Overlap = 'compare'): RunSource {
  try {
    return sourceOf(places, address, [], overlap);
  } catch (error) {
    if (!(error instanceof UnknownRunError) || address.length > MAX_ADDRESS_LENGTH) throw error;
    const plus = plusAfterRun(places, address);
    if (plus <= 0) throw error;
    const rest = address.slice(plus + 1);
    return sourceOf(places, address.slice(0, plus), rest === '' ? 'auto' : rest.split('+'), overlap);
  }
}

/** The last plus sign behind the address of a run; else the first, for the message. */
function plusAfterRun(places: RunPlaces, address: string): number {
  const first = address.indexOf('+');
  for (let plus = address.lastIndexOf('+'); plus > first; plus = address.lastIndexOf('+', plus - 1)) {
    if (places.has(address.slice(0, plus))) return plus;
  }
  return first;
}

function sourceOf(
  places: RunPlaces,
  address: string,
  continued: 'auto' | readonly string[],
  overlap: Overlap,
): RunSource {
  const { root, directory, path } = places.resolve(address);
  const named = continued === 'auto' ? [] : continued.map((part) => places.resolve(part));
  const siblings = continued === 'auto' ? siblingsOf(places, directory) : null;
  const continuations = continued === 'auto' ? continued : named.map((part) => part.directory);
  const joined = continuations === 'auto' ? '+' : continuations.map((part) => `+${part}`).join('');
  return {
    id: `${directory}${joined} ${overlap} ${places.id}`,
    address,
    root,
    directory,
    path,
    continuations,
    directories: [path, ...(siblings?.present ?? named.map((part) => part.path))],
    awaited: siblings?.awaited ?? null,
    overlap,
    mayRead: (realPath) => places.mayRead(realPath),
  };
}

/** `sim_2`, `sim_3`, … beside the real `sim`, as far as they are there and may be read, and the one after them. */
function siblingsOf(places: RunPlaces, directory: string): { present: string[]; awaited: string | null } {
  const present: string[] = [];
  for (let part = 2; ; part += 1) {
    const sibling = join(dirname(directory), `${basename(directory)}_${part}`);
    // Whether there is one that may not be seen must not be told by the files that an answer depends on.
    if (!places.couldHold(sibling)) return { present, awaited: null };
    if (!places.allows(sibling)) return { present, awaited: sibling };
    present.push(sibling);
  }
}
