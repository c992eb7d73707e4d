import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { namesOfRun } from '@emout/emses/run-directory';

/** Names that settle the question for most runs without a listing: a run may hold thousands of particle files. */
const TELLING_NAMES = ['plasma.inp', 'plasma.toml', 'phisp00_0000.h5'];

/** Whether a directory holds a run; false when it cannot be listed. */
export function holdsRun(directory: string): boolean {
  if (TELLING_NAMES.some((name) => isFile(join(directory, name)))) return true;
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return namesOfRun(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  } catch {
    return false;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // A directory that may not be entered.
    return false;
  }
}
