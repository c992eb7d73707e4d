import { SlurmCommandError, SlurmUnreachableError } from './errors.js';
import { parseJobId } from './job-status.js';
import { Slurm } from './slurm.js';

/**
 * When the time of a running job is over as SLURM tells it now, in seconds since 1970; null where it is without end or
 * nobody tells. For jobs of a SLURM before 23.02, which does not say it in the job's environment.
 */
export async function askedJobEnd(
  job: string,
  signal?: AbortSignal,
  slurm: Slurm | null = Slurm.find(),
): Promise<number | null> {
  const id = parseJobId(job);
  if (id === null || slurm === null) return null;
  try {
    const { timeLeftS } = await slurm.status(id, signal);
    return timeLeftS === null ? null : Date.now() / 1000 + timeLeftS;
  } catch (error) {
    // A session without a clock is better than none.
    if (error instanceof SlurmUnreachableError || error instanceof SlurmCommandError) return null;
    throw error;
  }
}
