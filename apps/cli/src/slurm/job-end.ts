import type { JobStatus } from './job-status.js';

/** What SLURM's words for the end of a job mean, and what to do. */
const ENDS: Readonly<Record<string, string>> = {
  BOOT_FAIL: 'its node did not come up',
  CANCELLED: 'its job was cancelled',
  COMPLETED: 'its job ended by itself',
  DEADLINE: 'its job could not end before its deadline',
  FAILED: 'its job failed; `emout server logs` shows its last words',
  NODE_FAIL: 'its node failed',
  OUT_OF_MEMORY: 'its job needed more memory than it had; ask for more with --memory',
  PREEMPTED: 'its job had to make room for one of a higher priority',
  REVOKED: 'another cluster took its job',
  TIMEOUT: 'the time of its job was over; ask for more with --walltime',
};

/** How a job ended, in words that follow "the session had ended:", with SLURM's own in brackets. */
export function jobEndWords({ id, state, slurmState, reason }: JobStatus): string {
  if (state === 'unknown') return `SLURM does not know its job ${id} any more`;
  const words = Object.hasOwn(ENDS, slurmState) ? ENDS[slurmState] : undefined;
  const own = [slurmState, reason ?? ''].filter((word) => word !== '').join(', ');
  return `${words ?? 'its job is over'} (${own})`;
}
