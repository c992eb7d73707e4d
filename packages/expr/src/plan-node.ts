import type { EvaluationLimits } from './evaluation-limits.js';
import type { Region } from './positions.js';

/**
 * One step of a computation. It holds nothing of the values: whoever needs some of them asks for a region, and it
 * asks the steps before it for what that takes.
 */
export interface PlanNode {
  /** Points along each axis. */
  readonly shape: readonly number[];
  /** Steps that this one asks. */
  readonly inputs: readonly PlanNode[];
  /** Equal steps have equal keys. */
  readonly key: string;
  /**
   * Steps whose values are worth keeping for a whole evaluation when later blocks ask for them again: a mean that is
   * subtracted from every block is computed once.
   */
  readonly keep: 'never' | 'when-smaller' | 'always';
  /** The value, for a step that is one known number. */
  readonly constant: number | null;
  /** Adds what reading this region costs, this step and those before it. */
  addCost(region: Region, cost: CostTally): void;
  /** Writes the values of a region in C order to the start of `output`. @throws the reason of an aborted signal */
  read(region: Region, output: Float64Array, run: PlanRun): void;
}

/** Adds up the cost of an evaluation; equal regions of equal steps are counted once. */
export interface CostTally {
  readonly limits: EvaluationLimits;
  /** Cost of `region` of `node`, once. */
  visit(node: PlanNode, region: Region): void;
  addOperations(count: number): void;
  addBytes(count: number): void;
}

/** The working memory of one evaluation. */
export interface PlanRun {
  readonly signal: AbortSignal | undefined;
  readonly limits: EvaluationLimits;
  /** A buffer of at least `size` elements, of any content. */
  take(size: number): Float64Array;
  give(buffer: Float64Array): void;
  /**
   * The values of a region of `node`, in C order: in `own` where they had to be computed for this, else in a buffer
   * that must not be written to.
   */
  valuesOf(node: PlanNode, region: Region, own: Float64Array): Float64Array;
  /** Runs `block` with values that equal steps share until it ends. */
  inBlock(block: () => void): void;
}
