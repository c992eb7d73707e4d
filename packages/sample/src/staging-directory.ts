import { lstatSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { NoParentDirectoryError, RunExistsError } from './errors.js';

/** A directory that is filled under a hidden name beside its place and gets its name when it is whole. */
export class StagingDirectory {
  private constructor(
    readonly target: string,
    readonly path: string,
  ) {}

  /** @throws RunExistsError, NoParentDirectoryError */
  static async begin(directory: string): Promise<StagingDirectory> {
    const target = resolve(directory);
    refuseExisting(target);
    const parent = dirname(target);
    const path = join(parent, `.${basename(target)}.partial-${process.pid}`);
    try {
      await mkdir(parent, { recursive: true });
      // What is left of a process that had the same number and was killed.
      await rm(path, { recursive: true, force: true });
      await mkdir(path);
    } catch (cause) {
      throw new NoParentDirectoryError(parent, { cause });
    }
    return new StagingDirectory(target, path);
  }

  /** Gives the directory its name. @throws RunExistsError when something took the name meanwhile. */
  async finish(): Promise<void> {
    refuseExisting(this.target);
    await rename(this.path, this.target);
  }

  /** Removes everything. */
  async discard(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }

  async sizeOf(names: readonly string[]): Promise<number> {
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(this.path, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

function refuseExisting(target: string): void {
  // Not `exists`: a dangling symbolic link is something, too.
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw new RunExistsError(target);
}
