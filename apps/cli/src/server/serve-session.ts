import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { formatDuration } from '@emout/units/number-format';
import { jobEnd } from '../session/job-end.js';
import { nextStop } from '../session/next-stop.js';
import { type ListenAt, type SessionEnd, startSession } from '../session/session.js';
import { askedJobEnd } from '../slurm/asked-job-end.js';
import { ensureCertificates } from './certificates.js';
import { SessionStartError } from './errors.js';
import { listenAddress } from './listen-address.js';
import { ownIdentity } from './process-identity.js';
import type { Listening } from './server-settings.js';
import type { SessionState, StateTls } from './session-state.js';
import type { SessionStore } from './session-store.js';

/** Between two looks at the state file. */
const WATCH_MS = 5_000;
/** File systems of clusters show a change on another node after up to a minute. */
const CLAIM_TIMEOUT_MS = 90_000;
const CLAIM_POLL_MS = 250;
/** SLURM warns of the end of a job's time up to two minutes before. */
const WARNED_BEFORE_S = 125;

export interface ServeOptions {
  readonly name: string;
  readonly roots: readonly string[];
  readonly log: string;
  readonly port: number | null;
  readonly threads: number | null;
  /** Megabytes for the caches. */
  readonly cacheMb: number | null;
  readonly workers: number;
  /** The session ends after so many seconds without use; null: it does not. */
  readonly idleS: number | null;
  readonly basePath: string;
  readonly listening: Listening;
  /** The address of this node to listen at; null: the best it has. */
  readonly host: string | null;
  readonly allowedHosts: readonly string[];
  /** The batch job that this process is. */
  readonly jobId: string | null;
}

/** A job serves only when the command that queued it has noted its number: nobody could find it otherwise. */
async function awaitClaim(
  store: SessionStore,
  name: string,
  jobId: string,
  signal: AbortSignal,
): Promise<SessionState> {
  const end = performance.now() + CLAIM_TIMEOUT_MS;
  while (true) {
    const claim = store.read(name);
    if (claim?.job_id === jobId) return claim;
    if (performance.now() > end)
      throw new SessionStartError(name, `job ${jobId} is not noted as its job; the job ends.`);
    await pause(CLAIM_POLL_MS, undefined, { signal });
  }
}

function isOurs(found: SessionState, own: SessionState): boolean {
  return found.host === own.host && found.pid === own.pid && found.pid_started === own.pid_started;
}

/** Writes the state again when it was deleted; resolves when another session has taken the name. */
async function keepState(store: SessionStore, own: SessionState, signal: AbortSignal): Promise<SessionEnd> {
  while (true) {
    await pause(WATCH_MS, undefined, { signal });
    try {
      const found = store.read(own.name);
      if (found !== null && !isOurs(found, own))
        return { kind: 'failed', reason: 'another session has taken its name.' };
      if (found === null) store.save(own);
    } catch (error) {
      // A file system that is away for a while ends no session.
      process.stderr.write(
        `The state cannot be looked at: ${error instanceof Error ? error.message : error}\n`,
      );
    }
  }
}

interface Place {
  readonly listenAt: ListenAt;
  readonly tls: StateTls | null;
}

async function placeOf({ listening, host }: ServeOptions, directory: string): Promise<Place> {
  if (listening === 'loopback') return { listenAt: { kind: 'loopback' }, tls: null };
  const { host: address, note } = listenAddress(host, process.env);
  if (note !== null) process.stderr.write(`${note}\n`);
  const listenAt: ListenAt = { kind: listening, host: address };
  if (listening === 'http') return { listenAt, tls: null };
  const { ca_file, client_cert, client_key } = await ensureCertificates(directory, address);
  return { listenAt, tls: { ca_file, client_cert, client_key, require_encryption: true } };
}

/** How the session ended, in the words that follow "the session". */
function endWords(end: SessionEnd | 'stopped', { ends_at, idle_s }: SessionState): string {
  if (end === 'stopped') {
    const overSoon = ends_at !== null && ends_at - Date.now() / 1000 < WARNED_BEFORE_S;
    return overSoon ? 'ended because the time of its job was over' : 'was stopped or cancelled';
  }
  if (end.kind === 'idle') return `ended after ${formatDuration(idle_s ?? 0)} without use`;
  return `ended: ${end.reason}`;
}

/** Notes the end, and removes the state, unless another session has taken the name. */
function endState(store: SessionStore, state: SessionState, how: string): void {
  const found = store.read(state.name);
  if (found === null || !isOurs(found, state)) return;
  store.noteEnd(state.name, how);
  store.clear(state.name);
}

/**
 * Serves a session in this process until `signal` asks it to stop: writes its state when the server answers, and removes
 * it at the end. Resolves to the exit code; throws when the server does not come up.
 */
export async function serveSession(
  store: SessionStore,
  options: ServeOptions,
  signal: AbortSignal,
): Promise<number> {
  process.umask(0o077);
  const { name, roots, log, port, jobId, idleS, workers, threads, cacheMb } = options;
  const claim = jobId === null ? store.read(name) : await awaitClaim(store, name, jobId, signal);
  const started_at = Date.now() / 1000;
  const ends_at = jobId === null ? null : (jobEnd(process.env) ?? (await askedJobEnd(jobId, signal)));
  const directory = store.prepare(name);
  const { listenAt, tls } = await placeOf(options, directory);
  const session = await startSession({
    name,
    roots,
    directory,
    listenAt,
    nodeName: hostname(),
    endsAt: ends_at,
    ...{ basePath: options.basePath, allowedHosts: options.allowedHosts, workers, threads, cacheMb, idleS },
    ...(port === null ? {} : { port }),
  });
  const state: SessionState = {
    v: 1,
    name,
    phase: 'running',
    address: session.address,
    protocol: session.address.startsWith('https:') ? 'https' : 'http',
    ...ownIdentity(),
    started_at,
    claimed_at: claim?.claimed_at ?? null,
    job_id: jobId,
    worker_job_ids: jobId === null ? [] : [Number(jobId)],
    cluster: jobId === null ? null : (claim?.cluster ?? process.env.SLURM_CLUSTER_NAME ?? null),
    ends_at,
    idle_s: idleS,
    workers,
    base_path: session.basePath,
    socket: session.socket,
    tls,
    session_dir: directory,
    roots,
    log,
  };
  const over = new AbortController();
  let how = 'ended without a reason';
  try {
    store.save(state);
    const lost = keepState(store, state, AbortSignal.any([signal, over.signal]));
    const end = await Promise.race([nextStop(signal), session.ended, lost]);
    how = endWords(end, state);
    process.stderr.write(`The session ${how}.\n`.replace(/\.\.\n$/, '.\n'));
    return end === 'stopped' || end.kind === 'idle' ? 0 : 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    how = endWords('stopped', state);
    return 0;
  } finally {
    over.abort();
    await session.stop();
    endState(store, state, how);
  }
}
