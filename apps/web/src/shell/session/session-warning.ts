/** Why the session will end. */
export type EndKind = 'time' | 'idle';

/** A message before the end; each is shown once. */
export interface SessionWarning {
  readonly kind: EndKind;
  /** Shown from this long before the end. */
  readonly minutes: number;
  readonly endsAtMs: number;
}

export interface ExpectedEnds {
  readonly endsAtMs: number | null;
  /** When the session ends by itself if nobody asks for anything. */
  readonly idleEndMs: number | null;
  /** For how long nobody may ask, in ms. */
  readonly idleMs: number | null;
}

const MINUTE_MS = 60_000;
const TIME_MINUTES = [1, 5, 15] as const;
const IDLE_MINUTES = [1, 5] as const;

/** The warning that is due: of the nearer end, and the last one that has begun; null before the first and at the end. */
export function warningAt(
  { endsAtMs, idleEndMs, idleMs }: ExpectedEnds,
  nowMs: number,
): SessionWarning | null {
  if (idleMs !== null && idleEndMs !== null && (endsAtMs === null || idleEndMs < endsAtMs)) {
    // A session that may rest for two minutes would be warned of five at once.
    const minutes = IDLE_MINUTES.filter((one) => one * MINUTE_MS <= idleMs / 2);
    const idle = begun('idle', minutes, idleEndMs, nowMs);
    if (idle !== null) return idle;
  }
  return endsAtMs === null ? null : begun('time', TIME_MINUTES, endsAtMs, nowMs);
}

/** Equal for the same warning of the same end. */
export function warningKey({ kind, minutes, endsAtMs }: SessionWarning): string {
  return `${kind} ${minutes} ${endsAtMs}`;
}

function begun(
  kind: EndKind,
  minutes: readonly number[],
  endsAtMs: number,
  nowMs: number,
): SessionWarning | null {
  const leftMs = endsAtMs - nowMs;
  if (leftMs <= 0) return null;
  const due = minutes.find((one) => leftMs <= one * MINUTE_MS);
  return due === undefined ? null : { kind, minutes: due, endsAtMs };
}
