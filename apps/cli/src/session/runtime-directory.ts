import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An owner-only directory with the secrets and the socket of one session; it goes when the session ends. */
export interface RuntimeDirectory extends Disposable {
  readonly path: string;
  /** The sign-in key, hexadecimal. */
  readonly token: string;
}

const prefixOf = (uid: number) => `emout-${uid}-`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether this is a directory of our own; in a place that all may write to, others put links and directories, too. */
function isOwnDirectory(path: string, uid: number): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === uid;
}

/** Removes what sessions of this account left behind that were killed without warning. */
function removeStale(parent: string, uid: number): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefixOf(uid))) continue;
    const pid = Number(name.slice(prefixOf(uid).length).split('-')[0]);
    const path = join(parent, name);
    if (!Number.isInteger(pid) || pid <= 0 || isAlive(pid)) continue;
    try {
      if (isOwnDirectory(path, uid)) rmSync(path, { recursive: true, force: true });
    } catch {
      // What cannot be removed keeps no session from starting.
    }
  }
}

/**
 * Creates the runtime directory of this process below `parent` (0700) with a fresh `token` and `secret` (0600).
 * Only files carry the secrets: arguments and environments of processes can be read by others.
 */
export function createRuntimeDirectory(parent = process.env.XDG_RUNTIME_DIR ?? tmpdir()): RuntimeDirectory {
  const uid = process.getuid?.() ?? 0;
  mkdirSync(parent, { recursive: true });
  removeStale(parent, uid);
  const path = mkdtempSync(join(parent, `${prefixOf(uid)}${process.pid}-`));
  const token = randomBytes(24).toString('hex');
  writeFileSync(join(path, 'token'), token, { mode: 0o600 });
  writeFileSync(join(path, 'secret'), randomBytes(32).toString('hex'), { mode: 0o600 });
  return { path, token, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
