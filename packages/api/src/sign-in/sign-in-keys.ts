import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { KeyRequestError, TooManyKeysError } from './errors.js';
import { createKeyFile, ensureKeysDirectory, isMissing, readKeyFile } from './key-file.js';
import { markUsed, wasUsed } from './key-marks.js';
import {
  hashOfKey,
  idOfHash,
  isExpired,
  isKeyId,
  type KeyKind,
  type KeyRecord,
  keyRecordSchema,
  MAX_LABEL,
  MAX_SCOPE,
  MAX_SCOPE_TEXT,
  type Role,
  randomKey,
  sameHash,
} from './sign-in-key.js';

export { KeyRequestError, TooManyKeysError } from './errors.js';
export type { KeyKind, KeyRecord, Role } from './sign-in-key.js';

/** The most keys that a session has at once; expired ones make room. */
export const MAX_KEYS = 256;
/** Who opens an expired address is told so for this long. */
const EXPIRED_KEPT_MS = 7 * 24 * 3600_000;

/** What a new key is to open, and for how long. */
export interface KeyRequest {
  readonly kind: KeyKind;
  readonly role: Role;
  /** Run addresses or folder prefixes (`label/folder/run`) that alone may be seen; null or left out: everything. */
  readonly scope?: readonly string[] | null;
  /** Left out: until the key is used or revoked, or the session is stopped. */
  readonly expiresAt?: Date | null;
  /** What the list of keys calls it, up to 120 characters. */
  readonly label?: string | null;
}

/** A key that may be spoken of: its record without the hash. */
export interface ListedKey extends Omit<KeyRecord, 'hash' | 'v'> {
  readonly id: string;
  readonly expired: boolean;
}

/** What is known of a key that somebody brought. */
export type KeyFinding =
  | { readonly state: 'good'; readonly id: string; readonly record: KeyRecord }
  | { readonly state: 'used' | 'expired'; readonly id: string }
  | { readonly state: 'unknown' };

/** No process writes or takes a key for this long. */
const LEFT_BEHIND_MS = 60_000;

const UNKNOWN: KeyFinding = { state: 'unknown' };

/** The directory of the keys within a session's directory. */
function keysOf(sessionDirectory: string): string {
  return path.join(sessionDirectory, 'keys');
}

const fileOf = (directory: string, id: string) => path.join(directory, `${id}.json`);

function recordOf(request: KeyRequest, hash: string): KeyRecord {
  const scope = request.scope ?? null;
  if (scope !== null && (scope.length === 0 || scope.length > MAX_SCOPE)) {
    throw new KeyRequestError(
      `The key names ${scope.length} runs. It may name 1 to ${MAX_SCOPE}, or none for all of them.`,
    );
  }
  if (JSON.stringify(scope).length > MAX_SCOPE_TEXT) {
    throw new KeyRequestError(
      `The addresses of the runs have more than ${MAX_SCOPE_TEXT} characters together. Name a folder that holds them.`,
    );
  }
  if ((request.label?.length ?? 0) > MAX_LABEL) {
    throw new KeyRequestError(
      `The label has ${request.label?.length} characters. It may have up to ${MAX_LABEL}.`,
    );
  }
  if (request.expiresAt && Number.isNaN(request.expiresAt.getTime())) {
    throw new KeyRequestError('The time at which the key ends is not a time.');
  }
  const record = keyRecordSchema.safeParse({
    v: 1,
    hash,
    kind: request.kind,
    role: request.role,
    scope,
    created_at: new Date().toISOString(),
    expires_at: request.expiresAt?.toISOString() ?? null,
    label: request.label ?? null,
  });
  if (!record.success) {
    const issue = record.error.issues[0];
    throw new KeyRequestError(
      `${issue?.path.map(String).join('.') ?? 'The key'}: ${issue?.message ?? 'cannot be written.'}`,
    );
  }
  return record.data;
}

function idsIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.json') && isKeyId(name.slice(0, -5)))
      .map((name) => name.slice(0, -5))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Files that a process left behind which was killed while it wrote or took a key. */
function removeLeftovers(directory: string, nowMs: number): void {
  for (const name of readdirSync(directory)) {
    if (!name.endsWith('.tmp') && !name.endsWith('.taken')) continue;
    const file = path.join(directory, name);
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats !== undefined && stats.ctimeMs < nowMs - LEFT_BEHIND_MS) rmSync(file, { force: true });
  }
}

