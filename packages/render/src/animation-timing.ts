import { AnimationOptionError } from './animation-errors.js';

/** How an animation is played. */
export interface AnimationTiming {
  /** Time that each frame is shown, 1 ms … 60 s. */
  readonly intervalMs: number;
  /** How often all frames are shown, 1 … 65535 times. */
  readonly loops: number | 'forever';
}

/** The original's pace: five frames a second. */
export const DEFAULT_INTERVAL_MS = 200;
const LONGEST_INTERVAL_MS = 60_000;
const MOST_LOOPS = 65_535;
/** Browsers show GIF frames of less than two hundredths for ten. */
const SHORTEST_GIF_DELAY = 2;

/** @throws AnimationOptionError for a time or a count that the formats cannot hold. */
export function checkTiming({ intervalMs, loops }: AnimationTiming): void {
  if (!(intervalMs >= 1 && intervalMs <= LONGEST_INTERVAL_MS))
    throw new AnimationOptionError(
      'intervalMs',
      intervalMs,
      `frames can be shown for 1 to ${LONGEST_INTERVAL_MS} ms each`,
    );
  if (loops !== 'forever' && !(Number.isInteger(loops) && loops >= 1 && loops <= MOST_LOOPS))
    throw new AnimationOptionError(
      'loops',
      loops,
      `give a whole number from 1 to ${MOST_LOOPS}, or "forever"`,
    );
}

/**
 * Delay of a frame in the whole hundredths of a second that GIF counts in. The time at which a frame ends is rounded, so
 * that delays vary by one and the pace is right (33 ms: 3, 4, 3, …); none is below two hundredths, so faster is 50
 * frames a second.
 */
export function gifDelay(frame: number, intervalMs: number): number {
  const interval = Math.max(SHORTEST_GIF_DELAY * 10, intervalMs);
  return Math.round(((frame + 1) * interval) / 10) - Math.round((frame * interval) / 10);
}

/** Time of a frame in whole milliseconds, rounded in the same way; at least 1. */
export function millisecondDelay(frame: number, intervalMs: number): number {
  return Math.max(1, Math.round((frame + 1) * intervalMs) - Math.round(frame * intervalMs));
}
