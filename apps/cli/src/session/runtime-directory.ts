import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwnerOnlyFile } from '../server/owner-only-file.js';
import { ownIdentity, type ProcessIdentity, processCondition } from '../server/process-identity.js';

/** An owner-only directory with the sockets of one session; it goes when the session ends. */
export interface RuntimeDirectory extends Disposable {
  readonly path: string;
}

/** Says whose directory it is: several machines may share the place. */
const OWNER = 'owner.json';
/** The kernel takes 107 bytes for the path of a socket, some systems 103. */
const LONGEST_PARENT_BYTES = 60;
const LAST_RESORT = '/tmp';

const prefixOf = (uid: number) => `emout-${uid}-`;

/** Whether this is a directory of our own; in a place that all may write to, others put links and directories, too. */
function isOwnDirectory(path: string, uid: number): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === uid;
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['host', 'pid', 'boot_id', 'pid_started'].every((key) => Object.hasOwn(value, key))
  );
}

/** The process that made a directory; where it has not said so yet, the one whose number stands in the name. */
function ownerOf(path: string, pid: number): ProcessIdentity {
  try {
    const value: unknown = JSON.parse(readFileSync(join(path, OWNER), 'utf8'));
    if (isIdentity(value)) return value;
  } catch {
    // It was made a moment ago, or by a version that did not say.
  }
  return { host: ownIdentity().host, pid, boot_id: null, pid_started: null };
}

/** Removes what sessions of this account left behind that were killed without warning. */
function removeStale(parent: string, uid: number): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefixOf(uid))) continue;
    const pid = Number(name.slice(prefixOf(uid).length).split('-')[0]);
    const path = join(parent, name);
    if (!Number.isInteger(pid) || pid <= 0) continue;
    try {
      if (!isOwnDirectory(path, uid) || processCondition(ownerOf(path, pid)) !== 'gone') continue;
      rmSync(path, { recursive: true, force: true });
    } catch {
      // What cannot be removed keeps no session from starting.
    }
  }
}

/**
 * Where runtime directories are made: the place for temporary files, or `/tmp` where its path is too long for sockets.
 * Not XDG_RUNTIME_DIR, which goes when its owner logs out, and is that of another machine in a job.
 */
export function runtimeParent(place = tmpdir()): string {
  return Buffer.byteLength(place) > LONGEST_PARENT_BYTES ? LAST_RESORT : place;
}

/** Creates the runtime directory of this process below `parent` (0700). */
export function createRuntimeDirectory(parent = runtimeParent()): RuntimeDirectory {
  const uid = process.getuid?.() ?? 0;
  mkdirSync(parent, { recursive: true });
  removeStale(parent, uid);
  const path = mkdtempSync(join(parent, `${prefixOf(uid)}${process.pid}-`));
  createOwnerOnlyFile(join(path, OWNER), `${JSON.stringify(ownIdentity())}\n`);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
