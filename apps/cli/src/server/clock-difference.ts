import { formatDuration } from '@emout/units/number-format';
import type { SessionState } from './session-state.js';

/** Less than this is no matter: a state travels for up to a minute through a shared file system. */
const SMALL_S = 120;

/**
 * Says that the clock of a session's node and that of this machine go apart by more than two minutes, as far as the
 * state shows it; null where it does not. `now` is in seconds since 1970.
 */
export function clockDifference({ host, started_at, claimed_at }: SessionState, now: number): string | null {
  const ahead = started_at - now;
  if (ahead > SMALL_S)
    return `The clock of ${host} is ${formatDuration(ahead)} or more ahead of that of this machine; times may be wrong by that.`;
  // It cannot have started before it was asked to.
  const behind = claimed_at === null ? 0 : claimed_at - started_at;
  if (behind > SMALL_S)
    return `The clock of ${host} is ${formatDuration(behind)} or more behind that of the machine it was started from; times may be wrong by that.`;
  return null;
}
