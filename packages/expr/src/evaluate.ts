import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import { blocksOf } from './blocks.js';
import type { CheckedExpression } from './checked-expression.js';
import type { PlanNode } from './plan-node.js';
import { Evaluation } from './plan-run.js';
import { regionSize, wholeAxis } from './positions.js';
import { resultBlock } from './result-blocks.js';
import { storedSelection } from './stored-selection.js';
import type { ArrayType, VectorType } from './value-type.js';

export interface EvaluateOptions {
  readonly signal?: AbortSignal | undefined;
  /** Numbers computed so far, of all. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** Numbers of a result in C order; what is shown is the number times `factor`. */
export interface EvaluatedArray {
  /** `float64`, or the type of the file for a field that is only subscripted. */
  readonly values: NdArray;
  /** 1 unless the values are stored ones that are shown in SI. */
  readonly factor: number;
}

export type Evaluated =
  | ({ readonly kind: 'array'; readonly type: ArrayType } & EvaluatedArray)
  | {
      readonly kind: 'vector';
      readonly type: VectorType;
      readonly components: readonly (EvaluatedArray & { readonly letter: 'x' | 'y' | 'z' })[];
    };

/**
 * Reads and computes a checked expression as a whole.
 * @throws tagged errors of the run; the reason of `signal` when it aborts
 */
export function evaluate(checked: CheckedExpression, options: EvaluateOptions = {}): Evaluated {
  const { type, plans } = checked;
  let before = 0;
  const total = checked.cost.outputElements;
  const evaluation = new Evaluation(checked.limits, options.signal);
  const arrays = plans.map((plan) => {
    const array = arrayOf(plan, evaluation, (done) => options.progress?.(before + done, total));
    before += regionSize(plan.shape.map(wholeAxis));
    options.progress?.(before, total);
    return array;
  });
  const nothing: EvaluatedArray = { values: ndarray(new Float64Array(0), [0]), factor: 1 };
  if (type.kind === 'array') return { kind: 'array', type, ...(arrays[0] ?? nothing) };
  const components = type.components.map(({ letter }, k) => ({ letter, ...(arrays[k] ?? nothing) }));
  return { kind: 'vector', type, components };
}

/** A stretch of a result, valid until the consumer returns. */
export interface EvaluatedBlock {
  /** Place of the component in a vector; 0 for an array. */
  readonly component: number;
  /** Elements of the component before the block, in C order. */
  readonly offset: number;
  /** Shown numbers; the memory is used again for the next block. */
  readonly values: Float64Array;
}

/**
 * Computes a checked expression in blocks of bounded size, component after component, each in C order.
 * @throws tagged errors of the run; the reason of `signal` when it aborts
 */
export function evaluateBlocks(
  checked: CheckedExpression,
  options: EvaluateOptions,
  consumer: (block: EvaluatedBlock) => void,
): void {
  let before = 0;
  const evaluation = new Evaluation(checked.limits, options.signal);
  for (const [component, plan] of checked.plans.entries()) {
    inBlocks(plan, evaluation, (offset, values) => {
      consumer({ component, offset, values });
      options.progress?.(before + offset + values.length, checked.cost.outputElements);
    });
    before += regionSize(plan.shape.map(wholeAxis));
  }
}

function arrayOf(plan: PlanNode, evaluation: Evaluation, progress: (done: number) => void): EvaluatedArray {
  const stored = storedSelection(plan);
  if (stored !== null) {
    evaluation.signal?.throwIfAborted();
    const { field, selection } = stored;
    return { values: field.readStored(selection, evaluation.signal), factor: 1 / field.divisor };
  }
  const values = new Float64Array(regionSize(plan.shape.map(wholeAxis)));
  inBlocks(plan, evaluation, (offset, block) => {
    values.set(block, offset);
    progress(offset + block.length);
  });
  return { values: ndarray(values, plan.shape), factor: 1 };
}

function inBlocks(
  plan: PlanNode,
  evaluation: Evaluation,
  consume: (offset: number, values: Float64Array) => void,
): void {
  const region = plan.shape.map(wholeAxis);
  const { signal } = evaluation;
  signal?.throwIfAborted();
  evaluation.prepare(plan, region);
  for (const block of blocksOf(region, resultBlock(plan, evaluation.limits.workBytes))) {
    signal?.throwIfAborted();
    const own = evaluation.take(block.size);
    evaluation.inBlock(() => {
      const values = evaluation.valuesOf(plan, block.region, own);
      consume(block.offset, values.subarray(0, block.size));
    });
    evaluation.give(own);
  }
}
