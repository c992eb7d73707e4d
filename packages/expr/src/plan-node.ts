import type { EvaluationLimits } from './evaluation-limits.js';
import type { Region } from './positions.js';

/** Values that a step needs of one before it. */
export interface Demand {
  readonly node: PlanNode;
  readonly region: Region;
}

/** What one step costs by itself. */
export interface StepCost {
  readonly operations: number;
  readonly bytesToRead: number;
  /** Memory beside its values while it is computed, where that is more than some blocks; in bytes. */
  readonly workBytes?: number;
}

/**
 * One step of a computation. It holds nothing of the values: whoever needs some of them asks for a region, and it
 * asks the steps before it for what that takes.
 */
export interface PlanNode {
  /** Points along each axis. */
  readonly shape: readonly number[];
  /** The value, for a step that is one known number. */
  readonly constant: number | null;
  /**
   * Values worth keeping when block after block asks for them: `smaller` when they are fewer than what they are
   * combined with (a mean that is subtracted from every block is computed once), `always` when each block would
   * start again from the first point. `whole`: no part of it is known before all of it is, so that it is read as a
   * whole, once, whatever parts are asked for.
   */
  readonly keep: 'never' | 'smaller' | 'always' | 'whole';
  /** True when the values before it pass through in blocks, whatever the size of its own result. */
  readonly streams: boolean;
  /** The steps before it. */
  readonly inputs: readonly PlanNode[];
  /** What it asks of the steps before it to give a region. */
  demands(region: Region): readonly Demand[];
  cost(region: Region): StepCost;
  /** Writes the values of a region in C order to the start of `output`. @throws the reason of an aborted signal */
  read(region: Region, output: Float64Array, run: PlanRun): void;
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
  /** Runs `work`; equal steps share their values until it ends. */
  inBlock(work: () => void): void;
}
