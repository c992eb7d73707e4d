const FIRST_MS = 4_000;
const LONGEST_MS = 60_000;
const GROWTH = 1.5;

/** How long to wait before asking a session again that has not answered `attempts` times in a row: 4 s … 60 s. */
export function retryPauseMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * GROWTH ** Math.max(0, attempts - 1));
}
