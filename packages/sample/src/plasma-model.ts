import { CONDITIONS, CURVATURE_V_PER_M2, windDirection } from './conditions.js';
import { coarsened, type Grid, inject, interpolateToHalf } from './grid.js';
import {
  FIRST_CONDUCTOR,
  GROUND_INSIDE,
  GROUND_SURFACE,
  type Landscape,
  nodeKinds,
  PLASMA,
} from './landscape.js';
import { addVisibility, type Beam, coneAround, skyBeams } from './line-of-sight.js';
import { relax } from './relaxation.js';
import { floatingPotentialV, surfaceState } from './surface-charging.js';

/** Floating potential of the open ground. */
const SUNLIT_GROUND_V = floatingPotentialV(-windDirection()[2]);

/** One of the nested grids on which the potential is relaxed. */
export interface Level {
  readonly grid: Grid;
  readonly kinds: Uint8Array;
  /** Floating potential of the surfaces once all has settled, volts. */
  readonly floatingV: Float32Array;
  /** Part of the solar wind protons that is not kept off by a body. */
  readonly protons: Float32Array;
  /** Part of the sky from which electrons come. */
  readonly electrons: Float32Array;
  /** Supply of photo-electrons: 1 at a surface lit as the open ground is, falling off with the distance. */
  readonly photoelectrons: Float32Array;
  /** The potential, volts. */
  readonly potentialV: Float32Array;
  readonly screening: Float32Array;
  readonly source: Float32Array;
}

/** How far the run has come: each grows from 0 to 1. */
export interface Growth {
  /** Photo-electron cloud. */
  readonly cloud: number;
  /** Wakes and shadows in the solar wind. */
  readonly wake: number;
  /** Of the run, 0…1. */
  readonly progress: number;
}

/** Photo-electron density at the open ground, in units of the solar wind's. */
export const CLOUD_DENSITY = 4;
/** Distance over which the cloud falls off far from the surface; the dense part is three times thinner. */
const CLOUD_DEPTH_M = 3.4;
/** Photo-electrons that got away and are everywhere. */
const ESCAPED_DENSITY = 0.01;
const DENSE_PART = 0.3;
/** Angles over which protons of the wind are spread: their thermal over their drift speed. */
const PROTON_SPREAD_RAD = 0.09;
/** The ground conducts a little: its inside takes the potential of the sunlit surface over this distance. */
const GROUND_DEPTH_M = 4;
/** Protons in the core of a wake, and electrons that reach places without any sky in view. */
const DEEP_PROTONS = 1e-3;
const DEEP_ELECTRONS = 0.08;

/** How far charging has come at a time given as part of the run. */
export function growthAt(progress: number): Growth {
  return { cloud: risen(progress, 0.22), wake: risen(progress, 0.12), progress };
}

/** Exponential approach over `time`, 1 at the end of the run; the first output comes a little after the beginning. */
function risen(progress: number, time: number): number {
  const since = progress + 0.015;
  return Math.min(1, (1 - Math.exp(-since / time)) / (1 - Math.exp(-1 / time)));
}

/** Densities of the three species, in units of the solar wind's. */
export function electronDensity(level: Level, p: number, potentialV: number, growth: Growth): number {
  const access = 1 + growth.wake * ((level.electrons[p] as number) - 1);
  return access * Math.exp(Math.max(-12, Math.min(1, potentialV / CONDITIONS.electronTemperatureEv)));
}

export function protonDensity(level: Level, p: number, growth: Growth): number {
  return 1 + growth.wake * ((level.protons[p] as number) - 1);
}

export function photoelectronDensity(level: Level, p: number, growth: Growth): number {
  const supply = level.photoelectrons[p] as number;
  return (
    growth.cloud *
    (CLOUD_DENSITY * (DENSE_PART * supply * supply * supply + (1 - DENSE_PART) * supply) +
      ESCAPED_DENSITY * (level.electrons[p] as number))
  );
}

/** Potential, in volts, of a surface on its way to its floating potential: light charges faster than the dark. */
export function chargedPotentialV(floatingV: number, growth: Growth): number {
  const bright = Math.max(0, Math.min(1, 0.5 + floatingV / 8));
  return floatingV * risen(growth.progress, 0.4 - 0.15 * bright);
}

/** The sheath above a landscape, relaxed on nested grids. */
export class PlasmaModel {
  private constructor(
    /** From the coarsest to the finest. */
    readonly levels: readonly Level[],
  ) {}

  get finest(): Level {
    const level = this.levels.at(-1);
    if (level === undefined) throw new RangeError('A model has at least one level.');
    return level;
  }

  /**
   * @param grid the finest; its cell is `scale` cells of the landscape.
   * @param levelCount each further level halves the number of cells.
   * @param shadowLevels how many of the finest levels take shadows of particles from the next coarser one.
   */
  static async build(
    land: Landscape,
    grid: Grid,
    scale: number,
    levelCount: number,
    shadowLevels: number,
    pause: () => Promise<void>,
  ): Promise<PlasmaModel> {
    const kinds = nodeKinds(land, grid, scale);
    const { sunlight, potentialV } = surfaceState(grid, kinds);
    await pause();
    const levels: Level[] = [];
    for (let n = levelCount - 1; n >= 0; n--) {
      const factor = 2 ** n;
      const own = coarsened(grid, factor);
      const field = () => new Float32Array(own.nodes);
      levels.push({
        grid: own,
        kinds: factor === 1 ? kinds : inject(grid, kinds, own, new Uint8Array(own.nodes)),
        floatingV: factor === 1 ? potentialV : inject(grid, potentialV, own, field()),
        protons: field(),
        electrons: field(),
        photoelectrons: factor === 1 ? sunlight : inject(grid, sunlight, own, field()),
        potentialV: field(),
        screening: field(),
        source: field(),
      });
    }
    await castShadows(levels, levelCount - 1 - shadowLevels, pause);
    await spreadPhotoelectrons(levels, pause);
    return new PlasmaModel(levels);
  }

