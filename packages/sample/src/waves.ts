import type { Grid } from './grid.js';
import { Random } from './random.js';

interface PlaneWave {
  /** Radians per cell. */
  readonly ky: number;
  readonly kz: number;
  readonly amplitude: number;
  /** Radians per EMSES time unit. */
  readonly frequency: number;
  readonly phase: number;
  /** Along the row. */
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/** Wave numbers: periods over the box along x and y, wavelength along z in cells. */
const MODES = [
  { x: 3, y: 0, z: 26, amplitude: 1 },
  { x: -2, y: 1, z: 17, amplitude: 0.7 },
  { x: 5, y: -1, z: 34, amplitude: 0.6 },
  { x: 1, y: 2, z: -21, amplitude: 0.5 },
] as const;

/** Langmuir waves travelling through the box, rms 1, periodic along x and y. */
export class WaveField {
  private readonly waves: readonly PlaneWave[];

  /** @param plasmaFrequency and @param thermalSpeed of the electrons, in EMSES units. */
  constructor(grid: Grid, plasmaFrequency: number, thermalSpeed: number, seed: number) {
    const random = new Random(seed, 303);
    const norm = Math.sqrt(2 / MODES.reduce((sum, mode) => sum + mode.amplitude ** 2, 0));
    this.waves = MODES.map((mode) => {
      const kx = (2 * Math.PI * mode.x) / grid.nx;
      const ky = (2 * Math.PI * mode.y) / grid.ny;
      const kz = (2 * Math.PI) / mode.z;
      // Bohm and Gross: ω² = ωp² + 3 k² v².
      const k2 = kx * kx + ky * ky + kz * kz;
      return {
        ky,
        kz,
        amplitude: norm * mode.amplitude,
        frequency: Math.sqrt(plasmaFrequency ** 2 + 3 * k2 * thermalSpeed ** 2),
        phase: 2 * Math.PI * random.next(),
        cosines: Float64Array.from({ length: grid.nx + 1 }, (_, i) => Math.cos(kx * i)),
        sines: Float64Array.from({ length: grid.nx + 1 }, (_, i) => Math.sin(kx * i)),
      };
    });
  }

  /** Fills `row[0…nx]` for the nodes (0…nx, j, k) at an EMSES time. */
  fillRow(row: Float32Array, nx: number, j: number, k: number, time: number): void {
    row.fill(0, 0, nx + 1);
    for (const wave of this.waves) {
      const angle = wave.ky * j + wave.kz * k - wave.frequency * time + wave.phase;
      const c = wave.amplitude * Math.cos(angle);
      const s = wave.amplitude * Math.sin(angle);
      for (let i = 0; i <= nx; i++) {
        row[i] = (row[i] as number) + c * (wave.cosines[i] as number) - s * (wave.sines[i] as number);
      }
    }
  }
}
