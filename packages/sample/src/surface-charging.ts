import { CONDITIONS, windDirection } from './conditions.js';
import type { Grid } from './grid.js';
import { FIRST_CONDUCTOR, GROUND_SURFACE, neighboursOf, PLASMA } from './landscape.js';
import { addVisibility } from './line-of-sight.js';

/** What the Sun makes of the surfaces; arrays over all nodes, 0 away from surfaces. */
export interface SurfaceState {
  /** Sunlight that falls on the surface, 1 at normal incidence. */
  readonly sunlight: Float32Array;
  /** Floating potential in volts; the same in all of a conductor. */
  readonly potentialV: Float32Array;
}

/** Passes of averaging along the surface: photo-electrons that fall back blur the edge of a shadow. */
const LIGHT_BLUR = 3;
const POTENTIAL_BLUR = 14;

/**
 * Floating potential of a surface in volts: where photo-electrons, plasma electrons and what comes in without light balance.
 * @param sunlight 0 in the dark, 1 at normal incidence.
 */
export function floatingPotentialV(sunlight: number): number {
  const { electronTemperatureEv: te, photoelectronTemperatureEv: tph } = CONDITIONS;
  const photo = CONDITIONS.photoCurrentAPerM2 * sunlight;
  const electrons = CONDITIONS.electronCurrentAPerM2;
  const dark = electrons * CONDITIONS.darkCurrentRatio;
  // The current into the surface falls as the potential rises, so that bisection finds the only zero.
  let low = -20;
  let high = 20;
  for (let step = 0; step < 40; step++) {
    const v = 0.5 * (low + high);
    const collected = electrons * (v < 0 ? Math.exp(v / te) : 1 + v / te);
    const emitted = photo * (v > 0 ? Math.exp(-v / tph) : 1);
    if (emitted + dark > collected) low = v;
    else high = v;
  }
  return 0.5 * (low + high);
}

/** Sunlight and floating potential of all surfaces. */
export function surfaceState(grid: Grid, kinds: Uint8Array): SurfaceState {
  const [x, y, z] = windDirection();
  const sunlight = new Float32Array(grid.nodes);
  addVisibility(grid, kinds, { x, y, z, weight: 1 }, sunlight);

  // By open neighbour, −x, +x, −y, +y, −z, +z: a face towards −x is lit by light that travels to +x.
  const cosines = [x, -x, y, -y, z, -z].map((cosine) => Math.max(0, cosine));
  const around = new Int32Array(6);
  const surface: number[] = [];
  for (let p = 0; p < grid.nodes; p++) {
    let cosine = -1;
    if ((kinds[p] as number) >= GROUND_SURFACE) {
      neighboursOf(grid, p, around);
      for (let n = 0; n < 6; n++) {
        if (kinds[around[n] as number] === PLASMA) cosine = Math.max(cosine, cosines[n] as number);
      }
    }
    if (cosine >= 0) surface.push(p);
    sunlight[p] = Math.max(0, cosine) * (sunlight[p] as number);
  }
  blur(grid, kinds, surface, sunlight, LIGHT_BLUR);
  const potentialV = potentials(kinds, surface, sunlight);
  blur(grid, kinds, surface, potentialV, POTENTIAL_BLUR);
  return { sunlight, potentialV };
}

function blur(
  grid: Grid,
  kinds: Uint8Array,
  surface: readonly number[],
  values: Float32Array,
  passes: number,
): void {
  const onSurface = new Uint8Array(grid.nodes);
  for (const p of surface) onSurface[p] = 1;
  const around = new Int32Array(6);
  const next = new Float32Array(surface.length);
  for (let pass = 0; pass < passes; pass++) {
    for (let n = 0; n < surface.length; n++) {
      const p = surface[n] as number;
      neighboursOf(grid, p, around);
      let sum = 0;
      let count = 0;
      for (let side = 0; side < 6; side++) {
        const q = around[side] as number;
        if (onSurface[q] === 0 || kinds[q] !== kinds[p]) continue;
        sum += values[q] as number;
        count++;
      }
      const own = values[p] as number;
      next[n] = count === 0 ? own : 0.5 * own + (0.5 * sum) / count;
    }
    for (let n = 0; n < surface.length; n++) values[surface[n] as number] = next[n] as number;
  }
}

function potentials(kinds: Uint8Array, surface: readonly number[], sunlight: Float32Array): Float32Array {
  const table = Float64Array.from({ length: 513 }, (_, n) => floatingPotentialV(n / 512));
  const potentialOf = (light: number) => {
    const position = Math.min(511.999, light * 512);
    const n = Math.floor(position);
    return (table[n] as number) + (position - n) * ((table[n + 1] as number) - (table[n] as number));
  };
  const potentialV = new Float32Array(sunlight.length);
  const light = new Map<number, { sum: number; count: number }>();
  for (const p of surface) {
    const kind = kinds[p] as number;
    if (kind < FIRST_CONDUCTOR) {
      potentialV[p] = potentialOf(sunlight[p] as number);
      continue;
    }
    const mean = light.get(kind) ?? { sum: 0, count: 0 };
    mean.sum += sunlight[p] as number;
    mean.count++;
    light.set(kind, mean);
  }
  // A conductor floats at the potential of its mean illumination, inside as well.
  const ofConductor = new Map([...light].map(([kind, mean]) => [kind, potentialOf(mean.sum / mean.count)]));
  for (let p = 0; p < kinds.length; p++) {
    const kind = kinds[p] as number;
    if (kind >= FIRST_CONDUCTOR) potentialV[p] = ofConductor.get(kind) ?? 0;
  }
  return potentialV;
}
