import { BLOCK_ELEMENTS } from './blocks.js';
import type { PlanNode } from './plan-node.js';
import { type Region, regionSize, sameRegion, wholeAxis } from './positions.js';

/** A step with a region of it that an evaluation needs. */
export interface Visit {
  readonly node: PlanNode;
  readonly region: Region;
  /** True when its values are computed once and kept, because they would be needed block after block. */
  readonly kept: boolean;
  /** False for a region that was visited before, in a pass over more or fewer blocks. */
  readonly first: boolean;
}

/** A region of a step that was visited, and the elements of the pass that asked it, 0 for a single block. */
interface Seen {
  readonly region: Region;
  readonly passing: number;
}

/**
 * Every region of every step that an evaluation of `region` of `root` takes, each once, the steps asked before those
 * that ask.
 */
export function visitsOf(roots: readonly { readonly node: PlanNode; readonly region: Region }[]): Visit[] {
  const shared = sharedBetweenPasses(roots.map(({ node }) => node));
  const visits: Visit[] = [];
  const seen = new Map<PlanNode, Seen[]>();
  const visit = (node: PlanNode, asked: Region, streamed: number): void => {
    const region = node.keep === 'whole' ? node.shape.map(wholeAxis) : asked;
    const passing = streamed > BLOCK_ELEMENTS ? streamed : 0;
    const known = seen.get(node);
    const again = known?.filter((before) => sameRegion(before.region, region)) ?? [];
    if (again.some((before) => before.passing === passing)) return;
    if (known === undefined) seen.set(node, [{ region, passing }]);
    else known.push({ region, passing });
    const size = regionSize(region);
    const smaller = size < streamed || (size === streamed && shared.size > 0);
    const repeated = streamed > BLOCK_ELEMENTS && (node.keep === 'always' || smaller);
    const own = node.keep === 'whole' || (node.keep !== 'never' && repeated);
    for (const demand of node.demands(region)) {
      const blocks = node.streams ? regionSize(demand.region) : streamed;
      visit(demand.node, demand.region, blocks);
    }
    const kept = own || (shared.has(node) && size <= BLOCK_ELEMENTS);
    visits.push({ node, region, kept, first: again.length === 0 });
  };
  for (const { node, region } of roots) visit(node, region, regionSize(region));
  return visits;
}

/** Steps that more than one step of a plan asks, constants apart. */
export function sharedSteps(root: PlanNode): ReadonlySet<PlanNode> {
  const shared = new Set<PlanNode>();
  const seen = new Set<PlanNode>();
  const visit = (node: PlanNode): void => {
    if (seen.has(node)) {
      if (node.constant === null) shared.add(node);
      return;
    }
    seen.add(node);
    node.inputs.forEach(visit);
  };
  visit(root);
  return shared;
}

/**
 * Steps that several others ask, where values before them pass through in blocks. What a block holds ends with it, so
 * that each pass would compute them again, and each level of steps such as `p >= mean(p)` double the work before it.
 */
function sharedBetweenPasses(roots: readonly PlanNode[]): ReadonlySet<PlanNode> {
  const seen = new Set<PlanNode>();
  const shared = new Set<PlanNode>();
  let streams = false;
  const visit = (node: PlanNode): void => {
    if (seen.has(node)) {
      if (node.constant === null) shared.add(node);
      return;
    }
    seen.add(node);
    streams ||= node.streams;
    node.inputs.forEach(visit);
  };
  for (const node of roots) visit(node);
  return streams ? shared : new Set();
}
