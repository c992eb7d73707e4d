import type { Run } from '@emout/emses/run';
import type { RunSource } from './run-source.js';

/** How many runs are remembered, and how many of these hold files open (up to 24 each). */
export interface OpenRunBounds {
  readonly maxKept: number;
  readonly maxOpen: number;
}

/** Runs by source, the least recently used forgotten first; of the recent ones only a few keep files open. */
export class OpenRuns {
  readonly #openRun: (source: RunSource) => Run;
  readonly #bounds: OpenRunBounds;
  /** Both in order of use, the latest last. */
  readonly #kept = new Map<string, Run>();
  readonly #open = new Map<string, Run>();

  constructor(openRun: (source: RunSource) => Run, bounds: OpenRunBounds) {
    this.#openRun = openRun;
    this.#bounds = bounds;
  }

  /** A run as it is on disk now; its files stay open for what comes next. */
  get(source: RunSource): Run {
    const run = this.#current(source);
    this.#open.delete(source.id);
    this.#open.set(source.id, run);
    for (const [oldest, other] of this.#open) {
      if (this.#open.size <= this.#bounds.maxOpen) break;
      this.#open.delete(oldest);
      other.close();
    }
    return run;
  }

  /** What `look` sees in the run as it is now; files that were opened for it are closed again. */
  glance<Seen>(source: RunSource, look: (run: Run) => Seen): Seen {
    const run = this.#current(source);
    try {
      return look(run);
    } finally {
      if (!this.#open.has(source.id)) run.close();
    }
  }

  close(): void {
    for (const run of this.#kept.values()) run.close();
    this.#kept.clear();
    this.#open.clear();
  }

  #current(source: RunSource): Run {
    const known = this.#kept.get(source.id);
    known?.refresh();
    const run = known ?? this.#openRun(source);
    this.#kept.delete(source.id);
    this.#kept.set(source.id, run);
    for (const [oldest, other] of this.#kept) {
      if (this.#kept.size <= this.#bounds.maxKept) break;
      this.#kept.delete(oldest);
      this.#open.delete(oldest);
      other.close();
    }
    return run;
  }
}
