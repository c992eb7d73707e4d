import type { BinaryKernel, TernaryKernel, UnaryKernel } from '@emout/ndarray/elementwise';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { type Region, regionSize } from './positions.js';

/** A loop over one, two or three operands. */
export type ElementwiseKernel =
  | { readonly operands: 1; readonly loop: UnaryKernel }
  | { readonly operands: 2; readonly loop: BinaryKernel }
  | { readonly operands: 3; readonly loop: TernaryKernel };

const NOWHERE: Region = [];

/** An operation at each point; every operand has the axes of the result, or none. */
export class ElementwiseNode implements PlanNode {
  readonly constant = null;
  readonly keep = 'never';
  readonly streams = false;

  constructor(
    readonly kernel: ElementwiseKernel,
    readonly inputs: readonly PlanNode[],
    readonly shape: readonly number[],
  ) {}

  demands(region: Region): readonly Demand[] {
    return this.inputs.map((node) => ({ node, region: this.#regionOf(node, region) }));
  }

  cost(region: Region): StepCost {
    return { operations: regionSize(region), bytesToRead: 0 };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const count = regionSize(region);
    const taken: Float64Array[] = [];
    // The first operand of full size is computed where the result will stand.
    let free: Float64Array | null = output;
    const values: Float64Array[] = [];
    const steps: number[] = [];
    for (const node of this.inputs) {
      const asked = this.#regionOf(node, region);
      const full = asked === region;
      let own: Float64Array;
      if (full && free !== null) {
        own = free;
        free = null;
      } else {
        own = run.take(full ? count : 1);
        taken.push(own);
      }
      values.push(run.valuesOf(node, asked, own));
      steps.push(full ? 1 : 0);
    }
    this.#loop(values, steps, output, count);
    for (const buffer of taken) run.give(buffer);
  }

  #loop(
    values: readonly Float64Array[],
    steps: readonly number[],
    output: Float64Array,
    count: number,
  ): void {
    const [a = output, b = output, c = output] = values;
    const [aStep = 1, bStep = 1, cStep = 1] = steps;
    switch (this.kernel.operands) {
      case 1:
        this.kernel.loop(a, 0, output, 0, count);
        break;
      case 2:
        this.kernel.loop(a, 0, aStep, b, 0, bStep, output, 0, count);
        break;
      case 3:
        this.kernel.loop(a, 0, aStep, b, 0, bStep, c, 0, cStep, output, 0, count);
        break;
    }
  }

  #regionOf(node: PlanNode, region: Region): Region {
    return node.shape.length === region.length ? region : NOWHERE;
  }
}
