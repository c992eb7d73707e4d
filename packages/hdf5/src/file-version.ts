import { type Stats, statSync } from 'node:fs';

/** What tells one state of a file from another. */
export interface FileVersion {
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

/**
 * The present version of a file: one `stat`, cheap enough to ask before every picture.
 * @throws the `ENOENT`, `EACCES` … of the file system.
 */
export function fileVersion(path: string): FileVersion {
  return versionOf(statSync(path));
}

export function versionOf(stats: Stats): FileVersion {
  return { size: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino };
}

export function sameVersion(a: FileVersion, b: FileVersion): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.inode === b.inode;
}
