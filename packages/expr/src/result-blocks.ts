import { BLOCK_ELEMENTS } from './blocks.js';
import { AlignNode } from './plan-align.js';
import type { PlanNode } from './plan-node.js';

/** 64 MB of doubles. */
const MOST_TRANSPOSED = 2 ** 23;
/** A block takes at most this part of the working memory. */
const SHARE = 8;

/**
 * Elements of a result that are computed at once. A transposed one is computed in blocks as large as the working
 * memory allows: each of them reads a little of every row of the file.
 */
export function resultBlock(plan: PlanNode, workBytes: number): number {
  if (!isTransposed(plan)) return BLOCK_ELEMENTS;
  const most = Math.floor(workBytes / (SHARE * Float64Array.BYTES_PER_ELEMENT));
  return Math.max(BLOCK_ELEMENTS, Math.min(MOST_TRANSPOSED, most));
}

/** What the blocks of a result take, in bytes: a transposed one stands beside the same in the order of the file. */
export function resultBlockBytes(plan: PlanNode, workBytes: number): number {
  const size = plan.shape.reduce((product, count) => product * count, 1);
  const elements = Math.max(BLOCK_ELEMENTS, Math.min(size, resultBlock(plan, workBytes)));
  return (isTransposed(plan) ? 2 : 1) * Float64Array.BYTES_PER_ELEMENT * elements;
}

function isTransposed(plan: PlanNode): boolean {
  return plan instanceof AlignNode && plan.isTransposition;
}