/** Removes keys that ended long ago, and where room is needed all that have ended; the number of those that stay. */
function sweep(directory: string, nowMs: number): number {
  const ended: string[] = [];
  let kept = 0;
  removeLeftovers(directory, nowMs);
  for (const id of idsIn(directory)) {
    const record = readKeyFile(fileOf(directory, id));
    if (record === null) continue;
    if (isExpired(record, nowMs - EXPIRED_KEPT_MS)) rmSync(fileOf(directory, id), { force: true });
    else if (isExpired(record, nowMs)) ended.push(id);
    else kept += 1;
  }
  if (kept + ended.length < MAX_KEYS) return kept + ended.length;
  for (const id of ended) rmSync(fileOf(directory, id), { force: true });
  return kept;
}

/**
 * Makes a key below `<session directory>/keys`, where only its hash is written; the key itself is returned here and
 * nowhere else. Throws `TooManyKeysError` and `KeyRequestError`.
 */
export function createKey(sessionDirectory: string, request: KeyRequest): { key: string; id: string } {
  const directory = keysOf(sessionDirectory);
  ensureKeysDirectory(directory);
  const key = randomKey();
  const hash = hashOfKey(key) ?? '';
  const id = idOfHash(hash);
  const record = recordOf(request, hash);
  if (sweep(directory, Date.now()) >= MAX_KEYS) throw new TooManyKeysError(MAX_KEYS);
  if (!createKeyFile(fileOf(directory, id), `${JSON.stringify(record)}\n`)) {
    throw new Error(`There is a key ${id} already, by chance of one in 10^19. Make another one.`);
  }
  return { key, id };
}

/** Looks for a key and leaves it as it is. */
export function findKey(sessionDirectory: string, key: string): KeyFinding {
  const hash = hashOfKey(key);
  if (hash === null) return UNKNOWN;
  const directory = keysOf(sessionDirectory);
  const id = idOfHash(hash);
  const record = readKeyFile(fileOf(directory, id));
  if (record === null) return wasUsed(directory, id) ? { state: 'used', id } : UNKNOWN;
  if (!sameHash(record.hash, hash)) return UNKNOWN;
  return isExpired(record, Date.now()) ? { state: 'expired', id } : { state: 'good', id, record };
}

/** Whether this process took the file: a rename whose answer got lost on a shared file system fails when it is tried again. */
function take(file: string, own: string): boolean {
  try {
    renameSync(file, own);
    return true;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return lstatSync(own, { throwIfNoEntry: false }) !== undefined;
  }
}

/** Looks for a key and takes a `once` key away: of all who bring it, wherever they are, one is told that it is good. */
export function useKey(sessionDirectory: string, key: string): KeyFinding {
  const found = findKey(sessionDirectory, key);
  if (found.state !== 'good' || found.record.kind === 'lasting') return found;
  const directory = keysOf(sessionDirectory);
  const own = path.join(directory, `${found.id}.${randomBytes(9).toString('hex')}.taken`);
  // Before the key goes: who comes between is told that it was used, not that it never was.
  markUsed(directory, found.id);
  if (!take(fileOf(directory, found.id), own)) return { state: 'used', id: found.id };
  rmSync(own, { force: true });
  return found;
}

/** Whether a key is still there and its time is not over; for what was opened with a `lasting` key. */
export function isKept(sessionDirectory: string, id: string): boolean {
  if (!isKeyId(id)) return false;
  const record = readKeyFile(fileOf(keysOf(sessionDirectory), id));
  return record !== null && !isExpired(record, Date.now());
}

/** The session's keys, oldest first, expired ones among them until they are swept. */
export function listKeys(sessionDirectory: string): ListedKey[] {
  const directory = keysOf(sessionDirectory);
  const now = Date.now();
  const listed: ListedKey[] = [];
  for (const id of idsIn(directory)) {
    const record = readKeyFile(fileOf(directory, id));
    if (record === null) continue;
    const { kind, role, scope, created_at, expires_at, label } = record;
    listed.push({ id, kind, role, scope, created_at, expires_at, label, expired: isExpired(record, now) });
  }
  return listed.sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id));
}

/**
 * Takes a key away by its id; false where there is none. What hangs on a `lasting` key (scripts, and browsers that it
 * signed in) is shut out with it within seconds; a `once` key that was used leaves nothing to take away.
 */
export function revokeKey(sessionDirectory: string, id: string): boolean {
  if (!isKeyId(id)) return false;
  try {
    rmSync(fileOf(keysOf(sessionDirectory), id));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
