import { MeshError } from './mesh-errors.js';

/** An interval of angles in radians. */
export type AngleRange = readonly [from: number, to: number];

/** Angles round an axis; when they wrap, the last is followed by the first. */
export interface AngleSamples {
  readonly angles: Float64Array;
  readonly wraps: boolean;
}

const FULL_TURN = 2 * Math.PI;
const SLACK = 1e-9;

/** `count` numbers from `from` to `to`, both included, with the rounding of NumPy's linspace. */
export function evenly(from: number, to: number, count: number): Float64Array {
  const step = (to - from) / (count - 1);
  const samples = new Float64Array(count);
  for (let i = 0; i < count; i += 1) samples[i] = i * step + from;
  samples[count - 1] = to;
  return samples;
}

/**
 * `count` angles: round the whole circle without its end, or over a range with both ends.
 * @throws MeshError when the range does not increase or is more than a full turn.
 */
export function angleSamples(count: number, range: AngleRange = [0, FULL_TURN]): AngleSamples {
  const [from, to] = range;
  const span = to - from;
  if (!(Number.isFinite(span) && span > 0)) {
    throw new MeshError('thetaRange', `thetaRange = [${from}, ${to}] does not increase.`);
  }
  if (span > FULL_TURN + SLACK) {
    throw new MeshError('thetaRange', `thetaRange = [${from}, ${to}] is more than a full turn.`);
  }
  if (Math.abs(span - FULL_TURN) > SLACK) return { angles: evenly(from, to, count), wraps: false };
  const step = FULL_TURN / count;
  const angles = new Float64Array(count);
  for (let i = 0; i < count; i += 1) angles[i] = i * step + from;
  return { angles, wraps: true };
}

/** Where a body begins and ends along its axis, from its centre: ends, or the length with the centre in the middle. */
export type AxialExtent =
  | { readonly tmin: number; readonly tmax: number; readonly length?: never }
  | { readonly length: number; readonly tmin?: never; readonly tmax?: never };

/** The two ends of a body. @throws MeshError unless the first is below the second. */
export function axialEnds(extent: AxialExtent): readonly [tmin: number, tmax: number] {
  if (extent.length !== undefined) {
    if (!(Number.isFinite(extent.length) && extent.length > 0)) {
      throw new MeshError('length', `length = ${extent.length} is not a positive number.`);
    }
    return [-0.5 * extent.length, 0.5 * extent.length];
  }
  const { tmin, tmax } = extent;
  if (!(Number.isFinite(tmax - tmin) && tmin < tmax)) {
    throw new MeshError('tmax', `tmax = ${tmax} is not above tmin = ${tmin}.`);
  }
  return [tmin, tmax];
}
