import { CONDITIONS, windDirection } from './conditions.js';
import type { Species } from './normalisation.js';
import { Random } from './random.js';
import type { Painter, Snapshot } from './snapshot.js';

export const PARTICLE_COMPONENTS = ['x', 'y', 'z', 'vx', 'vy', 'vz', 'tid'] as const;
export type ParticleComponent = (typeof PARTICLE_COMPONENTS)[number];

/** One component of all particles that were written; `tid` numbers the particles. */
export type ParticleSet = Readonly<Record<Exclude<ParticleComponent, 'tid'>, Float32Array>> & {
  readonly tid: Int32Array;
};

/** What stands in place of a particle that a surface has taken. */
const MISSING = -9999;
const MISSING_PART = 0.01;

/** Draws particles of a species from its density and velocity distribution; lengths in cells, EMSES velocities. */
export function drawParticles(
  painter: Painter,
  snapshot: Snapshot,
  species: Species,
  count: number,
): ParticleSet {
  const { grid, normalisation } = painter;
  const random = new Random(painter.seed, 5000 + 10 * snapshot.index + species);
  const numbers = () => new Float32Array(count);
  const set = {
    x: numbers(),
    y: numbers(),
    z: numbers(),
    vx: numbers(),
    vy: numbers(),
    vz: numbers(),
    tid: new Int32Array(count),
  };
  const densities = painter.meanDensities(snapshot, species);
  let densest = 0;
  for (let p = 0; p < densities.length; p++) densest = Math.max(densest, densities[p] as number);
  const [dx, dy, dz] = windDirection();
  const drift = species === 3 ? 0 : normalisation.wind;
  const thermal = normalisation.thermal[species];
  const floating = CONDITIONS.photoelectronTemperatureEv;
  const taken = Math.floor(count * MISSING_PART);
  for (let n = 0; n < count; n++) {
    set.tid[n] = snapshot.index * count + n + 1;
    if (n >= count - taken) {
      for (const name of ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const) set[name][n] = MISSING;
      continue;
    }
    let x = 0;
    let y = 0;
    let z = 0;
    let node = 0;
    do {
      x = random.next() * grid.nx;
      y = random.next() * grid.ny;
      z = random.next() * grid.nz;
      node = Math.round(z) * grid.planeNodes + Math.round(y) * grid.rowNodes + Math.round(x);
    } while (random.next() * densest > (densities[node] as number));
    // Photo-electrons high above the surface are the fast ones.
    const climbed = Math.max(0, -(snapshot.phi[node] as number) / normalisation.perVolt);
    const spread = species === 3 ? thermal * Math.sqrt(1 + climbed / floating) : thermal;
    set.x[n] = x;
    set.y[n] = y;
    set.z[n] = z;
    set.vx[n] = drift * dx + spread * random.gaussian();
    set.vy[n] = drift * dy + spread * random.gaussian();
    set.vz[n] = drift * dz + spread * random.gaussian();
  }
  return set;
}
