import type { Run } from '@emout/emses/run';

/** How many runs are remembered, and how many of these hold files open (up to 24 each). */
export interface OpenRunBounds {
  readonly maxKept: number;
  readonly maxOpen: number;
}

/** Runs by directory, the least recently used forgotten first; of the recent ones only a few keep files open. */
export class OpenRuns {
  readonly #openRun: (directory: string) => Run;
  readonly #bounds: OpenRunBounds;
  /** Both in order of use, the latest last. */
  readonly #kept = new Map<string, Run>();
  readonly #open = new Map<string, Run>();

  constructor(openRun: (directory: string) => Run, bounds: OpenRunBounds) {
    this.#openRun = openRun;
    this.#bounds = bounds;
  }

  /** The run in a directory as it is on disk now; its files stay open for what comes next. */
  get(directory: string): Run {
    const run = this.#current(directory);
    this.#open.delete(directory);
    this.#open.set(directory, run);
    for (const [oldest, other] of this.#open) {
      if (this.#open.size <= this.#bounds.maxOpen) break;
      this.#open.delete(oldest);
      other.close();
    }
    return run;
  }

  /** What `look` sees in the run as it is now; files that were opened for it are closed again. */
  glance<Seen>(directory: string, look: (run: Run) => Seen): Seen {
    const run = this.#current(directory);
    try {
      return look(run);
    } finally {
      if (!this.#open.has(directory)) run.close();
    }
  }

  close(): void {
    for (const run of this.#kept.values()) run.close();
    this.#kept.clear();
    this.#open.clear();
  }

  #current(directory: string): Run {
    const known = this.#kept.get(directory);
    known?.refresh();
    const run = known ?? this.#openRun(directory);
    this.#kept.delete(directory);
    this.#kept.set(directory, run);
    for (const [oldest, other] of this.#kept) {
      if (this.#kept.size <= this.#bounds.maxKept) break;
      this.#kept.delete(oldest);
      this.#open.delete(oldest);
      other.close();
    }
    return run;
  }
}
