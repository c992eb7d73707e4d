import { blocksOf } from './blocks.js';
import type { PlanNode, PlanRun } from './plan-node.js';
import { type Region, regionSize } from './positions.js';

/**
 * Writes the values of a region of any size to `output`, block after block: what the steps before it hold meanwhile
 * stays as small as blocks are.
 * @throws the reason of an aborted signal
 */
export function valuesInBlocks(node: PlanNode, region: Region, output: Float64Array, run: PlanRun): void {
  const whole = regionSize(region);
  for (const block of blocksOf(region)) {
    run.signal?.throwIfAborted();
    const own = block.size === whole ? output : run.take(block.size);
    run.inBlock(() => {
      const values = run.valuesOf(node, block.region, own);
      if (values !== output) output.set(values.subarray(0, block.size), block.offset);
    });
    if (own !== output) run.give(own);
  }
}
