import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileVersion } from '@emout/hdf5/hdf5-file';
import { RunDirectoryError } from './errors.js';
import { type RunFiles, sortFileNames } from './file-names.js';

/** A file of a run as the file system has it now. */
export interface ListedFile {
  readonly fileName: string;
  readonly path: string;
  readonly version: FileVersion;
  readonly birthtimeMs: number;
  /** Why it is not to be opened, as a sentence; null when it may be. */
  readonly refusal: string | null;
}

export interface RunListing extends RunFiles {
  /** Field, diagnostic and parameter files by name; particle files are not looked at one by one. */
  readonly files: ReadonlyMap<string, ListedFile>;
}

/** Decides about the target of a symbolic link; the run itself was decided upon by whoever opened it. */
export type MayRead = (realPath: string) => boolean;

const NO_VERSION: FileVersion = { size: 0, mtimeMs: 0, inode: 0 };

/** Lists a run directory: one `readdir`, and one `stat` per file that is read from. @throws RunDirectoryError */
export function listRun(directory: string, mayRead: MayRead): RunListing {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    throw new RunDirectoryError(directory, reasonOf(error), { cause: error });
  }
  const byName = new Map(entries.filter((entry) => !entry.isDirectory()).map((entry) => [entry.name, entry]));
  const sorted = sortFileNames(byName.keys());
  const files = new Map<string, ListedFile>();
  for (const fileName of [...sorted.fields.values(), ...sorted.diagnostics, ...sorted.inputs]) {
    files.set(
      fileName,
      listFile(directory, fileName, byName.get(fileName)?.isSymbolicLink() ?? false, mayRead),
    );
  }
  return { ...sorted, files };
}

function listFile(directory: string, fileName: string, isLink: boolean, mayRead: MayRead): ListedFile {
  const path = join(directory, fileName);
  const refused = (refusal: string): ListedFile => ({
    fileName,
    path,
    version: NO_VERSION,
    birthtimeMs: 0,
    refusal,
  });
  try {
    if (isLink && !mayRead(realpathSync(path))) {
      return refused('It is a link to a place outside the folders that may be read.');
    }
    const stats = statSync(path);
    // Opening a named pipe would wait for its other end for ever.
    if (!stats.isFile()) return refused('It is not a regular file.');
    const version = { size: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino };
    return { fileName, path, version, birthtimeMs: stats.birthtimeMs, refusal: null };
  } catch (error) {
    return refused(reasonOf(error));
  }
}

const FILE_SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'It does not exist any more.',
  ENOTDIR: 'It is not a folder.',
  EACCES: 'This account may not read it.',
  EPERM: 'This account may not read it.',
  ELOOP: 'Its symbolic links lead in a circle.',
  EMFILE: 'Too many files are open.',
  EIO: 'The disk reported an error.',
  ESTALE: 'The file server has lost it.',
};

/** A failure of the file system as a sentence; other errors keep their words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The reason is not known.';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return FILE_SYSTEM_REASONS[code] ?? error.message;
}

export function sameVersion(a: FileVersion, b: FileVersion): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.inode === b.inode;
}
