import { basename, dirname, join } from 'node:path';
import type { Overlap } from '@emout/emses/continuations';
import type { Run } from '@emout/emses/run';
import type { Expression } from '@emout/expr/expression';
import { UnknownRunError } from './errors.js';
import { fieldsBehind, namesByRun } from './expression-names.js';
import { type FileStamp, stampOf } from './file-stamp.js';
import type { OpenRuns } from './open-runs.js';
import type { RunPlaces } from './run-places.js';
import { RunScope, type ScopeOptions } from './run-scope.js';
import { type RunSource, runSource } from './run-source.js';

/** An expression and the run that it is about. */
export interface AboutRun {
  readonly run: string;
  /** Null for what depends on the run alone, such as its boundaries. */
  readonly expression: Expression | null;
}

const PARAMETER_FILES = ['plasma.inp', 'plasma.toml'];
/** Says how far a part has come, and so whether the next is joined to it. */
const PROGRESS_FILE = 'icur';

/**
 * The runs of one request, each looked at once: looking costs a listing and a `stat` for each file. What the numbers
 * depend on is stamped before the look, so that a later change is noticed.
 */
export class LookedAtRuns {
  readonly stamps: readonly FileStamp[];
  readonly #places: RunPlaces;
  readonly #options: ScopeOptions;
  readonly #runs = new Map<string, Run>();
  readonly #sources: ReadonlyMap<string, RunSource>;

  /** @throws UnknownRunError, PathOutsideRootsError, RunDirectoryError */
  constructor(places: RunPlaces, runs: OpenRuns, about: readonly AboutRun[], options: ScopeOptions = {}) {
    this.#places = places;
    this.#options = options;
    const sources = new Map<string, RunSource>();
    const fieldsBySource = new Map<RunSource, Set<string>>();
    for (const { run, expression } of about) {
      const main = sources.get(run) ?? runSource(places, run, overlapOf(options));
      for (const [other, names] of [
        ['', []] as const,
        ...(expression === null ? [] : namesByRun(expression)),
      ]) {
        const address = other === '' ? run : this.#addressFrom(main, other);
        const source =
          other === '' ? main : (sources.get(address) ?? runSource(places, address, overlapOf(options)));
        sources.set(address, source);
        const fields = fieldsBySource.get(source) ?? new Set();
        for (const field of [...names].flatMap(fieldsBehind)) fields.add(field);
        fieldsBySource.set(source, fields);
      }
    }
    this.#sources = sources;
    const stamped = new Map(
      [...fieldsBySource].map(([source, fields]) => [source, stampsOf(source, fields)]),
    );
    this.stamps = [...stamped.values()].flat();
    for (const [source, stamps] of stamped) {
      if (!this.#runs.has(source.id)) this.#runs.set(source.id, runs.get(source, stamps));
    }
  }

  /** Equal where the same can be seen, as of a library. */
  get sight(): string {
    return this.#places.id;
  }

  /** The run at an address of this request. */
  run(address: string): Run {
    const run = this.#runs.get(this.#sources.get(address)?.id ?? '');
    if (run === undefined) throw new UnknownRunError(address);
    return run;
  }

  /** The names of the run at an address of this request. */
  scope(address: string): RunScope {
    return new RunScope(address, this.run(address), this.#options, (other) => {
      const source = this.#sources.get(address);
      return this.scope(source === undefined ? other : this.#addressFrom(source, other));
    });
  }

  /** `run("b")` is the run at the address `b`, or else the one beside the run that the expression is about. */
  #addressFrom(main: RunSource, other: string): string {
    try {
      runSource(this.#places, other);
      return other;
    } catch (error) {
      const beside = `${dirname(main.address)}/${other}`;
      if (!(error instanceof UnknownRunError) || beside.startsWith('./')) throw error;
      try {
        runSource(this.#places, beside);
        return beside;
      } catch {
        throw error;
      }
    }
  }
}

function stampsOf(source: RunSource, fields: ReadonlySet<string>): FileStamp[] {
  const { directories, awaited, continuations } = source;
  const isJoined = continuations === 'auto' || continuations.length > 0;
  const files = [
    ...PARAMETER_FILES,
    ...(isJoined ? [PROGRESS_FILE] : []),
    ...Array.from(fields, (field) => `${field}00_0000.h5`),
  ];
  const stamps = directories.flatMap((directory) => files.map((name) => stampOf(join(directory, name))));
  // A further continuation would be a change, too.
  return awaited === null ? stamps : [...stamps, stampOf(awaited)];
}

/** The stamps of the files that parameters and units come from. */
export function parameterStamps(stamps: readonly FileStamp[]): FileStamp[] {
  return stamps.filter(({ path }) => PARAMETER_FILES.includes(basename(path)));
}

function overlapOf({ overlap, compat }: ScopeOptions): Overlap {
  return overlap ?? (compat === 'emout' ? 'drop-first' : 'compare');
}
