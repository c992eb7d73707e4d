import { setTimeout as pause } from 'node:timers/promises';
import { sessionProcesses } from './processes.js';
import { randomNumbers } from './random.js';
import type { SoakSession } from './session.js';

/** One process that was killed without warning, and how long a picture took to come again. */
export interface Kill {
  readonly kind: 'worker' | 'web';
  readonly atS: number;
  readonly backAfterMs: number | null;
}

const POLL_MS = 100;
/** A session that has not come back by then does not come back. */
const PATIENCE_MS = 60_000;
/** What was asked before a kill may still be cut a moment after. */
const AFTERMATH_MS = 1_000;

export interface KillerOptions {
  readonly session: SoakSession;
  readonly run: string;
  readonly seed: number;
  /** Seconds between kills: from … to. */
  readonly everyS: readonly [number, number];
  readonly signal: AbortSignal;
}

/** Kills workers and the web server by turns of chance, and waits until a picture comes again each time. */
export class Killer {
  readonly kills: Kill[] = [];
  readonly #options: KillerOptions;
  readonly #start = performance.now();
  /** Since when, and until when, cuts are right. */
  readonly #spans: { readonly from: number; to: number }[] = [];

  constructor(options: KillerOptions) {
    this.#options = options;
  }

  /** Whether a request that began then may have met a kill. */
  excuses(began: number): boolean {
    return this.#spans.some(({ to }) => began <= to);
  }

  async run(): Promise<void> {
    const { session, everyS, signal, seed } = this.#options;
    const random = randomNumbers(seed);
    while (!signal.aborted) {
      const waitS = everyS[0] + (everyS[1] - everyS[0]) * random();
      await pause(1000 * waitS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const living = sessionProcesses(session.pid);
      const victim = living[Math.floor(random() * living.length)];
      if (victim === undefined) continue;
      const now = performance.now();
      const span = { from: now, to: Number.POSITIVE_INFINITY };
      this.#spans.push(span);
      process.kill(victim.pid, 'SIGKILL');
      const backAfterMs = await this.#backAfter(now, living.length);
      span.to = backAfterMs === null ? Number.POSITIVE_INFINITY : performance.now() + AFTERMATH_MS;
      this.kills.push({ kind: victim.kind, atS: Math.round((now - this.#start) / 1000), backAfterMs });
    }
  }

  /** Milliseconds until every process is there again and a picture comes. */
  async #backAfter(since: number, count: number): Promise<number | null> {
    const { session, run } = this.#options;
    while (performance.now() - since < PATIENCE_MS) {
      await pause(POLL_MS);
      if (sessionProcesses(session.pid).length < count) continue;
      const address = `${session.origin}/fig/${run}.png?expr=${encodeURIComponent('phisp[-1, :, 64, :]')}`;
      const answer = await fetch(address, { headers: { cookie: session.cookie } }).catch(() => null);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.status === 200) return performance.now() - since;
    }
    return null;
  }
}
