import type { AngleRange } from './samples.js';

/** A rectangle as it is seen from the middle of its hole, along e1 (u) and e2 (v). */
export interface RimRectangle {
  readonly umin: number;
  readonly umax: number;
  readonly vmin: number;
  readonly vmax: number;
}

/** A ray from the middle of the hole and the point (u, v) where it meets the rectangle. */
export interface RimSample {
  readonly angle: number;
  readonly u: number;
  readonly v: number;
}

const FULL_TURN = 2 * Math.PI;
/** Rays nearer than this part of the usual step are one. */
const SAME_RAY = 1e-3;
/** Points nearer than this part of the rectangle are one. */
const SAME_POINT = 1e-9;

/**
 * Rays at the given angles, those through the corners of the rectangle, through `edgePoints` points of every edge, and
 * where a circle of the radius crosses the edges; by angle.
 */
export function rimSamples(
  angles: Float64Array,
  range: AngleRange,
  rectangle: RimRectangle,
  radius: number,
  edgePoints: number,
): RimSample[] {
  const from = range[0];
  const span = range[1] - from;
  const step = span / angles.length;
  const full = Math.abs(span - FULL_TURN) < 1e-9;
  const size = Math.hypot(rectangle.umax - rectangle.umin, rectangle.vmax - rectangle.vmin);
  const exact = [...edgeSamples(rectangle, edgePoints), ...crossings(rectangle, radius)]
    .map((sample) => ({ ...sample, angle: from + turn(sample.angle - from), exact: true }))
    .filter(({ angle }) => full || angle <= from + span);
  const even = Array.from(angles, (angle) => ({ ...rayToRim(angle, rectangle), exact: false }));
  const kept: Candidate[] = [];
  for (const sample of [...exact, ...even].sort((a, b) => a.angle - b.angle)) {
    const last = kept.at(-1);
    const same = last !== undefined && isSameRay(last, sample, sample.angle - last.angle, step, size);
    if (same && sample.exact && !last.exact) kept.pop();
    if (!same || (sample.exact && !last.exact)) kept.push(sample);
  }
  const [first] = kept;
  const last = kept.at(-1);
  if (full && first && last && isSameRay(last, first, first.angle + FULL_TURN - last.angle, step, size)) {
    if (first.exact) kept.pop();
    else kept.shift();
  }
  return kept;
}

interface Candidate extends RimSample {
  /** Whether the point is one that the rim has to have. */
  readonly exact: boolean;
}

/** Points that the rim has to have are one only where they coincide. */
function isSameRay(a: Candidate, b: Candidate, gap: number, step: number, size: number): boolean {
  if (gap >= SAME_RAY * step) return false;
  return !(a.exact && b.exact) || Math.hypot(a.u - b.u, a.v - b.v) < SAME_POINT * size;
}

/** Where the ray at an angle leaves the rectangle, which holds the origin; on the edge to the last bit. */
function rayToRim(angle: number, { umin, umax, vmin, vmax }: RimRectangle): RimSample {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const edgeU = c >= 0 ? umax : umin;
  const edgeV = s >= 0 ? vmax : vmin;
  const tu = Math.abs(edgeU / c);
  const tv = Math.abs(edgeV / s);
  return tu < tv ? { angle, u: edgeU, v: tu * s } : { angle, u: tv * c, v: edgeV };
}

function edgeSamples({ umin, umax, vmin, vmax }: RimRectangle, points: number): RimSample[] {
  const samples: RimSample[] = [];
  const add = (u: number, v: number): void => {
    samples.push({ angle: Math.atan2(v, u), u, v });
  };
  for (let k = 0; k + 1 < points; k += 1) {
    const part = k / (points - 1);
    const u = part * (umax - umin);
    const v = part * (vmax - vmin);
    add(umin + u, vmin);
    add(umax, vmin + v);
    add(umax - u, vmax);
    add(umin, vmax - v);
  }
  return samples;
}

function crossings({ umin, umax, vmin, vmax }: RimRectangle, radius: number): RimSample[] {
  const samples: RimSample[] = [];
  const add = (u: number, v: number): void => {
    if (u >= umin && u <= umax && v >= vmin && v <= vmax) samples.push({ angle: Math.atan2(v, u), u, v });
  };
  for (const u of [umin, umax]) {
    const v = Math.sqrt(radius * radius - u * u);
    add(u, v);
    add(u, -v);
  }
  for (const v of [vmin, vmax]) {
    const u = Math.sqrt(radius * radius - v * v);
    add(u, v);
    add(-u, v);
  }
  return samples;
}

function turn(angle: number): number {
  const rest = angle % FULL_TURN;
  return rest < 0 ? rest + FULL_TURN : rest;
}
