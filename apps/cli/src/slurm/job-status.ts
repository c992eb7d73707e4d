import { walltimeSeconds } from './walltime.js';

/** The number SLURM gave to a job, in digits. */
export type JobId = string & { readonly __brand: 'JobId' };

/**
 * Where a job stands. `unknown`: SLURM does not know the number (any more): it ended some time ago, or belongs to
 * another cluster; either way it does not run here.
 */
export type JobState = 'pending' | 'running' | 'completing' | 'ended' | 'unknown';

/** One look at the queue. */
export interface JobStatus {
  readonly id: JobId;
  readonly state: JobState;
  /** SLURM's own word: `PENDING`, `TIMEOUT`, `CANCELLED`, `OUT_OF_MEMORY`, `NODE_FAIL`, …; empty when unknown. */
  readonly slurmState: string;
  /** Why it waits or how it ended, in SLURM's words (`Resources`, `Priority`, `TimeLimit`); null when it names none. */
  readonly reason: string | null;
  readonly node: string | null;
  /** When the scheduler believes that a waiting job starts. */
  readonly expectedStart: Date | null;
  /** Until the walltime of a running job is over. */
  readonly timeLeftS: number | null;
}

const STATES: Readonly<Record<string, JobState>> = {
  PENDING: 'pending',
  CONFIGURING: 'pending',
  REQUEUED: 'pending',
  REQUEUE_FED: 'pending',
  REQUEUE_HOLD: 'pending',
  RESV_DEL_HOLD: 'pending',
  SPECIAL_EXIT: 'pending',
  RUNNING: 'running',
  RESIZING: 'running',
  SIGNALING: 'running',
  STOPPED: 'running',
  SUSPENDED: 'running',
  COMPLETING: 'completing',
  STAGE_OUT: 'completing',
  BOOT_FAIL: 'ended',
  CANCELLED: 'ended',
  COMPLETED: 'ended',
  DEADLINE: 'ended',
  FAILED: 'ended',
  NODE_FAIL: 'ended',
  OUT_OF_MEMORY: 'ended',
  PREEMPTED: 'ended',
  REVOKED: 'ended',
  TIMEOUT: 'ended',
};

/** What `squeue` is asked for; the reason is last, because it may hold any character. */
export const STATUS_FORMAT = '%i|%T|%L|%S|%N|%r';
/** Times as seconds since 1970, so that no time zone has to be guessed. */
export const TIME_FORMAT = '%s';

/** The number in the answer of `sbatch --parsable` (`id` or `id;cluster`), or null. */
export function parseJobId(text: string): JobId | null {
  const id = /^(\d{1,18})(?:;[^\n]*)?$/.exec(text.trim())?.[1];
  return id === undefined ? null : (id as JobId);
}

function expectedStart(text: string): Date | null {
  const date = /^\d{1,12}$/.test(text) ? new Date(Number(text) * 1000) : null;
  return date !== null && Number.isFinite(date.getTime()) ? date : null;
}

/** What is said of a job that SLURM does not know. */
export function unknownJob(id: JobId): JobStatus {
  return {
    id,
    state: 'unknown',
    slurmState: '',
    reason: null,
    node: null,
    expectedStart: null,
    timeLeftS: null,
  };
}

/** The row of `id` in the answer of `squeue -h -o STATUS_FORMAT`; a job without a row is unknown. */
export function parseStatus(id: JobId, text: string): JobStatus {
  for (const row of text.split('\n')) {
    const [rowId, slurmState = '', left = '', start = '', node = '', ...reason] = row.split('|');
    if (rowId !== id || slurmState === '') continue;
    // A word of a newer SLURM still stands for a job that holds a place in the queue.
    const state = (Object.hasOwn(STATES, slurmState) ? STATES[slurmState] : undefined) ?? 'running';
    const why = reason.join('|').trim();
    return {
      id,
      state,
      slurmState,
      reason: why === '' || why === 'None' ? null : why,
      node: node === '' || node === '(null)' ? null : node,
      expectedStart: state === 'pending' ? expectedStart(start) : null,
      timeLeftS: state === 'running' ? walltimeSeconds(left) : null,
    };
  }
  return unknownJob(id);
}

/** What `sacct -n -P -X -o State,Reason` says of the end of a job; unknown where it names none. */
export function parseAccounted(id: JobId, text: string): JobStatus {
  const [first = '', reason = ''] = (text.split('\n')[0] ?? '').split('|');
  // `CANCELLED by 1000` is one of its words.
  const slurmState = first.split(' ')[0] ?? '';
  const known = Object.hasOwn(STATES, slurmState) ? STATES[slurmState] : undefined;
  if (known !== 'ended') return unknownJob(id);
  return {
    ...unknownJob(id),
    state: known,
    slurmState,
    reason: reason === '' || reason === 'None' ? null : reason,
  };
}
