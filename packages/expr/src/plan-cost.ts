import { formatBytes, formatCount } from '@emout/units/number-format';
import type { EvaluationCost, EvaluationLimits } from './evaluation-limits.js';
import type { PlanNode } from './plan-node.js';
import { bytesReadBy, isReadOnce } from './plan-reads.js';
import { visitsOf } from './plan-walk.js';
import { regionSize, wholeAxis } from './positions.js';
import { resultBlockBytes } from './result-blocks.js';
import { ExpressionCostError } from './type-errors.js';

/** What the plans of an expression cost as a whole. @throws ExpressionCostError above a limit, in words */
export function costOf(plans: readonly PlanNode[], limits: EvaluationLimits): EvaluationCost {
  let outputElements = 0;
  for (const plan of plans) outputElements += plan.shape.reduce((size, count) => size * count, 1);
  const numbers = (count: number) => (count < 1e15 ? formatCount(count) : count.toExponential(1));
  check(outputElements, limits.outputElements, (of) => `The result has ${numbers(of)} numbers`, numbers);
  let bytesToRead = 0;
  let operations = 0;
  let keptBytes = 0;
  let workBytes = 0;
  const visits = visitsOf(plans.map(whole));
  for (const { node, region, kept, first } of visits) {
    if (!first) continue;
    const own = node.cost(region);
    bytesToRead += own.bytesToRead;
    operations += own.operations;
    if (kept) keptBytes += 8 * regionSize(region);
    workBytes = Math.max(workBytes, own.workBytes ?? 0);
  }
  if (!isReadOnce(visits)) bytesToRead = bytesReadBy(plans, limits) ?? bytesToRead;
  workBytes += keptBytes + Math.max(0, ...plans.map((plan) => resultBlockBytes(plan, limits.workBytes)));
  check(bytesToRead, limits.bytesToRead, (of) => `${formatBytes(of)} would have to be read`, formatBytes);
  check(operations, limits.operations, (of) => `${numbers(of)} numbers would have to be computed`, numbers);
  const memory = (of: number) => `${formatBytes(of)} of intermediate values would have to be kept`;
  check(workBytes, limits.workBytes, memory, formatBytes);
  return { bytesToRead, outputElements, operations };
}

function whole(node: PlanNode) {
  return { node, region: node.shape.map(wholeAxis) };
}

function check(
  needed: number,
  allowed: number,
  sentence: (needed: number) => string,
  print: (allowed: number) => string,
): void {
  if (needed <= allowed) return;
  throw new ExpressionCostError(
    `${sentence(needed)}; at most ${print(allowed)} are allowed.`,
    'Select fewer steps or a part of the grid with a subscript such as [-1, :, 64, :].',
    needed,
    allowed,
  );
}
