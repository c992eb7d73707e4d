import { percentileAlongAxis } from '@emout/ndarray/quantile';
import { BLOCK_ELEMENTS, blocksOf } from './blocks.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { type Region, regionSize, wholeAxis } from './positions.js';
import { valuesInBlocks } from './values-in-blocks.js';

/** A percentile over the last axes of the step before: it needs all their values at once. */
export class QuantileNode implements PlanNode {
  readonly shape: readonly number[];
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'smaller';
  readonly streams = true;
  readonly #rest: Region;
  /** Values behind each result. */
  readonly reducedCount: number;

  constructor(
    readonly input: PlanNode,
    /** Leading axes of `input` that stay. */
    readonly kept: number,
    readonly percent: number,
    readonly ignoreNaN: boolean,
  ) {
    this.inputs = [input];
    this.shape = input.shape.slice(0, kept);
    this.#rest = input.shape.slice(kept).map(wholeAxis);
    this.reducedCount = regionSize(this.#rest);
  }

  demands(region: Region): readonly Demand[] {
    return [{ node: this.input, region: [...region, ...this.#rest] }];
  }

  cost(region: Region): StepCost {
    // Finding a rank passes over the values a few times.
    const { reducedCount } = this;
    return {
      operations: 4 * regionSize(region) * reducedCount,
      bytesToRead: 0,
      workBytes: 16 * reducedCount,
    };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const most = Math.max(1, Math.floor(BLOCK_ELEMENTS / this.reducedCount));
    const scratch = run.take(Math.min(most, regionSize(region)) * this.reducedCount);
    for (const block of blocksOf(region, most)) {
      run.signal?.throwIfAborted();
      valuesInBlocks(this.input, [...block.region, ...this.#rest], scratch, run);
      const { percent, ignoreNaN, reducedCount } = this;
      percentileAlongAxis(scratch, 0, block.size, reducedCount, 1, percent, output, block.offset, {
        ignoreNaN,
      });
    }
    run.give(scratch);
  }
}
