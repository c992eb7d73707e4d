/** What the server's clock said, and when that arrived by the browser's; ms since 1970. */
export interface ServerClock {
  readonly nowMs: number;
  readonly answeredAtMs: number;
}

const MINUTE_MS = 60_000;
/** From here on the clock shows seconds. */
const SECONDS_BELOW_MS = 2 * MINUTE_MS;
/** From here on the clock is ochre. */
export const LOW_BELOW_MS = 15 * MINUTE_MS;

/** The server's time at a moment of the browser's clock, which may be years off and is used for the time since only. */
export function serverTime({ nowMs, answeredAtMs }: ServerClock, browserMs: number): number {
  return nowMs + Math.max(0, browserMs - answeredAtMs);
}

/** ms until the end, never negative. */
export function timeLeftMs(endsAtMs: number, nowMs: number): number {
  return Math.max(0, endsAtMs - nowMs);
}

/** Which part of the whole session is left, 0 to 1. */
export function shareLeft(startedAtMs: number, endsAtMs: number, nowMs: number): number {
  const wholeMs = endsAtMs - startedAtMs;
  if (!(wholeMs > 0)) return 0;
  return Math.min(1, timeLeftMs(endsAtMs, nowMs) / wholeMs);
}

/** The time left as it is shown, in s: whole minutes, and whole seconds in the last two minutes; never more than is left. */
export function shownSeconds(leftMs: number): number {
  const unitMs = leftMs < SECONDS_BELOW_MS ? 1000 : MINUTE_MS;
  return (Math.floor(leftMs / unitMs) * unitMs) / 1000;
}

/** ms until `shownSeconds` says something else; null when it never will. */
export function nextChangeMs(leftMs: number): number | null {
  if (leftMs <= 0) return null;
  const unitMs = leftMs < SECONDS_BELOW_MS ? 1000 : MINUTE_MS;
  // Under the unit, so that a timer that is a little early does not find the old words.
  return (leftMs % unitMs) + 1;
}
