import { type Connection, connectionAfter, isAway, type Outcome } from './connection';
import { retryPauseMs } from './retry-pause';
import { type ServerClock, serverTime } from './session-clock';
import type { SessionFacts } from './session-facts';

/** What the page shows of its session; a new object whenever something has changed. */
export interface SessionSnapshot {
  readonly connection: Connection;
  /** The last ones that were told; null before the first answer. */
  readonly facts: SessionFacts | null;
  readonly clock: ServerClock | null;
}

/** What came of one question; facts and the server's time only where they were answered. */
export type Answer =
  | { readonly outcome: 'answered'; readonly facts: SessionFacts; readonly nowMs: number }
  | { readonly outcome: Exclude<Outcome, 'answered'> };

export interface SessionWatchParts {
  /** Asks the session how it is; never rejects but with the signal's reason. */
  readonly ask: (signal: AbortSignal) => Promise<Answer>;
  /** When this page last asked for anything else, by the browser's clock. */
  readonly lastUseMs: () => number;
  /** The session has answered after it was away. */
  readonly onReturn: (before: SessionFacts, now: SessionFacts) => void;
  readonly browserMs?: () => number;
}

/** How often an answering session is asked. */
export const EVERY_MS = 30_000;
/** A moment after the end the server is gone, if it goes. */
const AFTER_END_MS = 2_000;

/** Asks the session how it is while anybody attends: one question at a time, after pauses that grow while it is silent. */
export class SessionWatch {
  readonly #parts: SessionWatchParts;
  readonly #browserMs: () => number;
  readonly #changed = new Set<() => void>();
  #snapshot: SessionSnapshot = { connection: { kind: 'connecting' }, facts: null, clock: null };
  #attendants = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking: AbortController | null = null;

  constructor(parts: SessionWatchParts) {
    this.#parts = parts;
    this.#browserMs = parts.browserMs ?? Date.now;
  }

  readonly snapshot = (): SessionSnapshot => this.#snapshot;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  };

  /** Asks from now on, until the returned function is called. */
  attend(): () => void {
    this.#attendants += 1;
    if (this.#attendants === 1) {
      if (this.#isFresh()) this.#plan();
      else this.check();
    }
    return () => {
      this.#attendants -= 1;
      if (this.#attendants === 0) this.#rest();
    };
  }

  /** Something else could not be answered: asks now if this is news. */
  readonly doubt = (): void => {
    const { kind } = this.#snapshot.connection;
    if (kind === 'answering' || kind === 'connecting') this.check();
  };

  /** Asks now, unless a question is under way. */
  readonly check = (): void => {
    if (this.#attendants === 0 || this.#asking !== null) return;
    this.#clearTimer();
    const asking = new AbortController();
    this.#asking = asking;
    this.#parts.ask(asking.signal).then(
      (answer) => {
        if (this.#asking === asking) this.#take(answer);
      },
      () => {
        if (this.#asking === asking) this.#take({ outcome: 'silence' });
      },
    );
  };

  #take(answer: Answer): void {
    this.#asking = null;
    const before = this.#snapshot;
    const browserMs = this.#browserMs();
    const clock =
      answer.outcome === 'answered' ? { nowMs: answer.nowMs, answeredAtMs: browserMs } : before.clock;
    const facts = answer.outcome === 'answered' ? answer.facts : before.facts;
    const nowMs = clock === null ? browserMs : serverTime(clock, browserMs);
    const connection = connectionAfter(before.connection, answer.outcome, {
      nowMs,
      endsAtMs: facts?.endsAtMs ?? null,
      idleEndMs: facts === null || clock === null ? null : idleEndMs(facts, clock, this.#parts.lastUseMs()),
    });
    this.#failures = connection.kind === 'answering' ? 0 : this.#failures + 1;
    this.#snapshot = { connection, facts, clock };
    this.#plan();
    for (const changed of this.#changed) changed();
    if (before.facts !== null && facts !== null && isAway(before.connection) && !isAway(connection)) {
      this.#parts.onReturn(before.facts, facts);
    }
  }

  #plan(): void {
    const { facts, clock } = this.#snapshot;
    let pauseMs = this.#failures === 0 ? EVERY_MS : retryPauseMs(this.#failures);
    if (this.#failures === 0 && clock !== null) {
      const leftMs = (facts?.endsAtMs ?? 0) - serverTime(clock, this.#browserMs());
      if (leftMs > 0) pauseMs = Math.min(pauseMs, leftMs + AFTER_END_MS);
    }
    this.#timer = setTimeout(this.check, pauseMs);
  }

  /** A page that follows another of the same session need not ask again. */
  #isFresh(): boolean {
    const { connection, clock } = this.#snapshot;
    if (connection.kind !== 'answering' || clock === null) return false;
    const ageMs = this.#browserMs() - clock.answeredAtMs;
    return ageMs >= 0 && ageMs < EVERY_MS;
  }

  #rest(): void {
    this.#clearTimer();
    this.#asking?.abort();
    this.#asking = null;
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** When a session ends by itself if nobody asks for anything any more, by the server's clock; null where it does not. */
export function idleEndMs({ idleMs }: SessionFacts, clock: ServerClock, lastUseMs: number): number | null {
  return idleMs === null ? null : clock.nowMs + (lastUseMs - clock.answeredAtMs) + idleMs;
}
