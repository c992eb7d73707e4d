import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sortFileNames } from './file-names.js';

export interface FoundRun {
  readonly directory: string;
  /** Below the root, parts joined by slashes; empty for the root itself. */
  readonly path: string;
}

export interface FindRunsOptions {
  readonly signal?: AbortSignal;
  /** How many levels below the root are looked at; 6 unless told. */
  readonly maxDepth?: number;
}

const DEFAULT_DEPTH = 6;

/** True when the names in a directory are those of a run: a parameter file or a field file. */
export function namesOfRun(fileNames: Iterable<string>): boolean {
  const { fields, inputs } = sortFileNames(fileNames);
  return fields.size > 0 || inputs.length > 0;
}

/** Whether a directory holds a run; false when it cannot be listed. */
export async function isRunDirectory(directory: string): Promise<boolean> {
  const entries = await listDirectory(directory);
  return namesOfRun(entries.files);
}

/**
 * Every run at and below `root`, nearer ones first, siblings by name. Hidden directories and symbolic links to
 * directories are not followed, those that cannot be listed are passed over.
 */
export async function* findRuns(root: string, options: FindRunsOptions = {}): AsyncGenerator<FoundRun> {
  const { signal, maxDepth = DEFAULT_DEPTH } = options;
  let level: FoundRun[] = [{ directory: root, path: '' }];
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth += 1) {
    const below: FoundRun[] = [];
    for (const candidate of level) {
      signal?.throwIfAborted();
      const { files, directories } = await listDirectory(candidate.directory);
      if (namesOfRun(files)) yield candidate;
      for (const name of directories) {
        const path = candidate.path === '' ? name : `${candidate.path}/${name}`;
        below.push({ directory: join(candidate.directory, name), path });
      }
    }
    level = below;
  }
}

/** Restart files of the solver: many, large, and no run of their own. */
const SNAPSHOT_DIRECTORY = /^SNAPSHOT\d*$/;

async function listDirectory(directory: string): Promise<{ files: string[]; directories: string[] }> {
  const files: string[] = [];
  const directories: string[] = [];
  try {
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      if (!entry.isDirectory()) files.push(entry.name);
      else if (!entry.name.startsWith('.') && !SNAPSHOT_DIRECTORY.test(entry.name))
        directories.push(entry.name);
    }
  } catch {
    // Vanished or closed to us: nothing to show from there.
    return { files: [], directories: [] };
  }
  return { files, directories: directories.sort(compareNatural) };
}

/** `run_2` before `run_10`. */
function compareNatural(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : 1);
}
