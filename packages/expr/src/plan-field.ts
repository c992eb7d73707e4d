import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';
import { viewToFloat64 } from '@emout/ndarray/to-float64';
import { elementStrides } from './gather-rows.js';
import type { Demand, PlanNode, PlanRun, StepCost } from './plan-node.js';
import { type Region, regionShape, regionSize } from './positions.js';
import type { FieldSource } from './scope.js';
import type { AxisPositions } from './value-type.js';

const NOTHING: readonly never[] = [];

/** A part of an axis that is read at once, and the place of its first position among those asked for. */
interface Piece {
  readonly selection: AxisSelection;
  readonly place: number;
}

/** A field over (t, z, y, x) as it is stored, divided by `divisor`: EMSES values have 1, SI values their ratio. */
export class FieldNode implements PlanNode {
  readonly shape: readonly number[];
  readonly inputs = NOTHING;
  readonly constant = null;
  readonly keep = 'never';
  readonly streams = false;

  constructor(
    readonly field: FieldSource,
    readonly divisor: number,
  ) {
    this.shape = field.shape;
  }

  demands(): readonly Demand[] {
    return NOTHING;
  }

  cost(region: Region): StepCost {
    const operations = regionSize(region);
    const even = evenSelection(region);
    if (even !== null) return { operations, bytesToRead: this.field.bytesToRead(even) };
    let bytesToRead = 0;
    for (const pieces of combinations(region)) {
      bytesToRead += this.field.bytesToRead(pieces.map((piece) => piece.selection));
    }
    return { operations, bytesToRead };
  }

  /** The stored numbers of a selection, in the type of the file. */
  readStored(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray {
    return this.field.read(selection, signal);
  }

  read(region: Region, output: Float64Array, run: PlanRun): void {
    const even = evenSelection(region);
    if (even !== null) {
      viewToFloat64(this.field.read(even, run.signal), output, 0, this.divisor);
      return;
    }
    const strides = elementStrides(regionShape(region));
    const scratch = run.take(regionSize(region));
    for (const pieces of combinations(region)) {
      run.signal?.throwIfAborted();
      const selection = pieces.map((piece) => piece.selection);
      viewToFloat64(this.field.read(selection, run.signal), scratch, 0, this.divisor);
      let to = 0;
      for (const [axis, { place }] of pieces.entries()) to += place * (strides[axis] ?? 0);
      const counts = selection.map(({ count }) => count);
      scatter(scratch, 0, counts, output, to, strides, 0);
    }
    run.give(scratch);
  }
}

/** Writes a C-order block to its place among the elements of a larger one; @returns the elements used of `input`. */
function scatter(
  input: Float64Array,
  from: number,
  counts: readonly number[],
  output: Float64Array,
  to: number,
  strides: readonly number[],
  axis: number,
): number {
  const count = counts[axis] ?? 1;
  if (axis >= counts.length - 1) {
    for (let k = 0; k < count; k += 1) output[to + k] = input[from + k] as number;
    return count;
  }
  let used = 0;
  for (let k = 0; k < count; k += 1) {
    used += scatter(input, from + used, counts, output, to + k * (strides[axis] ?? 0), strides, axis + 1);
  }
  return used;
}

/** The one read of a region whose positions are all even; null for another. */
function evenSelection(region: Region): AxisSelection[] | null {
  const selection: AxisSelection[] = [];
  for (const positions of region) {
    if (positions.kind !== 'even') return null;
    selection.push(evenRange(positions));
  }
  return selection;
}

function evenRange({ start, step, count }: Extract<AxisPositions, { kind: 'even' }>): AxisSelection {
  return { start, step: count === 1 ? 1 : step, count, dropped: false };
}

/** The reads that a region takes: one for each combination of the even parts along its axes. */
function* combinations(region: Region, axis = 0): Generator<readonly Piece[]> {
  const positions = region[axis];
  if (positions === undefined) {
    yield [];
    return;
  }
  for (const piece of evenPieces(positions)) {
    for (const rest of combinations(region, axis + 1)) yield [piece, ...rest];
  }
}

function evenPieces(positions: AxisPositions): Piece[] {
  if (positions.kind === 'even') {
    return [{ selection: evenRange(positions), place: 0 }];
  }
  const { at } = positions;
  const pieces: Piece[] = [];
  for (let place = 0; place < at.length; ) {
    const start = at[place] ?? 0;
    const step = (at[place + 1] ?? start + 1) - start;
    let count = place + 1 < at.length && step !== 0 ? 2 : 1;
    while (
      count > 1 &&
      place + count < at.length &&
      (at[place + count] ?? 0) - (at[place + count - 1] ?? 0) === step
    ) {
      count += 1;
    }
    // Two positions far apart are no row: the second may begin a longer one.
    if (count === 2 && place + 2 < at.length && Math.abs(step) !== 1) count = 1;
    pieces.push({ selection: { start, step: count === 1 ? 1 : step, count, dropped: false }, place });
    place += count;
  }
  return pieces;
}
