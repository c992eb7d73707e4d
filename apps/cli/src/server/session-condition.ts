import { SlurmCommandError, SlurmUnreachableError } from '../slurm/errors.js';
import { jobEndWords } from '../slurm/job-end.js';
import { type JobState, type JobStatus, parseJobId } from '../slurm/job-status.js';
import type { Slurm } from '../slurm/slurm.js';
import { processCondition } from './process-identity.js';
import type { SessionState } from './session-state.js';

/** What has become of a session, asked of the kernel or of SLURM rather than of its file. */
export type SessionCondition =
  | { readonly kind: 'starting' }
  | { readonly kind: 'queued'; readonly job: JobStatus }
  /** `timeLeftS` is null where nothing ends it. */
  | { readonly kind: 'running'; readonly timeLeftS: number | null }
  | { readonly kind: 'ended'; readonly how: string }
  /** Only this machine knows, or only the SLURM of this cluster. */
  | { readonly kind: 'elsewhere'; readonly host: string; readonly cluster: string | null }
  | { readonly kind: 'unknown'; readonly why: string };

function alive(state: SessionState, timeLeftS: number | null): SessionCondition {
  return state.phase === 'running' ? { kind: 'running', timeLeftS } : { kind: 'starting' };
}

const ended = (job: JobStatus): SessionCondition => ({ kind: 'ended', how: jobEndWords(job) });

const OF_JOB: Readonly<Record<JobState, (job: JobStatus, state: SessionState) => SessionCondition>> = {
  pending: (job) => ({ kind: 'queued', job }),
  running: (job, state) => alive(state, job.timeLeftS),
  completing: ended,
  ended,
  unknown: ended,
};

function ofProcess(state: SessionState): SessionCondition {
  const condition = processCondition(state);
  if (condition === 'alive') return alive(state, null);
  if (condition === 'gone') return { kind: 'ended', how: 'its process is gone' };
  return { kind: 'elsewhere', host: state.host, cluster: null };
}

/** Asks what has become of a session; never throws for a SLURM that does not answer. */
export async function sessionCondition(state: SessionState, slurm: Slurm | null): Promise<SessionCondition> {
  const id = state.job_id === null ? null : parseJobId(state.job_id);
  if (id === null) return ofProcess(state);
  const { cluster } = state;
  if (slurm === null) {
    const whose = cluster === null ? 'a job' : `a job of the cluster ${cluster}`;
    return { kind: 'unknown', why: `it is ${whose}, and there is no SLURM on this machine` };
  }
  try {
    // Two clusters that share a home give the same numbers to their jobs.
    if (cluster !== null && (await slurm.clusterName()) !== cluster)
      return { kind: 'elsewhere', host: state.host, cluster };
    const job = await slurm.status(id);
    return OF_JOB[job.state](job, state);
  } catch (error) {
    if (error instanceof SlurmUnreachableError || error instanceof SlurmCommandError)
      return { kind: 'unknown', why: error.message };
    throw error;
  }
}
