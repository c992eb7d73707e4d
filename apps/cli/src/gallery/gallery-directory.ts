import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { holdsRun } from '@emout/engine/holds-run';
import { OutputFileError } from '../errors.js';
import { GalleryInRunError } from './gallery-errors.js';

/**
 * Makes the directory of a gallery, outside of the run.
 * @param runDirectories where the files of the run lie, links resolved.
 * @throws GalleryInRunError; OutputFileError where no directory can be made.
 */
export function makeGalleryDirectory(directory: string, runDirectories: readonly string[]): void {
  const real = realPath(resolve(directory));
  const inside = runDirectories.find((run) => `${real}${sep}`.startsWith(`${realPath(run)}${sep}`));
  const run = inside ?? (existsSync(real) && holdsRun(real) ? real : null);
  if (run !== null) throw new GalleryInRunError(directory, basename(run));
  try {
    mkdirSync(real, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason =
      code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in its place' : `the system says ${code}`;
    throw new OutputFileError(directory, reason, { cause: error });
  }
}

/** With the links of what is there already resolved. */
function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), basename(path));
}
