import { setTimeout as pause } from 'node:timers/promises';
import { nextStop } from '../session/next-stop.js';
import { startSession } from '../session/session.js';
import { SessionStartError } from './errors.js';
import { ownIdentity } from './process-identity.js';
import type { SessionState } from './session-state.js';
import type { SessionStore } from './session-store.js';

/** Between two looks at the state file. */
const WATCH_MS = 5_000;
/** File systems of clusters show a change on another node after up to a minute. */
const CLAIM_TIMEOUT_MS = 90_000;
const CLAIM_POLL_MS = 250;

export interface ServeOptions {
  readonly name: string;
  readonly roots: readonly string[];
  readonly log: string;
  readonly port: number | null;
  readonly threads: number | null;
  /** Megabytes for the caches. */
  readonly cacheMb: number | null;
  /** The batch job that this process is. */
  readonly jobId: string | null;
}

/** A job serves only when the command that queued it has noted its number: nobody could find it otherwise. */
async function awaitClaim(
  store: SessionStore,
  name: string,
  jobId: string,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + CLAIM_TIMEOUT_MS;
  while (store.read(name)?.job_id !== jobId) {
    if (performance.now() > end)
      throw new SessionStartError(name, `job ${jobId} is not noted as its job; the job ends.`);
    await pause(CLAIM_POLL_MS, undefined, { signal });
  }
}

function isOurs(found: SessionState, own: SessionState): boolean {
  return found.host === own.host && found.pid === own.pid && found.pid_started === own.pid_started;
}

/** Writes the state again when it was deleted; resolves when another session has taken the name. */
async function keepState(
  store: SessionStore,
  own: SessionState,
  token: string,
  signal: AbortSignal,
): Promise<string> {
  while (true) {
    await pause(WATCH_MS, undefined, { signal });
    try {
      const found = store.read(own.name);
      if (found !== null && !isOurs(found, own)) return 'another session has taken its name.';
      if (found === null) {
        store.saveToken(own.name, token);
        store.save(own);
      }
    } catch (error) {
      // A file system that is away for a while ends no session.
      process.stderr.write(
        `The state cannot be looked at: ${error instanceof Error ? error.message : error}\n`,
      );
    }
  }
}

function jobEnd(): number | null {
  const end = Number(process.env.SLURM_JOB_END_TIME ?? '');
  return end > 0 ? end : null;
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
  const { name, roots, log, port, threads, cacheMb, jobId } = options;
  if (jobId !== null) await awaitClaim(store, name, jobId, signal);
  const started_at = Date.now() / 1000;
  const session = await startSession({
    name,
    roots,
    ...(port === null ? {} : { port }),
    env: {
      ...(threads === null ? {} : { EMOUT_THREADS: String(threads) }),
      ...(cacheMb === null ? {} : { EMOUT_MEMORY_MB: String(cacheMb) }),
    },
  });
  const state: SessionState = {
    v: 1,
    name,
    phase: 'running',
    address: `http://localhost:${session.port}`,
    ...ownIdentity(),
    started_at,
    job_id: jobId,
    ends_at: jobId === null ? null : jobEnd(),
    roots,
    log,
  };
  const over = new AbortController();
  try {
    store.saveToken(name, session.token);
    store.save(state);
    const watch = AbortSignal.any([signal, over.signal]);
    const lost = keepState(store, state, session.token, watch);
    const end = await Promise.race([nextStop(signal), session.failed, lost]);
    if (end === 'stopped' || signal.aborted) return 0;
    process.stderr.write(`The session ended: ${end}\n`);
    return 1;
  } catch (error) {
    if (signal.aborted) return 0;
    throw error;
  } finally {
    over.abort();
    await session.stop();
    const found = store.read(name);
    if (found !== null && isOurs(found, state)) store.clear(name);
  }
}
