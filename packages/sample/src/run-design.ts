import type { Landscape } from './landscape.js';
import type { SampleSize } from './sample-size.js';

/** Which fields are written beside the potential. */
export type FieldSet = 'all' | 'benchmark' | 'potential';

/** What a run of one size looks like and which files it has. */
export interface RunDesign {
  readonly cells: { readonly nx: number; readonly ny: number; readonly nz: number };
  readonly landscape: Landscape;
  /** Cells of the run per cell of the grid that the potential is relaxed on. */
  readonly scale: 1 | 2;
  readonly levels: number;
  readonly shadowLevels: number;
  readonly dt: number;
  /** Steps between outputs. */
  readonly ifdiag: number;
  readonly ijdiag: number;
  /** Outputs of the potential. */
  readonly snapshots: number;
  readonly fields: FieldSet;
  /** Particles of each species that are written; 0 for none. */
  readonly particles: number;
}

/** Number of the last step. */
export function stepsOf(design: RunDesign): number {
  return (design.snapshots - 1) * design.ifdiag;
}

/** Cell width in metres and speed of light in EMSES units: what the `!!key` line says. */
export const KEY = { dxM: 0.5, toC: 10_000 } as const;

export const DESIGNS: Readonly<Record<SampleSize, RunDesign>> = {
  small: {
    cells: { nx: 16, ny: 12, nz: 20 },
    landscape: {
      surfaceZ: 8,
      hole: { x: [4, 10], y: [4, 8], z: 2 },
      conductors: [
        [{ shape: 'cuboid', low: [12, 0, 8], high: [14, 2, 10] }],
        [{ shape: 'sphere', centre: [4, 10, 14], radius: 2 }],
        [
          { shape: 'cylinder', foot: [2, 2, 8], radius: 1, height: 4 },
          { shape: 'disk', foot: [2, 2, 12], radius: 2, innerRadius: 1, height: 1 },
        ],
      ],
    },
    scale: 1,
    levels: 2,
    shadowLevels: 0,
    dt: 0.025,
    ifdiag: 200,
    ijdiag: 400,
    snapshots: 5,
    fields: 'all',
    particles: 300,
  },
  demo: {
    cells: { nx: 88, ny: 32, nz: 66 },
    landscape: {
      surfaceZ: 28,
      hole: { x: [32, 54], y: [8, 24], z: 8 },
      conductors: [
        [{ shape: 'cuboid', low: [64, 1, 28], high: [72, 7, 34] }],
        [{ shape: 'sphere', centre: [18, 28, 44], radius: 3.5 }],
        [
          { shape: 'cylinder', foot: [12, 5, 28], radius: 1.5, height: 10 },
          { shape: 'disk', foot: [12, 5, 38], radius: 5, innerRadius: 1.5, height: 1 },
        ],
      ],
    },
    scale: 1,
    levels: 2,
    shadowLevels: 0,
    dt: 0.01,
    ifdiag: 200,
    ijdiag: 1000,
    snapshots: 11,
    fields: 'all',
    particles: 8000,
  },
  medium: {
    cells: { nx: 128, ny: 128, nz: 512 },
    landscape: {
      surfaceZ: 192,
      hole: { x: [44, 76], y: [44, 84], z: 160 },
      conductors: [
        [{ shape: 'cuboid', low: [96, 8, 192], high: [112, 24, 208] }],
        [{ shape: 'sphere', centre: [28, 96, 240], radius: 8 }],
        [
          { shape: 'cylinder', foot: [20, 20, 192], radius: 2, height: 24 },
          { shape: 'disk', foot: [20, 20, 216], radius: 8, innerRadius: 2, height: 4 },
        ],
      ],
    },
    scale: 1,
    levels: 3,
    shadowLevels: 1,
    dt: 0.01,
    ifdiag: 100,
    ijdiag: 900,
    snapshots: 20,
    fields: 'benchmark',
    particles: 0,
  },
  large: {
    cells: { nx: 256, ny: 256, nz: 1024 },
    landscape: {
      surfaceZ: 384,
      hole: { x: [88, 152], y: [88, 168], z: 320 },
      conductors: [
        [{ shape: 'cuboid', low: [192, 16, 384], high: [224, 48, 416] }],
        [{ shape: 'sphere', centre: [56, 192, 480], radius: 16 }],
        [
          { shape: 'cylinder', foot: [40, 40, 384], radius: 4, height: 48 },
          { shape: 'disk', foot: [40, 40, 432], radius: 16, innerRadius: 4, height: 8 },
        ],
      ],
    },
    scale: 2,
    levels: 3,
    shadowLevels: 1,
    dt: 0.01,
    ifdiag: 300,
    ijdiag: 300,
    snapshots: 8,
    fields: 'potential',
    particles: 0,
  },
};
