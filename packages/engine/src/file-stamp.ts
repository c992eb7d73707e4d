import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What a cheap look at a path tells of its content; `null` members: nothing is there. */
export interface FileStamp {
  /** Not resolved: the look goes through links, so that a link set anew is a change. */
  readonly path: string;
  readonly size: number | null;
  readonly mtimeMs: number | null;
  readonly inode: number | null;
}

function missing(path: string): FileStamp {
  return { path, size: null, mtimeMs: null, inode: null };
}

/** The stamp of a path now; take it before the content is read, so that a later change is noticed. */
export function stampOf(path: string): FileStamp {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined
      ? missing(path)
      : { path, size: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino };
  } catch {
    // Links in a circle, a name longer than the system's, a directory that may not be entered.
    return missing(path);
  }
}

async function freshStampOf(path: string): Promise<FileStamp> {
  try {
    const stats = await stat(path);
    return { path, size: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino };
  } catch {
    return missing(path);
  }
}

function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.inode === b.inode;
}

/** True while every file is as it was stamped; asks the file system without holding up the event loop. */
export async function stampsHold(stamps: readonly FileStamp[]): Promise<boolean> {
  const now = await Promise.all(stamps.map((stamp) => freshStampOf(stamp.path)));
  return stamps.every((stamp, k) => {
    const current = now[k];
    return current !== undefined && sameStamp(stamp, current);
  });
}

/** One line that changes when any of the files does. */
export function fingerprintOf(stamps: readonly FileStamp[]): string {
  return stamps.map(({ path, size, mtimeMs, inode }) => `${path}\0${size}\0${mtimeMs}\0${inode}`).join('\n');
}
