import type { AxisSelection } from '@emout/ndarray/index-rules';
import { type NdArray, type NumericArray, ndarray } from '@emout/ndarray/ndarray';
import type { Unit } from '@emout/units/unit';
import { type AxisWindow, pairWindow, plainWindow } from './axis-window.js';
import { blockReads, readBlock, type Windows } from './block-read.js';
import type { AxisName, FieldSeries, SeriesAxis } from './field-series.js';
import type { FieldUnit } from './field-units.js';
import type { PotentialBoundary, SpaceAxis } from './potential-boundary.js';
import { type AxisTerm, type FloatArray, meanOfFour, meanOfTwo, type Term } from './relocation-kernels.js';
import { electricPairs, magneticPairs, type NeighbourPairs, NOTHING } from './relocation-stencil.js';
import { atPosition, type SpaceSelection, splitSelection, stackSnapshots } from './snapshot-stack.js';
import type { TimeAxis } from './time-axis.js';

/** How a component of a field moves from the staggered grid to the nodes. */
export interface Relocation {
  readonly name: string;
  readonly field: 'electric' | 'magnetic';
  /** Where the component points. */
  readonly component: SpaceAxis;
  /** Of (z, y, x). */
  readonly boundaries: readonly [PotentialBoundary, PotentialBoundary, PotentialBoundary];
  readonly compat?: 'emout' | undefined;
  /** About boundaries that are not known. */
  readonly problems: readonly string[];
}

const SPACE_AXES: readonly SpaceAxis[] = ['z', 'y', 'x'];
/** The axes (p, q) across a magnetic component, in the order of the original, on which the last digits depend. */
const ACROSS: Readonly<Record<SpaceAxis, readonly [SpaceAxis, SpaceAxis]>> = {
  x: ['z', 'y'],
  y: ['x', 'z'],
  z: ['y', 'x'],
};

/**
 * A component of E or B at the nodes of the grid, computed from its file when it is read: of each snapshot no more is
 * read than the cells that were asked for and their neighbours. Electric fields are averaged along their own axis in
 * the precision of the file, magnetic ones over the two others in double precision.
 */
export class RelocatedSeries implements FieldSeries {
  readonly name: string;
  readonly shape: readonly [number, number, number, number];
  readonly keys: readonly number[];
  readonly dtype: string | null;
  readonly unit: FieldUnit | null;
  readonly quantity: Unit | null;
  readonly time: TimeAxis;
  readonly problems: readonly string[];
  readonly fingerprint: string;
  readonly paths: readonly string[];
  readonly #source: FieldSeries;
  readonly #relocation: Relocation;

  constructor(source: FieldSeries, relocation: Relocation) {
    const { name, boundaries, compat = 'exact', problems } = relocation;
    this.#source = source;
    this.#relocation = relocation;
    this.name = name;
    this.shape = source.shape;
    this.keys = source.keys;
    this.dtype = source.dtype === null || source.dtype === 'float32' ? source.dtype : 'float64';
    this.unit = source.unit;
    this.quantity = source.quantity;
    this.time = source.time;
    this.problems = [...source.problems, ...problems];
    this.fingerprint = `${name}-${boundaries.join('-')}-${compat}-${source.fingerprint}`;
    this.paths = source.paths;
  }

