import { type Grid, interpolateToHalf } from './grid.js';
import { GROUND_SURFACE, neighboursOf, PLASMA } from './landscape.js';
import { LARGE_TILES, NoiseField, type NoiseStream, noiseStream, SMALL_TILES } from './noise.js';
import type { Normalisation, Species } from './normalisation.js';
import {
  electronDensity,
  type Growth,
  type Level,
  photoelectronDensity,
  protonDensity,
} from './plasma-model.js';
import { WaveField } from './waves.js';

/** Volts: what waves and the finite number of particles add to the potential. */
const WAVE_V = 0.02;
const NOISE_V = 0.008;
/** Particles that stand for the density of the solar wind in one cell, over the time of an average. */
const PARTICLES_PER_CELL = 600;

/** What noise belongs to; each gets its own. */
export const NOISE_OF = { potential: 0, density: 10, current: 20, magnetic: 40 } as const;

/** The state of the run at one output, from which every field is painted. */
export interface Snapshot {
  readonly level: Level;
  readonly growth: Growth;
  readonly index: number;
  /** EMSES time. */
  readonly time: number;
  /** Potential with waves and noise, EMSES units, on the grid of the level. */
  readonly phi: Float32Array;
}

/** What all snapshots of a run share. */
export class Painter {
  /** As the shape of particles on the grid makes it: neighbours share some. */
  readonly counting: NoiseField;
  readonly smooth: NoiseField;
  readonly waves: WaveField;
  private readonly row: Float32Array;
  private readonly waveRow: Float32Array;
  private surfaceNodes: Int32Array | null = null;
  private readonly means: { [species in Species]?: { readonly values: Float32Array; index: number } } = {};

  constructor(
    /** The grid that is written. */
    readonly grid: Grid,
    readonly normalisation: Normalisation,
    readonly seed: number,
  ) {
    const tiles = grid.nx > 100 ? LARGE_TILES : SMALL_TILES;
    this.counting = new NoiseField(seed, 1, tiles);
    this.smooth = new NoiseField(seed, 2, tiles);
    this.waves = new WaveField(grid, normalisation.wp[1], normalisation.thermal[1], seed);
    this.row = new Float32Array(grid.rowNodes);
    this.waveRow = new Float32Array(grid.rowNodes);
  }

  stream(quantity: number, snapshot: number): NoiseStream {
    return noiseStream(this.seed, quantity, snapshot);
  }

  /** Nodes of solids next to the plasma. */
  surfaceOf(level: Level): Int32Array {
    this.surfaceNodes ??= surfaceNodes(level);
    return this.surfaceNodes;
  }

  /**
   * The relaxed potential with waves and noise in the plasma, in EMSES units, on the grid that is written
   * (the one of `level`, or one of half its spacing).
   */
  paintPotential(level: Level, index: number, time: number, out: Float32Array): void {
    const { grid, row, waveRow } = this;
    const factor = grid.nx / level.grid.nx;
    if (factor === 1) out.set(level.potentialV);
    else interpolateToHalf(level.grid, level.potentialV, grid, out);
    const stream = this.stream(NOISE_OF.potential, index);
    const scale = this.normalisation.perVolt;
    for (let k = 0; k <= grid.nz; k++) {
      const plane = k * grid.planeNodes;
      const coarsePlane = Math.floor(k / factor) * level.grid.planeNodes;
      for (let j = 0; j <= grid.ny; j++) {
        const y = j % grid.ny;
        this.smooth.fillRow(row, grid.nx, y, k, stream);
        this.waves.fillRow(waveRow, grid.nx, y, k, time);
        const start = plane + j * grid.rowNodes;
        const coarse = coarsePlane + Math.floor(j / factor) * level.grid.rowNodes;
        for (let i = 0; i <= grid.nx; i++) {
          const p = start + i;
          const q = factor === 1 ? p : coarse + (i >> 1);
          let volts = out[p] as number;
          if (level.kinds[q] === PLASMA) {
            const supply = level.photoelectrons[q] as number;
            const free = (level.electrons[q] as number) / (1 + 4 * supply * supply);
            volts += free * WAVE_V * (waveRow[i] as number) + NOISE_V * (row[i] as number);
          }
          out[p] = volts * scale;
        }
      }
    }
  }

  /**
   * Mean densities of a species on all nodes, in units of the solar wind's; half of it on surfaces, none inside solids.
   * The array is filled anew for the next snapshot.
   */
  meanDensities(snapshot: Snapshot, species: Species): Float32Array {
    const means = this.means[species] ?? { values: new Float32Array(this.grid.nodes), index: -1 };
    this.means[species] = means;
    if (means.index !== snapshot.index) {
      fillMeans(snapshot, species, this.normalisation.perVolt, means.values);
      means.index = snapshot.index;
    }
    return means.values;
  }

  /** Density of a species with the noise of counting particles. */
  paintDensity(snapshot: Snapshot, species: Species, out: Float32Array): void {
    const { grid, row } = this;
    const means = this.meanDensities(snapshot, species);
    const stream = this.stream(NOISE_OF.density + species, snapshot.index);
    for (let k = 0; k <= grid.nz; k++) {
      for (let j = 0; j <= grid.ny; j++) {
        this.counting.fillRow(row, grid.nx, j % grid.ny, k, stream);
        const start = k * grid.planeNodes + j * grid.rowNodes;
        for (let i = 0; i <= grid.nx; i++) {
          const mean = means[start + i] as number;
          const spread = Math.min(0.3, 1 / Math.sqrt(PARTICLES_PER_CELL * mean + 1e-9));
          out[start + i] = mean * Math.max(0.05, 1 + spread * (row[i] as number));
        }
      }
    }
  }
}

function fillMeans(snapshot: Snapshot, species: Species, perVolt: number, out: Float32Array): void {
  const { level, growth, phi } = snapshot;
  for (let p = 0; p < out.length; p++) {
    const kind = level.kinds[p] as number;
    if (kind !== PLASMA && kind !== GROUND_SURFACE) {
      out[p] = 0;
      continue;
    }
    const density =
      species === 1
        ? electronDensity(level, p, (phi[p] as number) / perVolt, growth)
        : species === 2
          ? protonDensity(level, p, growth)
          : photoelectronDensity(level, p, growth);
    out[p] = kind === PLASMA ? density : 0.5 * density;
  }
}

function surfaceNodes({ grid, kinds }: Level): Int32Array {
  const nodes: number[] = [];
  const around = new Int32Array(6);
  for (let p = 0; p < grid.nodes; p++) {
    if ((kinds[p] as number) < GROUND_SURFACE) continue;
    neighboursOf(grid, p, around);
    if (around.some((q) => kinds[q] === PLASMA)) nodes.push(p);
  }
  return Int32Array.from(nodes);
}
