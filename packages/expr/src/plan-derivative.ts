import { firstDerivative, secondDerivative } from '@emout/ndarray/stencil';
import { elementStrides, evenTable, gatherRows } from './gather-rows.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { countOf, evenPositions, positionAt, type Region, regionSize } from './positions.js';

/** Points at an end of an axis that a one-sided formula of second order looks at. */
const END_POINTS = 4;

/** The stretch of an axis that is read for some positions of it. */
interface Stretch {
  /** Lowest and highest position asked for. */
  readonly low: number;
  readonly high: number;
  /** The same with the neighbours that the formulas take. */
  readonly from: number;
  readonly to: number;
}

/** The first or second derivative along one axis by differences of second order. */
export class DerivativeNode implements PlanNode {
  readonly shape: readonly number[];
  readonly inputs: readonly PlanNode[];
  readonly constant = null;
  readonly keep = 'never';
  readonly streams = false;

  constructor(
    readonly input: PlanNode,
    readonly axis: number,
    readonly order: 1 | 2,
    /** Between neighbouring points, negative where the coordinate falls. */
    readonly spacing: number,
  ) {
    this.shape = input.shape;
    this.inputs = [input];
  }

  demands(region: Region): readonly Demand[] {
    return [{ node: this.input, region: this.#asked(region, this.#stretch(region)) }];
  }

  cost(region: Region): StepCost {
    return { operations: 2 * regionSize(region), bytesToRead: 0 };
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const stretch = this.#stretch(region);
    const asked = this.#asked(region, stretch);
    const count = regionSize(asked);
    const scratch = run.take(count);
    const values = run.valuesOf(this.input, asked, scratch);
    const { axis, order, spacing } = this;
    const points = stretch.to - stretch.from + 1;
    const kept = stretch.high - stretch.low + 1;
    const inner = regionSize(region.slice(axis + 1));
    const outer = regionSize(region.slice(0, axis));
    const size = outer * kept * inner;
    const positions = region[axis] ?? evenPositions(0, 1, 1);
    const direct = positions.kind === 'even' && (positions.step === 1 || positions.count === 1);
    const results = direct ? output : run.take(size);
    const halo = { before: stretch.low - stretch.from, after: stretch.to - stretch.high };
    const derivative = order === 1 ? firstDerivative : secondDerivative;
    derivative(values.subarray(0, count), outer, points, inner, spacing, results.subarray(0, size), halo);
    if (!direct) {
      const strides = elementStrides([outer, kept, inner]);
      const places = Int32Array.from(
        { length: countOf(positions) },
        (_, k) => (positionAt(positions, k) - stretch.low) * (strides[1] ?? 1),
      );
      gatherRows(results, [evenTable(outer, strides[0] ?? 1), places, evenTable(inner, 1)], output);
      run.give(results);
    }
    run.give(scratch);
  }

  #stretch(region: Region): Stretch {
    const positions = region[this.axis] ?? evenPositions(0, 1, 1);
    const count = countOf(positions);
    let low = positionAt(positions, 0);
    let high = low;
    if (positions.kind === 'even') {
      const last = positionAt(positions, count - 1);
      [low, high] = last < low ? [last, low] : [low, last];
    } else {
      for (const position of positions.at) {
        low = Math.min(low, position);
        high = Math.max(high, position);
      }
    }
    const end = (this.shape[this.axis] ?? 1) - 1;
    let from = Math.max(0, low - 1);
    let to = Math.min(end, high + 1);
    if (low === 0) to = Math.min(end, Math.max(to, END_POINTS - 1));
    if (high === end) from = Math.max(0, Math.min(from, end - END_POINTS + 1));
    return { low, high, from, to };
  }

  #asked(region: Region, { from, to }: Stretch): Region {
    return region.map((positions, axis) =>
      axis === this.axis ? evenPositions(from, 1, to - from + 1) : positions,
    );
  }
}

/** Derivatives need this many points on their axis. */
export function leastPoints(order: 1 | 2): number {
  return order + 1;
}
