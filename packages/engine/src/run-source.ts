import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Overlap } from '@emout/emses/continuations';
import { UnknownRunError } from './errors.js';
import type { Root, RootSet } from './roots.js';

/** Where the data of a run lies: one directory, or several that continue one another. */
export interface RunSource {
  /** Equal for equal sources. */
  readonly id: string;
  readonly root: Root;
  /** Real path. */
  readonly directory: string;
  /** As it was reached, links unresolved: for stamps. */
  readonly path: string;
  readonly continuations: 'auto' | readonly string[];
  /** Directories whose files the numbers may depend on, the first included. */
  readonly directories: readonly string[];
  readonly overlap: Overlap;
}

/**
 * The run at an address. `sim` is one directory; `sim+` that and the continuations `sim_2`, `sim_3`, … beside it;
 * `sim+other+third` those three, in this order. A directory that is really called so comes first.
 * @throws UnknownRunError, PathOutsideRootsError
 */
export function runSource(roots: RootSet, address: string, overlap: Overlap = 'compare'): RunSource {
  try {
    return sourceOf(roots, address, [], overlap);
  } catch (error) {
    const plus = address.indexOf('+');
    if (plus <= 0 || !(error instanceof UnknownRunError)) throw error;
    const rest = address.slice(plus + 1);
    return sourceOf(roots, address.slice(0, plus), rest === '' ? 'auto' : rest.split('+'), overlap);
  }
}

function sourceOf(
  roots: RootSet,
  address: string,
  continued: 'auto' | readonly string[],
  overlap: Overlap,
): RunSource {
  const { root, directory, path } = roots.resolve(address);
  const continuations =
    continued === 'auto' ? continued : continued.map((part) => roots.resolve(part).directory);
  const further =
    continued === 'auto' ? siblingsOf(roots, path) : continued.map((part) => roots.resolve(part).path);
  const joined = continuations === 'auto' ? '+' : continuations.map((part) => `+${part}`).join('');
  return {
    id: `${directory}${joined} ${overlap}`,
    root,
    directory,
    path,
    continuations,
    directories: [path, ...further],
    overlap,
  };
}

/** `sim_2`, `sim_3`, … beside `sim`, as far as they are called so; none when that place may not be read. */
function siblingsOf(roots: RootSet, path: string): string[] {
  const parent = dirname(path);
  if (!roots.allows(parent)) return [];
  const name = basename(path);
  const names = new Set(readdirSync(parent));
  const siblings: string[] = [];
  for (let part = 2; names.has(`${name}_${part}`); part += 1) siblings.push(join(parent, `${name}_${part}`));
  return siblings;
}
