import { type Timing, timing } from '../statistics.js';

/** How one request ended. */
export type Outcome =
  | { readonly kind: 'right'; readonly durationMs: number }
  | { readonly kind: 'given-up' }
  /** Refused with a sentence that says to ask again: `Busy`, `WorkerLost`, 503. */
  | { readonly kind: 'later'; readonly status: number }
  /** No connection; right only while something has just been killed. */
  | { readonly kind: 'cut'; readonly why: string }
  | { readonly kind: 'wrong'; readonly why: string };

const MOST_KEPT = 40;

/** Counts what came of the requests of a soak. */
export class Tally {
  readonly #durations = new Map<string, number[]>();
  readonly #counts = new Map<Outcome['kind'], number>();
  /** The first answers that were wrong, or cut without a reason. */
  readonly faults: string[] = [];
  #faultCount = 0;

  /** @param excused whether something was killed so lately that a cut or a refusal is right */
  add(what: string, outcome: Outcome, excused: boolean): void {
    this.#counts.set(outcome.kind, (this.#counts.get(outcome.kind) ?? 0) + 1);
    switch (outcome.kind) {
      case 'right': {
        const durations = this.#durations.get(what) ?? [];
        durations.push(outcome.durationMs);
        this.#durations.set(what, durations);
        break;
      }
      case 'wrong':
        this.fault(`${what}: ${outcome.why}`);
        break;
      case 'cut':
        if (!excused) this.fault(`${what}: ${outcome.why}`);
        break;
      case 'later':
        if (!excused) this.fault(`${what}: refused with ${outcome.status} while nothing had been killed`);
        break;
      case 'given-up':
        break;
    }
  }

  fault(sentence: string): void {
    this.#faultCount += 1;
    if (this.faults.length < MOST_KEPT) this.faults.push(sentence);
  }

  get faultCount(): number {
    return this.#faultCount;
  }

  count(kind: Outcome['kind']): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** By what was asked for. */
  timings(): { readonly what: string; readonly timing: Timing }[] {
    return [...this.#durations].map(([what, durations]) => ({ what, timing: timing(durations) }));
  }
}
