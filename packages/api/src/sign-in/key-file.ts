import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { idOfHash, type KeyRecord, keyRecordSchema } from './sign-in-key.js';

/** A full scope in its longest words fits. */
const MAX_FILE_BYTES = 256 * 1024;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** True for the error of a file that is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Makes the directory of a session's keys, which its owner alone may enter. */
export function ensureKeysDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
}

/** Writes a file (0600) that must not exist yet, whole or not at all; false when it does. */
export function createKeyFile(file: string, text: string): boolean {
  const temporary = `${file}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A regular file of this account that nobody else may write; a symbolic link is none. */
function readOwnFile(file: string): string | null {
  // A pipe under this name would keep a plain open waiting.
  const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(handle);
    const own = process.getuid === undefined || stats.uid === process.getuid();
    if (!stats.isFile() || !own || (stats.mode & 0o022) !== 0 || stats.size > MAX_FILE_BYTES) return null;
    const bytes = Buffer.alloc(stats.size);
    const length = readSync(handle, bytes, 0, bytes.byteLength, 0);
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(handle);
  }
}

function parseRecord(text: string, file: string): KeyRecord | null {
  try {
    const record = keyRecordSchema.parse(JSON.parse(text));
    return path.basename(file).startsWith(`${idOfHash(record.hash)}.`) ? record : null;
  } catch {
    return null;
  }
}

/**
 * Reads a key's file; null where there is none. One that is not a key, that others may write, or that bears the name
 * of another key is set aside as `….broken` and counts as none.
 */
export function readKeyFile(file: string): KeyRecord | null {
  let text: string | null = null;
  try {
    text = readOwnFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    // A link, or a file that this account may not read.
    if (codeOf(error) !== 'ELOOP' && codeOf(error) !== 'EACCES') throw error;
  }
  const record = text === null ? null : parseRecord(text, file);
  if (record === null) setAside(file);
  return record;
}

function setAside(file: string): void {
  try {
    renameSync(file, `${file.replace(/\.json$/, '')}.broken`);
  } catch (error) {
    // Somebody else did, or the name is taken by a directory: either way it is not read as a key.
    if (codeOf(error) === 'EIO' || codeOf(error) === 'ESTALE') throw error;
  }
}
