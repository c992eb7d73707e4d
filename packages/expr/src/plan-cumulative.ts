import { BLOCK_ELEMENTS, blocksOf } from './blocks.js';
import { gatherRows } from './gather-rows.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { countOf, evenPositions, positionAt, type Region, regionSize, wholeAxis } from './positions.js';
import type { AxisPositions } from './value-type.js';

/** The running sum along the last axis. */
export class CumulativeNode implements PlanNode {
  readonly shape: readonly number[];
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'always';
  readonly streams = true;

  constructor(readonly input: PlanNode) {
    this.shape = input.shape;
    this.inputs = [input];
  }

  demands(region: Region): readonly Demand[] {
    const { others, behind } = divided(region);
    return [{ node: this.input, region: [...others, behind] }];
  }

  cost(region: Region): StepCost {
    const { others, behind } = divided(region);
    return { operations: regionSize(others) * countOf(behind), bytesToRead: 0 };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const { others, positions, behind } = divided(region);
    const length = countOf(behind);
    const most = Math.max(1, Math.floor(BLOCK_ELEMENTS / length));
    const kept = countOf(positions);
    const places = Int32Array.from({ length: kept }, (_, k) => positionAt(positions, k));
    const own = run.take(Math.min(most, regionSize(others)) * length);
    const sums = run.take(length);
    const row = run.take(kept);
    for (const block of blocksOf(others, most)) {
      run.signal?.throwIfAborted();
      run.inBlock(() => {
        const values = run.valuesOf(this.input, [...block.region, behind], own);
        for (let r = 0; r < block.size; r += 1) {
          let sum = 0;
          for (let k = 0; k < length; k += 1) {
            sum += values[r * length + k] as number;
            sums[k] = sum;
          }
          gatherRows(sums, [places], row);
          const to = (block.offset + r) * kept;
          for (let k = 0; k < kept; k += 1) output[to + k] = row[k] as number;
        }
      });
    }
    for (const buffer of [own, sums, row]) run.give(buffer);
  }
}

/** The other axes, the positions asked for on the last, and all that stand before the highest of them. */
function divided(region: Region): { others: Region; positions: AxisPositions; behind: AxisPositions } {
  const positions = region.at(-1) ?? wholeAxis(1);
  let last = 0;
  for (let k = 0; k < countOf(positions); k += 1) last = Math.max(last, positionAt(positions, k));
  return { others: region.slice(0, -1), positions, behind: evenPositions(0, 1, last + 1) };
}
