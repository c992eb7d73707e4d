import { setTimeout as pause } from 'node:timers/promises';
import { type JobId, parseJobId } from '../slurm/job-status.js';
import type { Slurm } from '../slurm/slurm.js';
import { stopTunnel } from '../tunnel/stop-tunnel.js';
import { type ProcessIdentity, processCondition } from './process-identity.js';
import { type SessionCondition, sessionCondition } from './session-condition.js';
import type { SessionState } from './session-state.js';
import type { SessionStore } from './session-store.js';

const POLL_MS = 100;
const JOB_POLL_MS = 500;
/** What is under way may end in this time, which is longer than the session itself gives it. */
const PROCESS_TIMEOUT_MS = 30_000;
/** SLURM kills what does not end by itself, by default after half a minute. */
const JOB_TIMEOUT_MS = 90_000;

/** How stopping went, in a sentence for people. */
export interface Stopped {
  readonly gone: boolean;
  readonly sentence: string;
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Ends a process of this machine: asks it, and after a while insists. */
async function stopProcess(identity: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (processCondition(identity) !== 'alive') return;
    send(identity, signal);
    const end = performance.now() + PROCESS_TIMEOUT_MS;
    while (processCondition(identity) === 'alive' && performance.now() < end) await pause(POLL_MS);
  }
}

/** Cancels a job and waits until nothing of it runs; false when SLURM takes longer than a minute and a half. */
export async function stopJob(id: JobId, slurm: Slurm): Promise<boolean> {
  await slurm.cancel(id);
  const end = performance.now() + JOB_TIMEOUT_MS;
  while (performance.now() < end) {
    const { state } = await slurm.status(id);
    if (state === 'ended' || state === 'unknown') return true;
    await pause(JOB_POLL_MS);
  }
  return false;
}

async function stopLiving(state: SessionState, slurm: Slurm | null): Promise<Stopped> {
  const id = state.job_id === null ? null : parseJobId(state.job_id);
  if (id === null || slurm === null) {
    await stopProcess(state);
    const gone = processCondition(state) !== 'alive';
    const sentence = gone ? 'stopped.' : `process ${state.pid} does not end.`;
    return { gone, sentence };
  }
  const gone = await stopJob(id, slurm);
  return {
    gone,
    sentence: gone ? `stopped, and job ${id} ended.` : `job ${id} was cancelled, but is not over yet.`,
  };
}

function stopWhere(
  condition: SessionCondition,
  state: SessionState,
  slurm: Slurm | null,
): Promise<Stopped> | Stopped {
  switch (condition.kind) {
    case 'starting':
    case 'queued':
    case 'running':
      return stopLiving(state, slurm);
    case 'ended':
      return { gone: true, sentence: `had ended already: ${condition.how}.` };
    case 'elsewhere':
      return {
        gone: false,
        sentence:
          condition.cluster === null
            ? `is a process of ${condition.host}. Stop it there.`
            : `is a job of the cluster ${condition.cluster}. Stop it on a login node of that cluster.`,
      };
    case 'unknown':
      return { gone: false, sentence: `was not stopped: ${condition.why}.` };
  }
}

/** Stops a session, waits until it is gone, ends its tunnel, and forgets it then. */
export async function stopSession(
  store: SessionStore,
  state: SessionState,
  slurm: Slurm | null,
): Promise<Stopped> {
  const condition = await sessionCondition(state, slurm);
  const stopped = await stopWhere(condition, state, slurm);
  if (stopped.gone) await forgetSession(store, state.name);
  return stopped;
}

/** Ends the tunnel of a session that is gone, and removes its certificates and everything that signs in. */
export async function forgetSession(store: SessionStore, name: string): Promise<void> {
  await stopTunnel(store.directory(name));
  store.forget(name);
}
