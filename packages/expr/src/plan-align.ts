import { elementStrides, evenTable, gatherRows } from './gather-rows.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { countOf, type Region, regionShape, regionSize, wholeAxis } from './positions.js';
import { valuesInBlocks } from './values-in-blocks.js';

/** The step before with its axes in another order, and repeated along axes that it does not have or has one point of. */
export class AlignNode implements PlanNode {
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'never';
  /** True when axes change places only, so that no value stands twice. */
  readonly isTransposition: boolean;
  /** The values before are computed in their own order. */
  readonly streams: boolean;

  constructor(
    readonly input: PlanNode,
    /** For each axis the one of `input`, null for one that it does not have; every axis of `input` stands once. */
    readonly from: readonly (number | null)[],
    readonly shape: readonly number[],
  ) {
    this.inputs = [input];
    this.isTransposition =
      from.length === input.shape.length &&
      from.every((own, axis) => own !== null && input.shape[own] === shape[axis]);
    this.streams = this.isTransposition;
  }

  demands(region: Region): readonly Demand[] {
    return [{ node: this.input, region: this.#asked(region) }];
  }

  cost(region: Region): StepCost {
    return { operations: regionSize(region), bytesToRead: 0 };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const asked = this.#asked(region);
    const scratch = run.take(regionSize(asked));
    const values = this.#valuesOf(asked, scratch, run);
    const strides = elementStrides(regionShape(asked));
    const tables = region.map((positions, axis) => {
      const own = this.from[axis] ?? null;
      const repeated = own === null || this.#repeats(axis, own);
      return evenTable(countOf(positions), repeated ? 0 : (strides[own] ?? 1));
    });
    gatherRows(values, tables, output);
    run.give(scratch);
  }

  #valuesOf(asked: Region, scratch: Float64Array, run: PlanRun): Float64Array {
    if (!this.isTransposition) return run.valuesOf(this.input, asked, scratch);
    valuesInBlocks(this.input, asked, scratch, run);
    return scratch;
  }

  #asked(region: Region): Region {
    return this.input.shape.map((_, own) => {
      const axis = this.from.indexOf(own);
      return this.#repeats(axis, own) ? wholeAxis(1) : (region[axis] ?? wholeAxis(1));
    });
  }

  #repeats(axis: number, own: number): boolean {
    return this.input.shape[own] === 1 && this.shape[axis] !== 1;
  }
}
