import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileVersion } from '@emout/hdf5/hdf5-file';
import { RunDirectoryError } from './errors.js';
import { type RunFiles, sortFileNames } from './file-names.js';
import { type Notice, type NoticeCode, notice } from './notice.js';

/** A file of a run as the file system has it now. */
export interface ListedFile {
  readonly fileName: string;
  readonly path: string;
  readonly version: FileVersion;
  readonly birthtimeMs: number;
  /** Why it is not to be opened; null when it may be. */
  readonly refusal: Notice | null;
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

/** What the file system says about a file; links are followed where that is allowed. */
export function listFile(directory: string, fileName: string, isLink: boolean, mayRead: MayRead): ListedFile {
  const path = join(directory, fileName);
  const refused = (refusal: Notice): ListedFile => ({
    fileName,
    path,
    version: NO_VERSION,
    birthtimeMs: 0,
    refusal,
  });
  try {
    if (isLink && !mayRead(realpathSync(path))) {
      return refused(notice('outsideRoots', 'It is a link to a place outside the folders that may be read.'));
    }
    const stats = statSync(path);
    // Opening a named pipe would wait for its other end for ever.
    if (!stats.isFile()) return refused(notice('notAFile', 'It is not a regular file.'));
    const version = { size: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino };
    return { fileName, path, version, birthtimeMs: stats.birthtimeMs, refusal: null };
  } catch (error) {
    return refused(noticeOf(error));
  }
}

const FILE_SYSTEM_REASONS: ReadonlyMap<string, readonly [NoticeCode, string]> = new Map([
  ['ENOENT', ['gone', 'It does not exist any more.']],
  ['ENOTDIR', ['notAFolder', 'It is not a folder.']],
  ['EACCES', ['noPermission', 'This account may not read it.']],
  ['EPERM', ['noPermission', 'This account may not read it.']],
  ['ELOOP', ['linkCircle', 'Its symbolic links lead in a circle.']],
  ['EMFILE', ['tooManyOpen', 'Too many files are open.']],
  ['EIO', ['diskError', 'The disk reported an error.']],
  ['ESTALE', ['lostByServer', 'The file server has lost it.']],
]);

/** A failure of the file system; other errors keep their words. */
export function noticeOf(error: unknown): Notice {
  if (!(error instanceof Error)) return notice('other', 'The reason is not known.');
  const known = FILE_SYSTEM_REASONS.get('code' in error ? String(error.code) : '');
  return known === undefined ? notice('other', error.message) : notice(...known);
}

/** The same as a sentence. */
export function reasonOf(error: unknown): string {
  return noticeOf(error).text;
}

export function sameVersion(a: FileVersion, b: FileVersion): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.inode === b.inode;
}
