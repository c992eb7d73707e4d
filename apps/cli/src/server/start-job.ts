import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { batchScript } from '../slurm/batch-script.js';
import { SlurmCommandError, SlurmUnreachableError } from '../slurm/errors.js';
import { jobEndWords } from '../slurm/job-end.js';
import type { JobId, JobStatus } from '../slurm/job-status.js';
import type { Slurm } from '../slurm/slurm.js';
import { SessionStartError } from './errors.js';
import { replaceOwnerOnlyFile } from './owner-only-file.js';
import type { ServeOptions } from './serve-session.js';
import { serveWords } from './serve-words.js';
import type { ServerSettings } from './server-settings.js';
import { lastWords } from './session-log.js';
import type { SessionState } from './session-state.js';
import type { SessionStore } from './session-store.js';
import { stopJob } from './stop-session.js';

const POLL_MS = 1_000;
/** The last look at the state, for file systems that show a change late. */
const SHOWN_AFTER_MS = 2_000;

const clock = (date: Date) => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Where a job stands, in words for people. */
export function queueSentence(job: JobStatus): string {
  if (job.state === 'running') return `Job ${job.id} runs on ${job.node ?? 'a node'}; the server starts.`;
  const why = job.reason === null ? '' : ` (${job.reason})`;
  const when = job.expectedStart === null ? '' : `; expected to start at ${clock(job.expectedStart)}`;
  return `Job ${job.id} waits in the queue${why}${when}.`;
}

export interface JobStart {
  readonly store: SessionStore;
  readonly home: string;
  readonly slurm: Slurm;
  readonly options: Omit<ServeOptions, 'jobId'>;
  readonly settings: ServerSettings;
  /** The state by which the name is claimed. */
  readonly claim: SessionState;
  /** Is told where the job stands, at every look. */
  readonly onQueue: (sentence: string) => void;
}

/** What SLURM calls the job of a session. */
export const jobName = (session: string) => `emout-${session}`;

/** The name of this cluster; null where SLURM does not tell it. */
async function clusterName(slurm: Slurm, signal: AbortSignal): Promise<string | null> {
  try {
    return await slurm.clusterName(signal);
  } catch (error) {
    if (error instanceof SlurmUnreachableError || error instanceof SlurmCommandError) return null;
    throw error;
  }
}

async function writeScript(
  { store, home, slurm, options, settings }: JobStart,
  signal: AbortSignal,
): Promise<string> {
  const path = join(store.prepare(options.name), 'job.sh');
  const text = batchScript({
    name: jobName(options.name),
    partition: settings.partition,
    walltime: settings.walltime,
    memory: settings.memory,
    cores: settings.cores,
    dialect: settings.dialect ?? (await slurm.detectDialect(signal)),
    processes: settings.processes,
    threads: settings.threads ?? 1,
    output: options.log,
    error: options.log,
    preamble: settings.envMods,
    command: serveWords(home, options, true),
  });
  replaceOwnerOnlyFile(path, text);
  return path;
}

/** Follows the job through the queue until its server answers. */
async function whenServed(start: JobStart, id: JobId, signal: AbortSignal): Promise<SessionState> {
  const { store, slurm, options, onQueue } = start;
  const served = () => {
    const state = store.read(options.name);
    return state?.phase === 'running' && state.job_id === id ? state : null;
  };
  while (true) {
    const state = served();
    if (state !== null) return state;
    try {
      const job = await slurm.status(id, signal);
      if (job.state !== 'pending' && job.state !== 'running') {
        await pause(SHOWN_AFTER_MS, undefined, { signal });
        throw new SessionStartError(
          options.name,
          `job ${id} is over: ${jobEndWords(job)}. ${lastWords(options.log)}`,
        );
      }
      onQueue(queueSentence(job));
    } catch (error) {
      if (!(error instanceof SlurmUnreachableError)) throw error;
      onQueue(error.message);
    }
    await pause(POLL_MS, undefined, { signal });
  }
}

/**
 * Queues a job that serves the session, and waits until its server answers. When `signal` aborts or something fails, the
 * job is cancelled first. Throws SessionStartError, JobRefusedError, JobRequestError, SlurmUnreachableError.
 */
export async function startJob(start: JobStart, signal: AbortSignal): Promise<SessionState> {
  const { store, slurm, claim } = start;
  const script = await writeScript(start, signal);
  const cluster = await clusterName(slurm, signal);
  const id = await slurm.submit(script, signal);
  try {
    store.save({ ...claim, phase: 'queued', job_id: id, worker_job_ids: [Number(id)], cluster });
    return await whenServed(start, id, signal);
  } catch (error) {
    if (!(await stopJob(id, slurm))) process.stderr.write(`Job ${id} was cancelled, but is not over yet.\n`);
    throw error;
  }
}
