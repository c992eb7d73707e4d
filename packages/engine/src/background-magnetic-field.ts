import type { Run } from '@emout/emses/run';

type Vector3 = readonly [number, number, number];

/**
 * The uniform magnetic field of a run's input in EMSES units: of the strength `wc / qm(1)`, turned by `phiz` degrees
 * from z and `phixy` from x; null when the input has none.
 */
export function backgroundMagneticField({ parameters }: Run): Vector3 | null {
  const gyrofrequency = parameters?.number('wc') ?? 0;
  const ratio = parameters?.numberAt('qm', 1) ?? 0;
  const strength = gyrofrequency / ratio;
  if (strength === 0 || !Number.isFinite(strength)) return null;
  const fromZ = radians(parameters?.number('phiz') ?? 0);
  const fromX = radians(parameters?.number('phixy') ?? 0);
  const across = strength * Math.sin(fromZ);
  return [across * Math.cos(fromX), across * Math.sin(fromX), strength * Math.cos(fromZ)];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
