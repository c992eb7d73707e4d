import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { tlsFiles } from '../server/certificates.js';
import { readState, type SessionState } from '../server/session-state.js';

/** How long a look at the files counts. */
const FRESH_MS = 1_000;
/** A session whose time is over by this much, and that does not answer, has ended; clocks of nodes differ. */
const OVERTIME_MS = 60_000;

/** Why there is nobody to connect to: the session has ended, has not begun to answer, or does not answer. */
export interface Absence {
  readonly condition: 'over' | 'waiting' | 'unreachable';
  /** The end of a sentence, without a full stop. */
  readonly reason: string;
}

/** A server that is talked to by TLS, and what both ends are known by. */
export interface TlsTarget {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Where the connections of a tunnel go now. */
export type Target =
  | TlsTarget
  /** Of this machine's loopback address. */
  | { readonly kind: 'loopback'; readonly port: number }
  | { readonly kind: 'absent'; readonly absence: Absence };

const absent = (condition: Absence['condition'], reason: string): Target => ({
  kind: 'absent',
  absence: { condition, reason },
});

const WAITS: Readonly<Record<'starting' | 'queued', Target>> = {
  starting: absent('waiting', 'it is just starting'),
  queued: absent('waiting', 'its job waits in the queue'),
};

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function secured(directory: string, host: string, port: number): Promise<Target> {
  const files = tlsFiles(directory);
  const [ca, cert, key] = await Promise.all(
    [files.ca_file, files.client_cert, files.client_key].map((path) => readFile(path, 'utf8')),
  );
  if (ca === undefined || cert === undefined || key === undefined)
    return absent('unreachable', 'its certificates are not there');
  return { kind: 'tls', host, port, ca, cert, key };
}

async function targetOf(directory: string, state: SessionState): Promise<Target> {
  if (state.phase !== 'running') return WAITS[state.phase];
  if (state.address === null) return WAITS.starting;
  const { protocol, hostname: host, port } = new URL(state.address);
  if (protocol === 'https:') return secured(directory, host.replace(/^\[|\]$/g, ''), Number(port || 443));
  if (host !== 'localhost') return absent('unreachable', 'its server is not secured by TLS');
  if (state.host !== hostname())
    return absent('unreachable', 'its server listens on the loopback address of its own node alone');
  return { kind: 'loopback', port: Number(port || 80) };
}

/** A look at the files of a session. */
interface Look {
  readonly state: SessionState | null;
  readonly target: Target;
}

async function look(directory: string, name: string): Promise<Look> {
  try {
    const found = readState(await readFile(join(directory, 'state.json'), 'utf8'));
    if (found.kind === 'later')
      return { state: null, target: absent('unreachable', 'a later emout started it') };
    if (found.kind === 'broken' || found.state.name !== name)
      return { state: null, target: absent('unreachable', 'its state cannot be read') };
    try {
      return { state: found.state, target: await targetOf(directory, found.state) };
    } catch (error) {
      if (!isMissing(error)) throw error;
      return { state: found.state, target: absent('unreachable', 'its certificates are not there') };
    }
  } catch (error) {
    if (isMissing(error)) return { state: null, target: absent('over', 'it is over') };
    return { state: null, target: absent('unreachable', 'its files cannot be read just now') };
  }
}

/**
 * Where a session is reached, by its `state.json` and `certs/`, which are looked at anew every second while somebody
 * asks: a session that comes back on another node is found. Nothing is changed, and nothing is thrown.
 */
export class SessionTarget {
  #looked: Promise<Look> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly directory: string,
    readonly name: string,
  ) {}

  async current(): Promise<Target> {
    return (await this.#look()).target;
  }

  /** The state as far as it can be read. */
  async state(): Promise<SessionState | null> {
    return (await this.#look()).state;
  }

  /** What it means that nothing answered at the address that was tried. */
  async silence(reason: string): Promise<Absence> {
    const { state, target } = await this.#look();
    if (target.kind === 'absent') return target.absence;
    const endsAt = state?.ends_at ?? null;
    if (endsAt !== null && Date.now() > endsAt * 1000 + OVERTIME_MS)
      return { condition: 'over', reason: 'its time is over' };
    return { condition: 'unreachable', reason };
  }

  /** Whether the session has ended by its files: it has no state, or its time was over a minute ago. */
  async isOver(): Promise<boolean> {
    const { state, target } = await this.#look();
    if (target.kind === 'absent' && target.absence.condition === 'over') return true;
    const endsAt = state?.ends_at ?? null;
    return endsAt !== null && Date.now() > endsAt * 1000 + OVERTIME_MS;
  }

  #look(): Promise<Look> {
    const now = performance.now();
    if (this.#looked === null || now - this.#lookedAt >= FRESH_MS) {
      this.#lookedAt = now;
      this.#looked = look(this.directory, this.name);
    }
    return this.#looked;
  }
}
