import { opendir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOfRun } from '@emout/emses/run-directory';
import type { RunPlaces } from './run-places.js';

/** Bounds of a search, so that a root that holds half a file system costs seconds and not hours. */
export interface SearchBounds {
  /** Directories below the root; a run at depth 1 lies directly in it. */
  readonly maxDepth: number;
  readonly maxDirectories: number;
  readonly maxRuns: number;
}

export const SEARCH_BOUNDS: SearchBounds = { maxDepth: 8, maxDirectories: 20_000, maxRuns: 2_000 };

/** What a search for runs met. */
export interface Discovery {
  /** Real paths, siblings by name, below each root, roots in their order; each run once. */
  readonly directories: readonly string[];
  /** Sentences about places that could not be searched. */
  readonly notes: readonly string[];
}

/**
 * Searches places for runs, also inside of runs; hidden directories are passed over. Links are followed to what lies
 * in these places only, and every one is entered once, so that loops end.
 */
export async function discoverRuns(
  places: RunPlaces,
  signal: AbortSignal,
  bounds: SearchBounds = SEARCH_BOUNDS,
): Promise<Discovery> {
  const directories: string[] = [];
  const notes: string[] = [];
  const entered = new Set<string>();
  let full = false;

  async function enter(path: string, depth: number): Promise<void> {
    signal.throwIfAborted();
    if (full || entered.has(path)) return;
    if (entered.size >= bounds.maxDirectories || directories.length >= bounds.maxRuns) {
      full = true;
      const reached =
        directories.length >= bounds.maxRuns
          ? `${bounds.maxRuns} runs`
          : `${bounds.maxDirectories} directories`;
      notes.push(`The search ended after ${reached}; name narrower roots to see the rest.`);
      return;
    }
    entered.add(path);
    const { files, children } = await list(path, notes);
    if (namesOfRun(files)) directories.push(path);
    if (depth >= bounds.maxDepth) return;
    for (const child of children) {
      const real = child.isLink ? await realDirectory(child.path) : child.path;
      if (real !== null && places.rootOf(real) !== null) await enter(real, depth + 1);
    }
  }

  for (const start of places.starts) await enter(start, 0);
  return { directories, notes };
}

interface Listing {
  readonly files: readonly string[];
  readonly children: readonly { readonly path: string; readonly isLink: boolean }[];
}

/** Restart files of the solver: many, large, and no run of their own. */
const RESTART_DIRECTORY = /^SNAPSHOT\d*$/;

async function list(directory: string, notes: string[]): Promise<Listing> {
  const files: string[] = [];
  const children: { path: string; isLink: boolean }[] = [];
  try {
    for await (const entry of await opendir(directory)) {
      const { name } = entry;
      const isLink = entry.isSymbolicLink();
      if (!entry.isDirectory()) files.push(name);
      if (name.startsWith('.') || RESTART_DIRECTORY.test(name)) continue;
      if (entry.isDirectory() || isLink) children.push({ path: join(directory, name), isLink });
    }
  } catch {
    notes.push(`${directory} cannot be listed.`);
  }
  // `run_2` before `run_10`.
  children.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  return { files, children };
}

/** Where a link leads, null when that is no directory. */
async function realDirectory(link: string): Promise<string | null> {
  try {
    const real = await realpath(link);
    // Opening is the check: a link to a file fails here and is not a problem.
    await (await opendir(real)).close();
    return real;
  } catch {
    return null;
  }
}
