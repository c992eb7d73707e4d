import { openRun, type Run } from '@emout/emses/run';
import { checkExpression } from '@emout/expr/check';
import type { CheckedExpression } from '@emout/expr/checked-expression';
import { DEFAULT_LIMITS, type EvaluationLimits } from '@emout/expr/evaluation-limits';
import type { Expression } from '@emout/expr/expression';
import { parseExpression } from '@emout/expr/parse';
import type { ExpressionScope } from '@emout/expr/scope';
import { UnitMemory } from '@emout/expr/unit-memory';
import type { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { discoverRuns } from './discover.js';
import {
  type ExpressionCheck,
  type ExpressionName,
  languageNames,
  problemAnswer,
  typeAnswer,
} from './expression-check.js';
import type { FileStamp } from './file-stamp.js';
import { holdsRun } from './holds-run.js';
import { type AboutRun, LookedAtRuns } from './looked-at-runs.js';
import { NarrowedRoots, type Scope } from './narrowed-roots.js';
import { OpenRuns } from './open-runs.js';
import { RootSet } from './roots.js';
import {
  type BoundaryMeshes,
  type BoundaryMeshRequest,
  boundariesAnswer,
  meshesAnswer,
  type RunBoundaries,
} from './run-boundaries.js';
import { inputOf, type RunInput } from './run-input.js';
import type { RunDetail, RunListing, RunSummary } from './run-listing.js';
import type { RunPlaces } from './run-places.js';
import type { ScopeOptions } from './run-scope.js';
import { runSource } from './run-source.js';
import { detailOf, summaryOf, unreadableSummary } from './run-summary.js';
import { namesOf } from './scope-names.js';

export interface RunLibraryOptions {
  /** Absolute paths of the allowed roots. */
  readonly roots: readonly string[];
  readonly hdf5: Hdf5Library;
}

/** An expression about a run, and in what its numbers are wanted. */
export interface ExpressionRequest extends ScopeOptions {
  readonly run: string;
  readonly expr: string;
  readonly units: 'si' | 'emses';
}

interface InScopeOptions {
  readonly units: 'si' | 'emses';
  readonly limits: EvaluationLimits;
  readonly compat?: 'emout' | undefined;
}

/** An expression that is ready to be evaluated, and the state of the files that its numbers depend on. */
export interface PreparedExpression {
  readonly checked: CheckedExpression;
  readonly stamps: readonly FileStamp[];
}

const UNLIMITED: EvaluationLimits = {
  bytesToRead: Number.POSITIVE_INFINITY,
  outputElements: Number.POSITIVE_INFINITY,
  operations: Number.POSITIVE_INFINITY,
  workBytes: Number.POSITIVE_INFINITY,
};
const RUN_BOUNDS = { maxKept: 512, maxOpen: 4 };

/** What all who ask share: where runs may lie, and those that are open. */
interface Kept {
  readonly roots: RootSet;
  readonly runs: OpenRuns;
  readonly unitMemory: UnitMemory;
}

function keptOf({ roots, hdf5 }: RunLibraryOptions): Kept {
  const runs = new OpenRuns(
    ({ directory, continuations, overlap, mayRead }) =>
      openRun(directory, hdf5, { mayRead, continuations, overlap }),
    RUN_BOUNDS,
  );
  return { roots: new RootSet(roots, holdsRun), runs, unitMemory: new UnitMemory() };
}

/** The runs below the allowed roots: what they hold, and what expressions about them mean. */
export class RunLibrary {
  readonly #kept: Kept;
  readonly #places: RunPlaces;

  /** @throws RootError */
  constructor(options: RunLibraryOptions | Kept, scope: Scope = null) {
    this.#kept = 'hdf5' in options ? keptOf(options) : options;
    const { roots } = this.#kept;
    this.#places = scope === null ? roots : new NarrowedRoots(roots, scope);
  }

  /** The same runs for somebody who may see what a scope names; for all others it is as if they were not there. */
  narrowed(scope: Scope): RunLibrary {
    return scope === null ? this : new RunLibrary(this.#kept, scope);
  }

  /** Equal where the same can be seen; empty where this is everything. */
  get sight(): string {
    return this.#places.id;
  }

  /** The runs below the roots; one that cannot be read is listed with its reason. */
  async list(signal: AbortSignal): Promise<RunListing> {
    const { directories, notes } = await discoverRuns(this.#places, signal);
    const runs: RunListing['runs'] = [];
    for (const directory of directories) {
      signal.throwIfAborted();
      const address = this.#places.addressOf(directory);
      const root = this.#places.rootOf(directory);
      if (address === null || root === null) continue;
      runs.push({ root: root.label, summary: this.#summarize(directory, address) });
    }
    return { runs, notes };
  }

  /**
   * A run as it is now; its files stay open for what comes next.
   * @throws UnknownRunError, PathOutsideRootsError, RunDirectoryError
   */
  run(address: string): Run {
    return this.#kept.runs.get(runSource(this.#places, address));
  }

  /** A run with its fields; throws as `run` does. */
  detail(address: string): RunDetail {
    const { label } = runSource(this.#places, address).root;
    return detailOf(this.run(address), address, label);
  }

  /** The input of a run; throws as `run` does. */
  input(address: string): RunInput {
    return inputOf(this.run(address), address);
  }

  /** The boundaries of a run; throws as `run` does. */
  boundaries(address: string, signal?: AbortSignal): RunBoundaries {
    return boundariesAnswer(this.run(address), address, signal);
  }

  /** The surfaces of a run's boundaries; throws as `run` does. */
  boundaryMeshes(request: BoundaryMeshRequest, signal: AbortSignal): BoundaryMeshes {
    return meshesAnswer(this.run(request.run), request, signal);
  }

  /** The runs that some expressions are about, each looked at once. */
  look(about: readonly AboutRun[], options: ScopeOptions): LookedAtRuns {
    return new LookedAtRuns(this.#places, this.#kept.runs, about, options);
  }

  /**
   * Checks an expression against its run; nothing is read.
   * @throws ExpressionError, ExpressionTypeError, ExpressionCostError, and as `run` does
   */
  prepare(request: ExpressionRequest, limits: EvaluationLimits = DEFAULT_LIMITS): PreparedExpression {
    const { run, expr, units, ...scope } = request;
    const expression = parseExpression(expr);
    const looked = this.look([{ run, expression }], scope);
    const checked = this.checkIn(looked.scope(run), expression, { units, limits, compat: scope.compat });
    return { checked, stamps: looked.stamps };
  }

  /** Checks an expression against a run that was looked at; throws as `prepare` does. */
  checkIn(
    scope: ExpressionScope,
    expression: Expression,
    { units, limits, compat }: InScopeOptions,
  ): CheckedExpression {
    return checkExpression(expression, scope, {
      units,
      limits,
      unitMemory: this.#kept.unitMemory,
      ...(compat === undefined ? {} : { compat }),
    });
  }

  /** What an expression would give, or why it cannot be evaluated. @throws as `run` does */
  check(request: ExpressionRequest): ExpressionCheck {
    this.run(request.run);
    try {
      // Nothing is read for the answer, and of a large one only a slice may be wanted.
      return typeAnswer(this.prepare(request, UNLIMITED).checked, request.units);
    } catch (error) {
      const problem = problemAnswer(error);
      if (problem === null) throw error;
      return problem;
    }
  }

  /** Every name that an expression about a run may hold; throws as `run` does. */
  names(address: string): ExpressionName[] {
    return [...namesOf(this.run(address)), ...languageNames()];
  }

  close(): void {
    this.#kept.runs.close();
  }

  #summarize(directory: string, address: string): RunSummary {
    try {
      const source = runSource(this.#places, address);
      return this.#kept.runs.glance(source, (run) => summaryOf(run, address));
    } catch (error) {
      return unreadableSummary(directory, address, error instanceof Error ? error.message : String(error));
    }
  }
}
