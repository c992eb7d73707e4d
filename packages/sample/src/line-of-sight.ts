import type { Grid } from './grid.js';
import { PLASMA } from './landscape.js';

/** A direction of travel, downwards (`z` < 0), with the part of the particles that come this way. */
export interface Beam {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly weight: number;
}

/**
 * Adds to `into`, for every node, the part of straight beams from above that reaches it (its weight where it is in the open,
 * 0 in a shadow).
 *
 * Layer by layer from the top, each looking back along the beam into the layer above; the bilinear look-up widens the edge of
 * a shadow slowly, as a finite sun or a thermal spread does.
 */
export function addVisibility(grid: Grid, kinds: Uint8Array, beam: Beam, into: Float32Array): void {
  const { nx, ny, nz, rowNodes, planeNodes } = grid;
  const shiftX = beam.x / beam.z;
  const shiftY = beam.y / beam.z;
  const startX = Math.floor(shiftX);
  const startY = Math.floor(shiftY);
  const partX = shiftX - startX;
  const partY = shiftY - startY;
  const wrap = (value: number, period: number) => ((value % period) + period) % period;
  const columns = Int32Array.from({ length: nx + 1 }, (_, i) => wrap(i + startX, nx));
  const { weight } = beam;
  // `seen` holds the layer above as it lets light pass, `here` the layer being computed.
  let seen = new Float32Array(planeNodes).fill(1);
  let here = new Float32Array(planeNodes);
  for (let k = nz; k >= 0; k--) {
    const plane = k * planeNodes;
    for (let j = 0; j <= ny; j++) {
      const near = wrap(j + startY, ny) * rowNodes;
      const far = wrap(j + startY + 1, ny) * rowNodes;
      const row = j * rowNodes;
      for (let i = 0; i <= nx; i++) {
        const a = columns[i] as number;
        const front = near + a;
        const back = far + a;
        const lower = (seen[front] as number) * (1 - partX) + (seen[front + 1] as number) * partX;
        const upper = (seen[back] as number) * (1 - partX) + (seen[back + 1] as number) * partX;
        const visible = lower * (1 - partY) + upper * partY;
        const p = plane + row + i;
        into[p] = (into[p] as number) + weight * visible;
        here[row + i] = kinds[p] === PLASMA ? visible : 0;
      }
    }
    [seen, here] = [here, seen];
  }
}

/** A cone of beams around a direction with a normal distribution of angles, weights adding up to 1. */
export function coneAround(x: number, y: number, z: number, spreadRad: number, rings: number): Beam[] {
  const length = Math.hypot(x, y, z);
  const [ax, ay, az] = [x / length, y / length, z / length];
  const horizontal = Math.hypot(ax, ay);
  // Two unit vectors across the axis; a vertical axis has none of its own.
  const [ux, uy] = horizontal > 0 ? [-ay / horizontal, ax / horizontal] : [1, 0];
  const [vx, vy, vz] = [-az * uy, az * ux, ax * uy - ay * ux];
  const beams: Beam[] = [];
  let total = 0;
  for (let ring = 0; ring <= rings; ring++) {
    const count = ring === 0 ? 1 : 6 * ring;
    const angle = rings === 0 ? 0 : (2.2 * spreadRad * ring) / rings;
    const weight = Math.exp(-0.5 * (angle / Math.max(spreadRad, 1e-9)) ** 2);
    for (let n = 0; n < count; n++) {
      const turn = (2 * Math.PI * (n + 0.5 * (ring % 2))) / count;
      const across = Math.tan(angle);
      const [cu, cv] = [across * Math.cos(turn), across * Math.sin(turn)];
      const beam = { x: ax + cu * ux + cv * vx, y: ay + cu * uy + cv * vy, z: az + cv * vz, weight };
      if (beam.z > -0.05) continue;
      beams.push(beam);
      total += weight;
    }
  }
  return beams.map((beam) => ({ ...beam, weight: beam.weight / total }));
}

/** Beams from all over the sky above, weights adding up to 1: how thermal particles come down. */
export function skyBeams(elevations: number, azimuths: number): Beam[] {
  const beams: Beam[] = [];
  for (let e = 0; e < elevations; e++) {
    // Equal parts of sin², so that each beam carries the same flux on the ground.
    const sine = Math.sqrt((e + 0.5) / elevations);
    const cosine = Math.sqrt(1 - sine * sine);
    for (let a = 0; a < azimuths; a++) {
      const turn = (2 * Math.PI * (a + 0.5 * (e % 2))) / azimuths;
      beams.push({
        x: cosine * Math.cos(turn),
        y: cosine * Math.sin(turn),
        z: -sine,
        weight: 1 / (elevations * azimuths),
      });
    }
  }
  return beams;
}