  read(selection: readonly AxisSelection[], signal?: AbortSignal): NdArray {
    return stackSnapshots(this, selection, signal, (position, space) => {
      const plan = this.#plan(space);
      const block = readBlock(plan.windows, (part) => this.#source.read(atPosition(position, part), signal));
      signal?.throwIfAborted();
      const target = this.dtype === 'float32' ? new Float32Array(plan.size) : new Float64Array(plan.size);
      fill(floats(block, target), target, plan);
      return ndarray(
        target,
        space.filter(({ dropped }) => !dropped).map(({ count }) => count),
      );
    });
  }

  bytesToRead(selection: readonly AxisSelection[]): number {
    const { times, space } = splitSelection(selection);
    let bytes = 0;
    for (const part of blockReads(this.#plan(space).windows)) {
      bytes += this.#source.bytesToRead([times, ...part.space]);
    }
    return bytes;
  }

  axis(name: AxisName): SeriesAxis {
    return this.#source.axis(name);
  }

  #plan(space: SpaceSelection): RelocationPlan {
    const { field, component, compat } = this.#relocation;
    const averaged: readonly SpaceAxis[] = field === 'electric' ? [component] : ACROSS[component];
    const pairs = SPACE_AXES.map((axis, k): NeighbourPairs | null => {
      const selection = space[k];
      if (selection === undefined || !averaged.includes(axis)) return null;
      const points = this.shape[k + 1] ?? 0;
      const boundary = this.#relocation.boundaries[k] ?? 'open';
      return field === 'electric'
        ? electricPairs(selection, points, boundary, { compat })
        : magneticPairs(selection, points, boundary);
    });
    const [z = null, y = null, x = null] = pairs;
    const windows: Windows = [windowOf(space[0], z), windowOf(space[1], y), windowOf(space[2], x)];
    const size = space.reduce((product, { count }) => product * count, 1);
    const axes = [
      { selection: space[0], pairs: z, window: windows[0], stride: windows[1].count * windows[2].count },
      { selection: space[1], pairs: y, window: windows[1], stride: windows[2].count },
      { selection: space[2], pairs: x, window: windows[2], stride: 1 },
    ] as const;
    return { windows, size, axes, averaged };
  }
}

interface PlannedAxis {
  readonly selection: AxisSelection;
  /** Null where the axis is taken as it is. */
  readonly pairs: NeighbourPairs | null;
  readonly window: AxisWindow;
  /** Elements of the block from one slot to the next. */
  readonly stride: number;
}

interface RelocationPlan {
  readonly windows: Windows;
  readonly size: number;
  readonly axes: readonly [PlannedAxis, PlannedAxis, PlannedAxis];
  readonly averaged: readonly SpaceAxis[];
}

type Side = 'lower' | 'upper';

function windowOf(selection: AxisSelection, pairs: NeighbourPairs | null): AxisWindow {
  return pairs === null ? plainWindow(selection) : pairWindow(pairs.lower, pairs.upper);
}

function fill(block: FloatArray, target: FloatArray, { axes, averaged, size }: RelocationPlan): void {
  if (size === 0) return;
  const [p, q] = averaged;
  const term = (sideOfP: Side, sideOfQ: Side): Term => {
    const along = (k: 0 | 1 | 2): AxisTerm => {
      const axis = SPACE_AXES[k];
      return axisTerm(axes[k], axis === p ? sideOfP : axis === q ? sideOfQ : 'lower');
    };
    return [along(0), along(1), along(2)];
  };
  if (q === undefined) meanOfTwo(block, target, [term('lower', 'lower'), term('upper', 'lower')]);
  else {
    meanOfFour(block, target, [
      ...([term('lower', 'lower'), term('upper', 'lower')] as const),
      ...([term('lower', 'upper'), term('upper', 'upper')] as const),
    ]);
  }
}

function axisTerm({ selection, pairs, window, stride }: PlannedAxis, side: Side): AxisTerm {
  const offsets = new Int32Array(selection.count);
  for (let k = 0; k < selection.count; k += 1) {
    const position = pairs === null ? selection.start + k * selection.step : (pairs[side][k] ?? NOTHING);
    offsets[k] = position === NOTHING ? NOTHING : window.slotOf(position) * stride;
  }
  const ones = (): Float64Array => new Float64Array(selection.count).fill(1);
  const signs = pairs === null ? ones() : side === 'lower' ? pairs.lowerSign : pairs.upperSign;
  return { offsets, signs };
}

/** Files of whole numbers are averaged in double precision. */
function floats(block: NumericArray, target: FloatArray): FloatArray {
  const fits = block instanceof Float32Array || block instanceof Float64Array;
  return fits && block.BYTES_PER_ELEMENT === target.BYTES_PER_ELEMENT ? block : Float64Array.from(block);
}
