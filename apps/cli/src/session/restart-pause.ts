/** Deaths that are further back than this are forgotten. */
const WINDOW_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * How long to wait before a process is started again: not at all after its first death within a minute, then twice
 * as long each time, at most 30 s. A run that brings the worker down must not take the session with it.
 */
export function restartPauseMs(deathsAtMs: readonly number[], nowMs: number): number {
  const recent = deathsAtMs.filter((at) => nowMs - at < WINDOW_MS).length;
  return recent < 2 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (recent - 2));
}
