import { type GridAxis, type GridOptions, gridAxes, type SampledGrid } from './sampled-grid.js';

export interface SampleOptions extends GridOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Points whose cells are looked up before their values are. */
const BLOCK = 4096;

/** Rounding of a coordinate, as a part of the largest one: so near a node or the last plane, a point lies on it. */
const ROUNDING = 1e-13;

const OUTSIDE = -1;

/**
 * The values of a grid at points, by trilinear interpolation between its nodes. The grid ends with its outermost nodes,
 * which belong to it; outside the value is NaN. A node that is not finite makes NaN of every point in the open cells,
 * faces and edges that it bounds, and of no other.
 *
 * With `compat` the values belong to the centres of cells, half a spacing further, the rim of half a cell along the
 * domain's faces is NaN, and a node that is NaN spoils the nearest points even where its weight is 0.
 *
 * @param points x, y, z of point 0, then of point 1, …
 * @returns one value for each point, in the unit of the grid's values.
 * @throws SampledGridError; RangeError unless there are three numbers for each point; the reason of an aborted signal.
 */
export function sampleGrid(
  grid: SampledGrid,
  points: Float32Array | Float64Array,
  { compat, signal }: SampleOptions = {},
): Float64Array {
  if (points.length % 3 !== 0) {
    throw new RangeError(`Points have three coordinates each; ${points.length} numbers are given.`);
  }
  const shifted = compat === 'emout';
  const [alongX, alongY, alongZ] = gridAxes(grid);
  const x = samplingAxis(alongX, shifted);
  const y = samplingAxis(alongY, shifted);
  const z = samplingAxis(alongZ, shifted);
  const sampled = new Float64Array(points.length / 3);
  const block = new CellBlock(Math.min(BLOCK, sampled.length));
  for (let start = 0; start < sampled.length; start += BLOCK) {
    signal?.throwIfAborted();
    const count = Math.min(BLOCK, sampled.length - start);
    block.corner.fill(0);
    locate(x, points, 3 * start, count, block.corner, block.stepX, block.fractionX);
    locate(y, points, 3 * start + 1, count, block.corner, block.stepY, block.fractionY);
    locate(z, points, 3 * start + 2, count, block.corner, block.stepZ, block.fractionZ);
    if (grid.values instanceof Float32Array) mixFloat32(grid.values, block, count, sampled, start);
    else mixFloat64(grid.values, block, count, sampled, start);
  }
  return sampled;
}

/** Between which nodes each point of a block lies, and where between them. */
class CellBlock {
  /** Element of the node with the lowest indices. */
  readonly corner: Int32Array;
  /** Elements to the next node; 0 where that has no weight. */
  readonly stepX: Int32Array;
  readonly stepY: Int32Array;
  readonly stepZ: Int32Array;
  readonly fractionX: Float64Array;
  readonly fractionY: Float64Array;
  readonly fractionZ: Float64Array;

  constructor(size: number) {
    this.corner = new Int32Array(size);
    this.stepX = new Int32Array(size);
    this.stepY = new Int32Array(size);
    this.stepZ = new Int32Array(size);
    this.fractionX = new Float64Array(size);
    this.fractionY = new Float64Array(size);
    this.fractionZ = new Float64Array(size);
  }
}

interface SamplingAxis extends GridAxis {
  /** Coordinates between which there are values. */
  readonly low: number;
  readonly high: number;
  /** Cells by which a value lies behind its node. */
  readonly shift: number;
  /** Cells by which a point may miss a node and still lie on it. */
  readonly rounding: number;
  /** Whether nodes of weight 0 take part. */
  readonly wholeCells: boolean;
}

