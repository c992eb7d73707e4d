import { BLOCK_ELEMENTS, blocksOf } from './blocks.js';
import type { EvaluationLimits } from './evaluation-limits.js';
import { KeptValues } from './kept-values.js';
import type { PlanNode, PlanRun } from './plan-node.js';
import { sharedSteps, visitsOf } from './plan-walk.js';
import { type Region, regionKey, regionSize } from './positions.js';

interface SharedValues {
  readonly key: string;
  readonly values: Float64Array;
}

/** One evaluation of a plan: its buffers, and the values that several of its steps share. */
export class Evaluation implements PlanRun {
  readonly #free = new Map<number, Float64Array[]>();
  readonly #kept = new Map<PlanNode, KeptValues[]>();
  #shared: ReadonlySet<PlanNode> = new Set();
  #block = new Map<PlanNode, SharedValues[]>();

  constructor(
    readonly limits: EvaluationLimits,
    readonly signal: AbortSignal | undefined,
  ) {}

  /** Computes what would be needed block after block of a region of `root`. */
  prepare(root: PlanNode, region: Region): void {
    this.#shared = sharedSteps(root);
    for (const visit of visitsOf([{ node: root, region }])) {
      if (!visit.kept || this.#isKept(visit.node, visit.region)) continue;
      const values = new Float64Array(regionSize(visit.region));
      this.#readAll(visit.node, visit.region, values);
      const kept = this.#kept.get(visit.node) ?? [];
      kept.push(new KeptValues(visit.region, values));
      this.#kept.set(visit.node, kept);
    }
  }

  take(size: number): Float64Array {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(1, size)));
    return this.#free.get(capacity)?.pop() ?? new Float64Array(capacity);
  }

  give(buffer: Float64Array): void {
    const free = this.#free.get(buffer.length);
    if (free) free.push(buffer);
    else this.#free.set(buffer.length, [buffer]);
  }

  valuesOf(node: PlanNode, region: Region, own: Float64Array): Float64Array {
    for (const kept of this.#kept.get(node) ?? []) if (kept.copy(region, own)) return own;
    if (!this.#shared.has(node)) {
      node.read(region, own, this);
      return own;
    }
    const key = regionKey(region);
    const known = this.#block.get(node)?.find((shared) => shared.key === key);
    if (known) return known.values;
    const values = this.take(regionSize(region));
    node.read(region, values, this);
    const entry = { key, values };
    const entries = this.#block.get(node);
    if (entries) entries.push(entry);
    else this.#block.set(node, [entry]);
    return values;
  }

  inBlock(work: () => void): void {
    const outer = this.#block;
    this.#block = new Map();
    try {
      work();
    } finally {
      for (const entries of this.#block.values()) for (const { values } of entries) this.give(values);
      this.#block = outer;
    }
  }

  #readAll(node: PlanNode, region: Region, output: Float64Array): void {
    const scratch = this.take(Math.min(BLOCK_ELEMENTS, output.length));
    // A running sum is computed in one go: every block of it would begin at the first point again.
    const atOnce = node.keep === 'always' || node.keep === 'whole';
    for (const block of blocksOf(region, atOnce ? output.length : BLOCK_ELEMENTS)) {
      this.signal?.throwIfAborted();
      const into = block.size === output.length ? output : scratch;
      this.inBlock(() => node.read(block.region, into, this));
      if (into !== output) output.set(scratch.subarray(0, block.size), block.offset);
    }
    this.give(scratch);
  }

  #isKept(node: PlanNode, region: Region): boolean {
    const key = regionKey(region);
    return this.#kept.get(node)?.some((kept) => regionKey(kept.region) === key) ?? false;
  }
}
