import { formatDuration } from '@emout/units/number-format';
import { SlurmCommandError, SlurmUnreachableError } from '../slurm/errors.js';
import type { Slurm } from '../slurm/slurm.js';
import { DEFAULT_SESSION, isSessionName } from './session-name.js';
import type { SessionStore } from './session-store.js';
import { jobName } from './start-job.js';

/** How the session `name` ended of itself, in a sentence; null where that is not known. */
export function endSentence(store: SessionStore, name: string): string | null {
  const end = store.lastEnd(name);
  if (end === null) return null;
  const ago = Math.max(0, Date.now() / 1000 - end.at);
  return `The session "${name}" ${end.how.replace(/\.$/, '')}, ${formatDuration(Math.max(1, Math.round(ago)))} ago.`;
}

/**
 * Sentences about jobs of this user that bear the name of a session of which there is no state, such as one whose files
 * were deleted; `name`: of this session alone. A SLURM that does not answer says nothing here.
 */
export async function strayJobs(
  store: SessionStore,
  slurm: Slurm | null,
  name: string | null,
): Promise<readonly string[]> {
  if (slurm === null) return [];
  const known = new Set(store.list().flatMap(({ job_id }) => job_id ?? []));
  try {
    return [...(await slurm.ownJobs())].flatMap(([id, called]) => {
      const session = called.slice(jobName('').length);
      const isStray = called === jobName(session) && isSessionName(session) && !known.has(id);
      if (!isStray || (name !== null && session !== name)) return [];
      return [
        `Job ${id} has the name of the session "${session}", of which there is no state. Where it serves, it writes its state again within a minute; to end it: scancel ${id}`,
      ];
    });
  } catch (error) {
    if (error instanceof SlurmUnreachableError || error instanceof SlurmCommandError) return [];
    throw error;
  }
}

/** What is known of a session that is not there: how it ended, and jobs that bear its name; `null`: of all of them. */
export async function absentWords(
  store: SessionStore,
  slurm: Slurm | null,
  name: string | null,
): Promise<readonly string[]> {
  const ended = endSentence(store, name ?? DEFAULT_SESSION);
  return [...(ended === null ? [] : [ended]), ...(await strayJobs(store, slurm, name))];
}