function samplingAxis(axis: GridAxis, shifted: boolean): SamplingAxis {
  const { count, spacing, origin } = axis;
  const shift = shifted ? 0.5 : 0;
  const first = origin + shift * spacing;
  const last = origin + (count - 1 + shift) * spacing;
  const rounding = shifted ? 0 : ROUNDING * (Math.max(Math.abs(first), Math.abs(last)) / Math.abs(spacing));
  const margin = rounding * Math.abs(spacing);
  const low = Math.min(first, last) - margin;
  const high = Math.max(first, last) + margin;
  return { ...axis, low, high, shift, rounding, wholeCells: shifted };
}

/** Adds the place along one axis to the corners of the points `first`, `first + 3`, … */
function locate(
  { count: nodes, spacing, origin, stride, low, high, shift, rounding, wholeCells }: SamplingAxis,
  points: Float32Array | Float64Array,
  first: number,
  count: number,
  corner: Int32Array,
  step: Int32Array,
  fraction: Float64Array,
): void {
  const last = nodes - 1;
  for (let k = 0, at = first; k < count; k += 1, at += 3) {
    const lowest = corner[k] as number;
    if (lowest === OUTSIDE) continue;
    const coordinate = points[at] as number;
    if (!(coordinate >= low && coordinate <= high)) {
      corner[k] = OUTSIDE;
      continue;
    }
    let position = (coordinate - origin) / spacing - shift;
    const nearest = Math.round(position);
    if (Math.abs(position - nearest) <= rounding) position = nearest;
    if (position < 0) position = 0;
    else if (position > last) position = last;
    let node = Math.floor(position);
    if (wholeCells && node === last && last > 0) node -= 1;
    const part = position - node;
    corner[k] = lowest + node * stride;
    fraction[k] = part;
    step[k] = part === 0 && !(wholeCells && last > 0) ? 0 : stride;
  }
}

// Twice the same loop: a function that only ever sees one kind of typed array runs several times faster.
function mixFloat32(
  values: Float32Array,
  block: CellBlock,
  count: number,
  sampled: Float64Array,
  start: number,
): void {
  const { corner, stepX, stepY, stepZ, fractionX, fractionY, fractionZ } = block;
  for (let k = 0; k < count; k += 1) {
    const at = corner[k] as number;
    if (at === OUTSIDE) {
      sampled[start + k] = Number.NaN;
      continue;
    }
    const x = stepX[k] as number;
    const y = stepY[k] as number;
    const above = at + (stepZ[k] as number);
    const fx = fractionX[k] as number;
    const fy = fractionY[k] as number;
    const low = mix(
      mix(values[at] as number, values[at + x] as number, fx),
      mix(values[at + y] as number, values[at + y + x] as number, fx),
      fy,
    );
    const high = mix(
      mix(values[above] as number, values[above + x] as number, fx),
      mix(values[above + y] as number, values[above + y + x] as number, fx),
      fy,
    );
    sampled[start + k] = mix(low, high, fractionZ[k] as number);
  }
}

function mixFloat64(
  values: Float64Array,
  block: CellBlock,
  count: number,
  sampled: Float64Array,
  start: number,
): void {
  const { corner, stepX, stepY, stepZ, fractionX, fractionY, fractionZ } = block;
  for (let k = 0; k < count; k += 1) {
    const at = corner[k] as number;
    if (at === OUTSIDE) {
      sampled[start + k] = Number.NaN;
      continue;
    }
    const x = stepX[k] as number;
    const y = stepY[k] as number;
    const above = at + (stepZ[k] as number);
    const fx = fractionX[k] as number;
    const fy = fractionY[k] as number;
    const low = mix(
      mix(values[at] as number, values[at + x] as number, fx),
      mix(values[at + y] as number, values[at + y + x] as number, fx),
      fy,
    );
    const high = mix(
      mix(values[above] as number, values[above + x] as number, fx),
      mix(values[above + y] as number, values[above + y + x] as number, fx),
      fy,
    );
    sampled[start + k] = mix(low, high, fractionZ[k] as number);
  }
}

function mix(from: number, to: number, fraction: number): number {
  return from * (1 - fraction) + to * fraction;
}
