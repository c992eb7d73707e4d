import { type PoissonOptions, PoissonSolver } from '@emout/analysis/poisson';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { type Region, regionSize, wholeAxis } from './positions.js';
import { valuesInBlocks } from './values-in-blocks.js';

/** Bytes for each point while the equation is solved: the unknowns and the solution, beside the charge density. */
export const POISSON_BYTES_PER_POINT = 16;

/** The potential of the charge density on (z, y, x) before it: every value of it takes all of those. */
export class PoissonNode implements PlanNode {
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'whole';
  readonly streams = true;
  readonly #whole: Region;

  constructor(
    readonly input: PlanNode,
    readonly shape: readonly [number, number, number],
    readonly options: PoissonOptions,
  ) {
    this.inputs = [input];
    this.#whole = shape.map(wholeAxis);
  }

  demands(): readonly Demand[] {
    return [{ node: this.input, region: this.#whole }];
  }

  cost(): StepCost {
    const points = regionSize(this.#whole);
    // Each axis is transformed there and back, which takes so many steps for a point.
    const steps = this.shape.reduce((sum, count) => sum + 2 * Math.ceil(Math.log2(count)), 0);
    return { operations: points * steps, bytesToRead: 0, workBytes: POISSON_BYTES_PER_POINT * points };
  }

  read(_whole: Region, output: Float64Array, run: PlanRun): void {
    valuesInBlocks(this.input, this.#whole, output, run);
    output.set(new PoissonSolver(this.shape, this.options).solve(output, run.signal));
  }
}
