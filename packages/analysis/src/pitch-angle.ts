import { AnalysisInputError } from './errors.js';

/** Which way particles go along the magnetic field. */
export type PitchDirection = 'pos' | 'neg' | 'both';

/** Angles between velocity and magnetic field, 0 along it and 180 against it. */
export interface PitchRange {
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly direction: PitchDirection;
}

export type Vector3 = readonly [number, number, number];

/** `00-30_pos`: whole degrees, cut not rounded. */
export function pitchRangeName({ fromDeg, toDeg, direction }: PitchRange): string {
  const digits = (angle: number) => String(Math.trunc(angle)).padStart(2, '0');
  return `${digits(fromDeg)}-${digits(toDeg)}_${direction}`;
}

/**
 * The particles whose velocity is at an angle to the magnetic field from `fromDeg` to `toDeg`, both included; with a
 * direction other than `both` only those that go strictly along (`pos`) or against (`neg`) it. A particle at rest
 * has 90°. Since the angle is that of the whole range 0–180°, `neg` below 90° is always empty, as in the original.
 * @param velocities (N, 3) in C order, any unit; particles with NaN are in no range.
 * @param magneticField of any length above 0.
 * @throws AnalysisInputError
 */
export function particlesInPitchRange(
  velocities: Float64Array,
  magneticField: Vector3,
  range: PitchRange,
): Uint32Array {
  const { fromDeg, toDeg, direction } = range;
  if (!(fromDeg >= 0 && fromDeg < toDeg && toDeg <= 180)) {
    const reason = `it is ${fromDeg}° to ${toDeg}°; it has to lie in 0° to 180° and ascend.`;
    throw new AnalysisInputError('pitch angle range', reason);
  }
  const [bx, by, bz] = magneticField;
  const strength = Math.sqrt(bx * bx + by * by + bz * bz);
  if (!(strength > 0 && Number.isFinite(strength))) {
    throw new AnalysisInputError('magnetic field', 'it has no direction.');
  }
  const count = particleCount(velocities);
  const least = Math.cos((toDeg * Math.PI) / 180);
  const largest = Math.cos((fromDeg * Math.PI) / 180);
  const found = new Uint32Array(count);
  let kept = 0;
  for (let n = 0, at = 0; n < count; n++, at += 3) {
    const vx = velocities[at] as number;
    const vy = velocities[at + 1] as number;
    const vz = velocities[at + 2] as number;
    const along = vx * bx + vy * by + vz * bz;
    const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
    const cosine = speed === 0 ? 0 : Math.min(1, Math.max(-1, along / (speed * strength)));
    if (!(cosine >= least && cosine <= largest)) continue;
    if ((direction === 'pos' && !(along > 0)) || (direction === 'neg' && !(along < 0))) continue;
    found[kept++] = n;
  }
  return found.slice(0, kept);
}

/** The number of velocity vectors. @throws AnalysisInputError when the numbers are no whole vectors. */
export function particleCount(velocities: Float64Array): number {
  const count = velocities.length / 3;
  if (!Number.isInteger(count)) {
    throw new AnalysisInputError(
      'velocities',
      `${velocities.length} numbers are no vectors of 3 components.`,
    );
  }
  return count;
}
