import { type AxisMap, mapPositions, mappedCount } from './axis-map.js';
import { elementStrides, evenTable, gatherRows } from './gather-rows.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import {
  countOf,
  type DistinctPositions,
  distinctPositions,
  type Region,
  regionShape,
  regionSize,
} from './positions.js';

/** Some positions of the step before, in any order: subscripts, reversals, repetitions. */
export class SelectNode implements PlanNode {
  readonly shape: readonly number[];
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'never';
  readonly streams = false;

  constructor(
    readonly input: PlanNode,
    /** One for each axis of `input`. */
    readonly maps: readonly AxisMap[],
  ) {
    this.inputs = [input];
    this.shape = maps.flatMap((map) => mappedCount(map) ?? []);
  }

  demands(region: Region): readonly Demand[] {
    return [{ node: this.input, region: this.#distinct(region).map(({ positions }) => positions) }];
  }

  cost(region: Region): StepCost {
    return { operations: regionSize(region), bytesToRead: 0 };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const distinct = this.#distinct(region);
    const asked = distinct.map(({ positions }) => positions);
    if (distinct.every(({ places }) => places === null)) {
      copyUnlessSame(run.valuesOf(this.input, asked, output), output, regionSize(region));
      return;
    }
    const scratch = run.take(regionSize(asked));
    const values = run.valuesOf(this.input, asked, scratch);
    const strides = elementStrides(regionShape(asked));
    const tables = distinct.map(({ positions, places }, axis) => {
      const stride = strides[axis] ?? 1;
      return places === null ? evenTable(countOf(positions), stride) : places.map((place) => place * stride);
    });
    gatherRows(values, tables, output);
    run.give(scratch);
  }

  #distinct(region: Region): DistinctPositions[] {
    let next = 0;
    return this.maps.map((map) => {
      const places = map.kind === 'fixed' ? undefined : region[next++];
      return distinctPositions(mapPositions(map, places ?? { kind: 'even', start: 0, step: 1, count: 1 }));
    });
  }
}

function copyUnlessSame(values: Float64Array, output: Float64Array, count: number): void {
  if (values === output) return;
  for (let k = 0; k < count; k += 1) output[k] = values[k] as number;
}
