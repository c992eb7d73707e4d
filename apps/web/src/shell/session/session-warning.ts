/** Why the session will end. */
type EndKind = 'time' | 'idle';

/** A message before the end; each is shown once. */
export interface SessionWarning {
  readonly kind: EndKind;
  /** Shown from this long before the end. */
  readonly minutes: number;
  readonly endsAtMs: number;
  /** Equal for the same warning of the same end. */
  readonly key: string;
}

/** The end of a session that nobody asks for anything. */
export interface IdleEnd {
  readonly endsAtMs: number;
  /** For how long nobody may ask. */
  readonly lengthMs: number;
  /** When this page asked last: by the browser's clock, which does not move with the server's answers. */
  readonly sinceMs: number;
}

const MINUTE_MS = 60_000;
const TIME_MINUTES = [1, 5, 15] as const;
const IDLE_MINUTES = [1, 5] as const;

/** The warning that is due: of the nearer end, and the last one that has begun; null before the first and at the end. */
export function warningAt(
  endsAtMs: number | null,
  idle: IdleEnd | null,
  nowMs: number,
): SessionWarning | null {
  if (idle !== null && (endsAtMs === null || idle.endsAtMs < endsAtMs)) {
    // A session that may rest for two minutes would be warned of five at once.
    const minutes = IDLE_MINUTES.filter((one) => one * MINUTE_MS <= idle.lengthMs / 2);
    const warning = begun('idle', minutes, idle.endsAtMs, idle.sinceMs, nowMs);
    if (warning !== null) return warning;
  }
  return endsAtMs === null ? null : begun('time', TIME_MINUTES, endsAtMs, endsAtMs, nowMs);
}

function begun(
  kind: EndKind,
  minutes: readonly number[],
  endsAtMs: number,
  identity: number,
  nowMs: number,
): SessionWarning | null {
  const leftMs = endsAtMs - nowMs;
  if (leftMs <= 0) return null;
  const due = minutes.find((one) => leftMs <= one * MINUTE_MS);
  return due === undefined ? null : { kind, minutes: due, endsAtMs, key: `${kind} ${due} ${identity}` };
}
