import type { Demand, PlanNode, StepCost } from './plan-node.js';

const NOTHING: readonly never[] = [];
const FREE: StepCost = { operations: 0, bytesToRead: 0 };

/** One number without axes, known before anything is read. */
export class ConstantNode implements PlanNode {
  readonly shape = NOTHING;
  readonly inputs = NOTHING;
  readonly keep = 'never';
  readonly streams = false;

  constructor(readonly constant: number) {}

  demands(): readonly Demand[] {
    return NOTHING;
  }

  cost(): StepCost {
    return FREE;
  }

  read(_region: unknown, output: Float64Array): void {
    output[0] = this.constant;
  }
}
