import type { AxisAccumulator } from '@emout/ndarray/axis-accumulator';
import { createAccumulator, type ReductionKind } from '@emout/ndarray/axis-reduce';
import { BLOCK_ELEMENTS, blocksOf } from './blocks.js';
import { elementStrides } from './gather-rows.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { type Region, regionShape, regionSize, wholeAxis } from './positions.js';

/** A sum, mean, extreme or deviation over some axes, from blocks in the order of the input. */
export class ReduceNode implements PlanNode {
  readonly shape: readonly number[];
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'smaller';
  readonly streams = true;

  constructor(
    readonly input: PlanNode,
    /** For each axis of `input`, whether it goes. */
    readonly reduced: readonly boolean[],
    readonly kind: ReductionKind,
    readonly ignoreNaN: boolean,
  ) {
    this.inputs = [input];
    this.shape = input.shape.filter((_, axis) => reduced[axis] !== true);
  }

  demands(region: Region): readonly Demand[] {
    return [{ node: this.input, region: this.#asked(region) }];
  }

  cost(region: Region): StepCost {
    return { operations: regionSize(this.#asked(region)), bytesToRead: 0 };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const asked = this.#asked(region);
    const accumulator = createAccumulator(this.kind, regionSize(region), { ignoreNaN: this.ignoreNaN });
    const strides = this.#resultStrides(regionShape(region));
    const scratch = run.take(Math.min(BLOCK_ELEMENTS, regionSize(asked)));
    for (const block of blocksOf(asked)) {
      run.signal?.throwIfAborted();
      let result = 0;
      for (const [axis, from] of block.from.entries()) result += from * (strides[axis] ?? 0);
      run.inBlock(() => {
        const values = run.valuesOf(this.input, block.region, scratch);
        addBlock(accumulator, values, this.#groups(regionShape(block.region)), 0, 0, result);
      });
    }
    accumulator.finish(output);
    run.give(scratch);
  }

  #asked(region: Region): Region {
    let next = 0;
    return this.input.shape.map((count, axis) =>
      this.reduced[axis] === true ? wholeAxis(count) : (region[next++] ?? wholeAxis(count)),
    );
  }

  /** Results from one position of each axis of the input to the next; 0 along those that go. */
  #resultStrides(shape: readonly number[]): number[] {
    const kept = elementStrides(shape);
    let next = 0;
    return this.reduced.map((gone) => (gone ? 0 : (kept[next++] ?? 0)));
  }

  /** The axes of a block with neighbours of the same fate merged, as [outer, reduced, inner] and so on before it. */
  #groups(shape: readonly number[]): AxisGroup[] {
    const groups: AxisGroup[] = [];
    for (const [axis, count] of shape.entries()) {
      if (count === 1) continue;
      const reduced = this.reduced[axis] === true;
      const last = groups.at(-1);
      if (last?.reduced === reduced) last.count *= count;
      else groups.push({ count, reduced });
    }
    return groups;
  }
}

interface AxisGroup {
  count: number;
  readonly reduced: boolean;
}

/** Adds a contiguous block; its results follow one another, too, because whole axes stand behind a divided one. */
function addBlock(
  accumulator: AxisAccumulator,
  values: Float64Array,
  groups: readonly AxisGroup[],
  first: number,
  start: number,
  result: number,
): void {
  const left = groups.length - first;
  const [a, b, c] = [groups[first], groups[first + 1], groups[first + 2]];
  if (a === undefined) accumulator.add(values, start, 1, 1, 1, result);
  else if (a.reduced && left <= 2) accumulator.add(values, start, 1, a.count, b?.count ?? 1, result);
  else if (!a.reduced && left <= 3)
    accumulator.add(values, start, a.count, b?.count ?? 1, c?.count ?? 1, result);
  else {
    let size = 1;
    let results = 1;
    for (const { count, reduced } of groups.slice(first + 1)) {
      size *= count;
      if (!reduced) results *= count;
    }
    for (let k = 0; k < a.count; k += 1) {
      const next = a.reduced ? result : result + k * results;
      addBlock(accumulator, values, groups, first + 1, start + k * size, next);
    }
  }
}
