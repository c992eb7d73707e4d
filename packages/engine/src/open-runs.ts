import type { Run } from '@emout/emses/run';
import { type FileStamp, fingerprintOf } from './file-stamp.js';
import type { RunSource } from './run-source.js';

/** How many runs are remembered, and how many of these hold files open (up to 24 each). */
export interface OpenRunBounds {
  readonly maxKept: number;
  readonly maxOpen: number;
}

/**
 * A listing serves for so long while the files that are asked for stay as they were: it costs a `stat` for each file of the
 * run, which on a busy file server takes longer than the picture.
 */
const LISTING_AGE_MS = 1_000;

/** When a run was last listed, and the files that have been stamped before it was. */
interface Look {
  readonly atMs: number;
  readonly stamps: ReadonlyMap<string, string>;
}

/** Runs by source, the least recently used forgotten first; of the recent ones only a few keep files open. */
export class OpenRuns {
  readonly #openRun: (source: RunSource) => Run;
  readonly #bounds: OpenRunBounds;
  /** Both in order of use, the latest last. */
  readonly #kept = new Map<string, Run>();
  readonly #open = new Map<string, Run>();
  readonly #looks = new Map<string, Look>();

  constructor(openRun: (source: RunSource) => Run, bounds: OpenRunBounds) {
    this.#openRun = openRun;
    this.#bounds = bounds;
  }

  /**
   * A run as it is on disk now; its files stay open for what comes next.
   * @param stamps of the files that are asked for, taken before; without them every file is looked at
   */
  get(source: RunSource, stamps: readonly FileStamp[] = []): Run {
    const run = this.#current(source, stamps);
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
    const run = this.#current(source, []);
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
    this.#looks.clear();
  }

  #current(source: RunSource, stamps: readonly FileStamp[]): Run {
    const known = this.#kept.get(source.id);
    if (known === undefined || !this.#isListed(source, stamps)) {
      known?.refresh();
      const before = known === undefined ? [] : (this.#looks.get(source.id)?.stamps ?? []);
      const now = stamps.map((stamp): [string, string] => [stamp.path, fingerprintOf([stamp])]);
      this.#looks.set(source.id, { atMs: performance.now(), stamps: new Map([...before, ...now]) });
    }
    const run = known ?? this.#openRun(source);
    this.#kept.delete(source.id);
    this.#kept.set(source.id, run);
    for (const [oldest, other] of this.#kept) {
      if (this.#kept.size <= this.#bounds.maxKept) break;
      this.#kept.delete(oldest);
      this.#open.delete(oldest);
      this.#looks.delete(oldest);
      other.close();
    }
    return run;
  }

  /** Whether the run was listed a moment ago, and these files were as they are now before that. */
  #isListed(source: RunSource, stamps: readonly FileStamp[]): boolean {
    const look = this.#looks.get(source.id);
    if (look === undefined || stamps.length === 0 || performance.now() - look.atMs > LISTING_AGE_MS)
      return false;
    return stamps.every((stamp) => look.stamps.get(stamp.path) === fingerprintOf([stamp]));
  }
}
