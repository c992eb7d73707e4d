import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceOwnerOnlyFile } from '../server/owner-only-file.js';
import {
  ownIdentity,
  type ProcessCondition,
  type ProcessIdentity,
  processCondition,
} from '../server/process-identity.js';
import type { TunnelPlace } from './tunnel-options.js';

const FILE = 'tunnel.json';
const MAX_BYTES = 64 * 1024;

/** What `tunnel.json` says of the tunnel of a session: its process, and where it listens; no secret. */
export interface TunnelRecord extends ProcessIdentity, TunnelPlace {
  readonly v: 1;
  /** Tells two tunnels of one process apart. */
  readonly id: string;
}

/** A tunnel, and what has become of its process; `elsewhere`: only its own machine can tell. */
export interface TunnelReport extends TunnelRecord {
  readonly condition: ProcessCondition;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

const CHECKS: { readonly [K in keyof TunnelRecord]: (value: unknown) => value is TunnelRecord[K] } = {
  v: (value): value is 1 => value === 1,
  id: (value): value is string => isText(value) && /^[0-9a-f]{16}$/.test(value),
  host: (value): value is string => isText(value) && /^[A-Za-z0-9._-]{1,255}$/.test(value),
  pid: isCount,
  boot_id: isTextOrNull,
  pid_started: (value): value is number | null => value === null || isCount(value),
  port: (value): value is number => isCount(value) && value <= 65_535,
  socket: (value): value is string | null => value === null || (isText(value) && /^\/\P{Cc}+$/u.test(value)),
};

function isRecord(value: unknown): value is TunnelRecord {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(CHECKS).every(
    ([key, check]) => Object.hasOwn(value, key) && check(Reflect.get(value, key)),
  );
}

/** The record in the directory of a session; null where there is none that can be read. */
export function readTunnelRecord(directory: string): TunnelRecord | null {
  try {
    const text = readFileSync(join(directory, FILE), 'utf8');
    const value: unknown = text.length > MAX_BYTES ? null : JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Removes the record, whosever it is. */
export function removeTunnelRecord(directory: string): void {
  rmSync(join(directory, FILE), { force: true });
}

/** The tunnel of the session in `directory`, and whether it lives; null when there is none. */
export function tunnelReport(directory: string): TunnelReport | null {
  const record = readTunnelRecord(directory);
  return record === null ? null : { ...record, condition: processCondition(record) };
}

/** The record of a tunnel in the session's directory, kept there until the tunnel ends or another takes its place. */
export class KeptRecord implements Disposable {
  readonly #id = randomBytes(8).toString('hex');

  constructor(readonly directory: string) {}

  write(place: TunnelPlace): void {
    const { port, socket } = place;
    const record: TunnelRecord = { v: 1, id: this.#id, ...ownIdentity(), port, socket };
    replaceOwnerOnlyFile(join(this.directory, FILE), `${JSON.stringify(record, null, 2)}\n`);
  }

  condition(): 'ours' | 'missing' | 'replaced' {
    const found = readTunnelRecord(this.directory);
    if (found === null) return 'missing';
    return found.id === this.#id ? 'ours' : 'replaced';
  }

  [Symbol.dispose](): void {
    if (this.condition() === 'ours') removeTunnelRecord(this.directory);
  }
}
