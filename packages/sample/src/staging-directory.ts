import { lstatSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { NoParentDirectoryError, RunExistsError } from './errors.js';

/** A directory that is filled under a hidden name beside its place and gets its name when it is whole. */
export class StagingDirectory {
  private constructor(
    readonly target: string,
    readonly path: string,
    /** Parents that had to be made, the deepest first. */
    private readonly madeParents: readonly string[],
  ) {}

  /** @throws RunExistsError, NoParentDirectoryError */
  static async begin(directory: string): Promise<StagingDirectory> {
    const target = resolve(directory);
    refuseExisting(target);
    const parent = dirname(target);
    const path = join(parent, `.${basename(target)}.partial-${process.pid}`);
    try {
      const firstMade = await mkdir(parent, { recursive: true });
      // What is left of a process that had the same number and was killed.
      await rm(path, { recursive: true, force: true });
      await mkdir(path);
      return new StagingDirectory(target, path, firstMade === undefined ? [] : upTo(firstMade, parent));
    } catch (cause) {
      throw new NoParentDirectoryError(parent, { cause });
    }
  }

  /** Gives the directory its name. @throws RunExistsError when something took the name meanwhile. */
  async finish(): Promise<void> {
    refuseExisting(this.target);
    await rename(this.path, this.target);
  }

  /** Removes everything that was made. */
  async discard(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
    for (const parent of this.madeParents) {
      try {
        await rmdir(parent);
      } catch {
        // Somebody else uses it by now.
        return;
      }
    }
  }

  async sizeOf(names: readonly string[]): Promise<number> {
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(this.path, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

/** The directories from `deepest` up to `first`. */
function upTo(first: string, deepest: string): string[] {
  const directories = [deepest];
  for (let here = deepest; here !== first && here !== dirname(here); ) {
    here = dirname(here);
    directories.push(here);
  }
  return directories;
}

function refuseExisting(target: string): void {
  // Not `exists`: a dangling symbolic link is something, too.
  let found = false;
  try {
    found = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // The parent cannot be searched, which making the directory will tell.
  }
  if (found) throw new RunExistsError(target);
}
