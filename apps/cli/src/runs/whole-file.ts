import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputFileError } from '../errors.js';

/** Where a file is written until it is whole; equal in all threads of the process. */
export function partialPath(path: string): string {
  return `${targetOf(path)}.${process.pid}.part`;
}

/**
 * A file that is written piece by piece; nothing stands under its name until it is whole, and what stood there
 * before stays until then. Disposing of it removes what is not whole.
 */
export class WholeFile implements Disposable {
  readonly #path: string;
  readonly #partial: string;
  #file: number | null;

  /** @throws OutputFileError where no file can be written */
  constructor(path: string) {
    this.#path = path;
    this.#partial = partialPath(path);
    const there = told(path, () => statSync(path, { throwIfNoEntry: false }));
    if (there?.isFile() === false) {
      throw new OutputFileError(path, there.isDirectory() ? 'it is a directory' : 'it is no regular file');
    }
    this.#file = told(path, () => openSync(this.#partial, 'wx'));
  }

  write(bytes: Uint8Array): void {
    const file = this.#file;
    if (file === null) return;
    told(this.#path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    });
  }

  /** Puts the file under its name. */
  finish(): void {
    const file = this.#file;
    if (file === null) return;
    told(this.#path, () => {
      closeSync(file);
      this.#file = null;
      renameSync(this.#partial, targetOf(this.#path));
    });
  }

  [Symbol.dispose](): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    rmSync(this.#partial, { force: true });
  }
}

/** A link stays, and leads to the new file. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const REASONS: ReadonlyMap<unknown, (path: string) => string> = new Map<unknown, (path: string) => string>([
  ['ENOENT', (path) => `there is no directory ${dirname(path)}`],
  ['ENOTDIR', (path) => `${dirname(path)} is no directory`],
  ['EACCES', (path) => `you may not write in ${dirname(path)}`],
  ['EROFS', () => 'the file system is read-only'],
  ['ENOSPC', () => 'the disk is full'],
  ['EDQUOT', () => 'your quota is used up'],
]);

function told<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason = REASONS.get(code)?.(path) ?? `the system says ${code ?? String(error)}`;
    throw new OutputFileError(path, reason, { cause: error });
  }
}
