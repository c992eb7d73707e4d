import type { AxisMap } from './axis-map.js';
import { alikeBlocks, BLOCK_ELEMENTS } from './blocks.js';
import type { EvaluationLimits } from './evaluation-limits.js';
import { holdsRegion } from './kept-values.js';
import { ConstantNode } from './plan-constant.js';
import { ElementwiseNode } from './plan-elementwise.js';
import { FieldNode } from './plan-field.js';
import type { PlanNode } from './plan-node.js';
import { SelectNode } from './plan-select.js';
import { sharedSteps, type Visit, visitsOf } from './plan-walk.js';
import { type Region, regionSize, sameRegion, wholeAxis } from './positions.js';
import { resultBlock } from './result-blocks.js';

/** Steps that are followed to count what a plan reads; of one that takes more nothing exact is said. */
const MOST_STEPS = 20_000;

/**
 * The bytes that evaluating some plans one after another reads. Values that pass through in blocks are read once for
 * each block that asks for them: an axis that comes first in the file and last in the result, a neighbour in the next
 * block, a field that one reduction has read and a second step reads again.
 * @returns null when it would take too long to find out
 */
export function bytesReadBy(plans: readonly PlanNode[], { workBytes }: EvaluationLimits): number | null {
  const count = new ReadCount(workBytes);
  for (const plan of plans) count.evaluate(plan);
  return count.exact ? count.bytes : null;
}

/** Regions of steps that have been computed in a block. */
type InBlock = Map<PlanNode, Region[]>;

/** Follows an evaluation block by block without reading; it has to take the values as `Evaluation` does. */
class ReadCount {
  bytes = 0;
  exact = true;
  readonly #kept: InBlock = new Map();
  #shared: ReadonlySet<PlanNode> = new Set();
  #steps = 0;

  constructor(readonly workBytes: number) {}

  evaluate(plan: PlanNode): void {
    const region = plan.shape.map(wholeAxis);
    this.#shared = sharedSteps(plan);
    for (const { node, region: kept, kept: isKept } of visitsOf([{ node: plan, region }])) {
      if (!isKept || this.#isKept(node, kept, sameRegion)) continue;
      const atOnce = node.keep === 'always' || node.keep === 'whole';
      const most = atOnce ? Number.POSITIVE_INFINITY : BLOCK_ELEMENTS;
      this.bytes += this.#inBlocks(kept, most, (part, block) => this.#own(node, part, block));
      remember(this.#kept, node, kept);
    }
    const most = resultBlock(plan, this.workBytes);
    this.bytes += this.#inBlocks(region, most, (part, block) => this.#values(plan, part, block));
  }

  #inBlocks(region: Region, most: number, bytesOf: (part: Region, block: InBlock) => number): number {
    let bytes = 0;
    for (const { region: part, times } of alikeBlocks(region, most)) {
      bytes += times * bytesOf(part, new Map());
    }
    return bytes;
  }

  #values(node: PlanNode, region: Region, block: InBlock): number {
    if (this.#isKept(node, region, holdsRegion)) return 0;
    if (!this.#shared.has(node)) return this.#own(node, region, block);
    if (block.get(node)?.some((computed) => sameRegion(computed, region))) return 0;
    const bytes = this.#own(node, region, block);
    remember(block, node, region);
    return bytes;
  }

  #own(node: PlanNode, region: Region, block: InBlock): number {
    this.#steps += 1;
    this.exact &&= this.#steps <= MOST_STEPS;
    if (!this.exact) return 0;
    let bytes = node.cost(region).bytesToRead;
    for (const { node: input, region: asked } of node.demands(region)) {
      bytes += node.streams
        ? this.#inBlocks(asked, BLOCK_ELEMENTS, (part, inner) => this.#values(input, part, inner))
        : this.#values(input, asked, block);
    }
    return bytes;
  }

  #isKept(node: PlanNode, region: Region, holds: (kept: Region, part: Region) => boolean): boolean {
    return this.#kept.get(node)?.some((kept) => holds(kept, region)) ?? false;
  }
}

function remember(regions: InBlock, node: PlanNode, region: Region): void {
  const known = regions.get(node);
  if (known === undefined) regions.set(node, [region]);
  else known.push(region);
}

/**
 * True when no value is read twice: all pass through in one block, or each is computed of its own point alone and the
 * fields are read without gaps, so that blocks have nothing in common.
 */
export function isReadOnce(visits: readonly Visit[]): boolean {
  if (visits.every(({ region }) => regionSize(region) <= BLOCK_ELEMENTS)) return true;
  return visits.every(({ node, region, kept }) => !kept && isPointByPoint(node, region));
}

/** A list may name a position again, in another block. */
function takesEachOnce(map: AxisMap): boolean {
  if (map.kind !== 'positions') return map.kind === 'fixed';
  return map.positions.kind === 'even' && map.positions.step !== 0;
}

function isPointByPoint(node: PlanNode, region: Region): boolean {
  if (node instanceof FieldNode) {
    const bytes = node.field.dtype === 'float64' ? 8 : 4;
    return node.cost(region).bytesToRead === bytes * regionSize(region);
  }
  if (node instanceof SelectNode) return node.maps.every(takesEachOnce);
  return node instanceof ElementwiseNode || node instanceof ConstantNode;
}
