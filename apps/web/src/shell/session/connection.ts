/** How the page and its session stand to each other. Times are of the server's clock, in ms since 1970. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'answering' }
  /** The web server answers, the worker behind it does not. */
  | { readonly kind: 'worker-lost' }
  /** Nothing answers, for seconds only: a server that starts again does this. */
  | { readonly kind: 'restarting'; readonly sinceMs: number }
  /** Nothing answers at this address: tunnel or network are down, or the session was stopped. */
  | { readonly kind: 'cut'; readonly sinceMs: number }
  /** The tunnel stands; the server behind it is silent. */
  | { readonly kind: 'node-silent'; readonly sinceMs: number }
  /** The session is in the queue. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'over'; readonly endedAtMs: number; readonly why: 'time' | 'idle' | 'stopped' }
  | { readonly kind: 'signed-out' };

/** What came of asking the session how it is. */
export type Outcome =
  | 'answered'
  /** An error in the session's own words: it is there. */
  | 'refused'
  | 'worker-lost'
  | 'signed-out'
  /** The tunnel's words. */
  | 'over'
  | 'waiting'
  | 'tunnel-alone'
  | 'silence';

/** What is known of the end when the outcome arrives. */
export interface KnownEnd {
  readonly nowMs: number;
  readonly endsAtMs: number | null;
  /** When the session ends by itself if nobody asks for anything. */
  readonly idleEndMs: number | null;
}

/** A server that starts again is back in this time. */
export const PATIENCE_MS = 20_000;

/** The state after an outcome; see the table in the test. */
export function connectionAfter(before: Connection, outcome: Outcome, end: KnownEnd): Connection {
  switch (outcome) {
    case 'answered':
    case 'refused':
      return { kind: 'answering' };
    case 'worker-lost':
    case 'signed-out':
    case 'waiting':
      return { kind: outcome };
    case 'over':
      return before.kind === 'over' ? before : (pastEnd(end) ?? stopped(before, end.nowMs));
    case 'tunnel-alone':
    case 'silence':
      return before.kind === 'over' ? before : (pastEnd(end) ?? silent(before, outcome, end.nowMs));
  }
}

/** True where asking for anything is in vain until the session answers again. */
export function isAway({ kind }: Connection): boolean {
  return kind !== 'connecting' && kind !== 'answering' && kind !== 'worker-lost';
}

function pastEnd({ nowMs, endsAtMs, idleEndMs }: KnownEnd): Connection | null {
  if (endsAtMs !== null && endsAtMs <= nowMs) return { kind: 'over', endedAtMs: endsAtMs, why: 'time' };
  if (idleEndMs !== null && idleEndMs <= nowMs) return { kind: 'over', endedAtMs: idleEndMs, why: 'idle' };
  return null;
}

function stopped(before: Connection, nowMs: number): Connection {
  return { kind: 'over', endedAtMs: silentSince(before) ?? nowMs, why: 'stopped' };
}

function silent(before: Connection, outcome: 'tunnel-alone' | 'silence', nowMs: number): Connection {
  const sinceMs = silentSince(before) ?? nowMs;
  if (nowMs - sinceMs < PATIENCE_MS) return { kind: 'restarting', sinceMs };
  return { kind: outcome === 'silence' ? 'cut' : 'node-silent', sinceMs };
}

function silentSince(connection: Connection): number | null {
  switch (connection.kind) {
    case 'restarting':
    case 'cut':
    case 'node-silent':
      return connection.sinceMs;
    default:
      return null;
  }
}