  /** Relaxes the potential of all levels to the surfaces and densities of one time. */
  async settle(growth: Growth, pause: () => Promise<void>): Promise<void> {
    for (const [n, level] of this.levels.entries()) {
      const { grid, kinds, potentialV } = level;
      const coarser = this.levels[n - 1];
      if (coarser !== undefined) {
        interpolateToHalf(coarser.grid, coarser.potentialV, grid, potentialV);
      }
      for (let p = 0; p < grid.nodes; p++) {
        if ((kinds[p] as number) >= GROUND_SURFACE) {
          potentialV[p] = chargedPotentialV(level.floatingV[p] as number, growth);
        }
      }
      const work = effort(n, this.levels.length);
      for (let round = 0; round < work.rounds; round++) {
        linearise(level, growth);
        relax(grid, kinds, potentialV, level.screening, level.source, work);
        await pause();
      }
    }
  }
}

interface Effort {
  /** How often the charge is linearised anew. */
  readonly rounds: number;
  readonly sweeps: number;
  readonly overrelaxation: number;
}

/** Many sweeps where they are cheap; on finer levels only what smooths the interpolation away. */
function effort(level: number, levels: number): Effort {
  if (level === 0) return { rounds: 3, sweeps: 24, overrelaxation: 1.86 };
  if (levels === 2) return { rounds: 2, sweeps: 5, overrelaxation: 1.3 };
  return { rounds: 1, sweeps: level === levels - 1 ? 2 : 6, overrelaxation: 1.1 };
}

/** Newton's linearisation of the charge about the present potential. */
function linearise(level: Level, growth: Growth): void {
  const { grid, kinds, potentialV, screening, source } = level;
  const te = CONDITIONS.electronTemperatureEv;
  const unit = CURVATURE_V_PER_M2 * grid.spacingM * grid.spacingM;
  const groundScreening = (grid.spacingM / GROUND_DEPTH_M) ** 2;
  const groundV = chargedPotentialV(SUNLIT_GROUND_V, growth);
  for (let p = 0; p < grid.nodes; p++) {
    if (kinds[p] === GROUND_INSIDE) {
      screening[p] = groundScreening;
      source[p] = groundScreening * groundV;
    }
    if (kinds[p] !== PLASMA) continue;
    const v = potentialV[p] as number;
    const electrons = electronDensity(level, p, v, growth);
    const others = protonDensity(level, p, growth) - photoelectronDensity(level, p, growth);
    screening[p] = (unit * electrons) / te;
    source[p] = unit * (others - electrons * (1 - v / te));
  }
}

/** Fills `protons` and `electrons` of all levels, computing the shadows on the one with number `at`. */
async function castShadows(levels: readonly Level[], at: number, pause: () => Promise<void>): Promise<void> {
  const level = levels[Math.max(0, at)];
  if (level === undefined) return;
  const [x, y, z] = windDirection();
  const cast = async (beams: readonly Beam[], kinds: Uint8Array, into: Float32Array) => {
    for (const beam of beams) {
      addVisibility(level.grid, kinds, beam, into);
      if (level.grid.nodes > 100_000) await pause();
    }
  };
  await cast(coneAround(x, y, z, PROTON_SPREAD_RAD, 3), level.kinds, level.protons);
  // Thermal electrons close in behind bodies smaller than a Debye length: only the ground hides the sky from them.
  const groundOnly = level.kinds.map((kind) => (kind >= FIRST_CONDUCTOR ? PLASMA : kind));
  await cast(skyBeams(5, 10), groundOnly, level.electrons);
  for (let p = 0; p < level.grid.nodes; p++) {
    level.protons[p] = DEEP_PROTONS + (1 - DEEP_PROTONS) * (level.protons[p] as number);
    level.electrons[p] = DEEP_ELECTRONS + (1 - DEEP_ELECTRONS) * (level.electrons[p] as number);
  }
  for (const [n, other] of levels.entries()) {
    for (const name of ['protons', 'electrons'] as const) {
      if (n < at) inject(level.grid, level[name], other.grid, other[name]);
      const coarser = levels[n - 1];
      if (n > at && coarser !== undefined) {
        interpolateToHalf(coarser.grid, coarser[name], other.grid, other[name]);
      }
    }
    await pause();
  }
}

/** Turns the sunlight on surfaces, in `photoelectrons`, into a cloud around them. */
async function spreadPhotoelectrons(levels: readonly Level[], pause: () => Promise<void>): Promise<void> {
  const open = -windDirection()[2];
  for (const [n, level] of levels.entries()) {
    const { grid, kinds, photoelectrons, screening, source } = level;
    const coarser = levels[n - 1];
    for (let p = 0; p < grid.nodes; p++) {
      if ((kinds[p] as number) >= GROUND_SURFACE) {
        photoelectrons[p] = Math.sqrt(Math.min(1.6, (photoelectrons[p] as number) / open));
      }
    }
    if (coarser !== undefined) {
      interpolateToHalf(coarser.grid, coarser.photoelectrons, grid, photoelectrons, kinds, GROUND_SURFACE);
    }
    screening.fill((grid.spacingM / CLOUD_DEPTH_M) ** 2);
    source.fill(0);
    const { sweeps, overrelaxation } = effort(n, levels.length);
    relax(grid, kinds, photoelectrons, screening, source, { sweeps: 2 * sweeps, overrelaxation });
    screening.fill(0);
    await pause();
  }
}
