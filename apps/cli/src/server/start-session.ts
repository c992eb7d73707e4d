import { closeSync, mkdirSync, openSync } from 'node:fs';
import { checkedRoot } from '../session/checked-root.js';
import type { Slurm } from '../slurm/slurm.js';
import { SessionStartError } from './errors.js';
import { ownIdentity } from './process-identity.js';
import type { ServerSettings } from './server-settings.js';
import { type SessionCondition, sessionCondition } from './session-condition.js';
import { logPath } from './session-log.js';
import type { SessionState } from './session-state.js';
import type { SessionStore } from './session-store.js';
import { startJob } from './start-job.js';
import { startLocally } from './start-locally.js';

export interface StartRequest {
  readonly store: SessionStore;
  readonly home: string;
  readonly name: string;
  readonly settings: ServerSettings;
  /** null: a process of this machine. */
  readonly slurm: Slurm | null;
  /** The SLURM by which jobs of other sessions are judged, also where this one is to be local. */
  readonly judge: Slurm | null;
  readonly allowMultiple: boolean;
  readonly progress: StartProgress;
}

/** Where a start tells how far it has come. */
export interface StartProgress {
  /** A line that stays. */
  say(sentence: string): void;
  /** Where the job stands now. */
  show(sentence: string): void;
}

export type StartResult =
  | { readonly kind: 'started' | 'there'; readonly state: SessionState }
  | { readonly kind: 'others'; readonly names: readonly string[] };

const UNITS_MB = { K: 1 / 1024, M: 1, G: 1024, T: 1024 * 1024 };
const SMALLEST_CACHE_MB = 256;

/** Half of the job's memory in megabytes: the rest is for reading, drawing and the web server. */
export function cacheMegabytes(memory: string): number {
  const [, number = '0', unit = 'M'] = /^(\d+)([KMGT])$/.exec(memory.toUpperCase()) ?? [];
  const factor = Object.entries(UNITS_MB).find(([name]) => name === unit)?.[1] ?? 1;
  return Math.max(SMALLEST_CACHE_MB, Math.floor((Number(number) * factor) / 2));
}

const MAY_LIVE: Readonly<Record<SessionCondition['kind'], boolean>> = {
  starting: true,
  queued: true,
  running: true,
  elsewhere: true,
  unknown: true,
  ended: false,
};

/** The sessions that live or may live; what has ended is forgotten, and that is told. */
async function livingSessions({ store, judge, progress }: StartRequest): Promise<SessionState[]> {
  const living: SessionState[] = [];
  for (const state of store.list()) {
    const condition = await sessionCondition(state, judge);
    if (MAY_LIVE[condition.kind]) living.push(state);
    else if (condition.kind === 'ended') {
      store.clear(state.name);
      progress.say(`The session "${state.name}" had ended: ${condition.how}. Its state was removed.`);
    }
  }
  return living;
}

/** The state by which this command takes the name. */
function claimOf(
  session_dir: string,
  { name, settings }: StartRequest,
  roots: readonly string[],
  log: string,
): SessionState {
  const now = Date.now() / 1000;
  return {
    v: 1,
    name,
    phase: 'starting',
    address: null,
    protocol: 'http',
    ...ownIdentity(),
    started_at: now,
    claimed_at: now,
    job_id: null,
    worker_job_ids: [],
    cluster: null,
    ends_at: null,
    idle_s: settings.idleS === 0 ? null : settings.idleS,
    workers: settings.workers,
    base_path: '',
    socket: null,
    tls: null,
    session_dir,
    roots,
    log,
  };
}

/** Starts a session and waits until its server answers; when that fails or `signal` aborts, nothing of it is left. */
export async function startSession(request: StartRequest, signal: AbortSignal): Promise<StartResult> {
  const { store, home, name, settings, slurm } = request;
  const roots = settings.roots.map(checkedRoot);
  const living = await livingSessions(request);
  const same = living.find((state) => state.name === name);
  if (same !== undefined) return { kind: 'there', state: same };
  if (living.length > 0 && !request.allowMultiple)
    return { kind: 'others', names: living.map((state) => state.name) };

  const log = logPath(store, name, settings.logDirectory);
  const claim = claimOf(store.directory(name), request, roots, log);
  // Read before it is used: a state of a later version is an error, and a broken one is set aside.
  store.read(name);
  if (!store.claim(claim)) throw new SessionStartError(name, 'another command starts it just now.');
  try {
    if (settings.logDirectory !== null) mkdirSync(settings.logDirectory, { recursive: true, mode: 0o700 });
    // SLURM would create it with rights for others.
    closeSync(openSync(log, 'w', 0o600));
    const { port, threads, workers, basePath, host, allowedHosts } = settings;
    const options = {
      ...{ name, roots, log, port, workers, basePath, host, allowedHosts },
      idleS: claim.idle_s,
      listening: settings.listening ?? (slurm === null ? 'loopback' : 'tls'),
    };
    const state =
      slurm === null
        ? await startLocally(store, home, { ...options, threads, cacheMb: null }, signal)
        : await startJob(
            {
              ...{ store, home, slurm, settings, claim },
              options: {
                ...options,
                threads: threads ?? Math.min(settings.cores, 64),
                cacheMb: cacheMegabytes(settings.memory),
              },
              onQueue: (sentence) => request.progress.show(sentence),
            },
            signal,
          );
    if (living.length === 0) store.activate(name);
    return { kind: 'started', state };
  } catch (error) {
    store.clear(name);
    throw error;
  }
}
