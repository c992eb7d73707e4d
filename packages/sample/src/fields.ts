import { CONDITIONS, windDirection } from './conditions.js';
import type { Grid } from './grid.js';
import { neighboursOf } from './landscape.js';
import { SPECIES, type Species } from './normalisation.js';
import { NOISE_OF, type Painter, type Snapshot } from './snapshot.js';

export type Axis = 'x' | 'y' | 'z';
export const AXES: readonly Axis[] = ['x', 'y', 'z'];
const AXIS_NUMBER = { x: 0, y: 1, z: 2 } as const;

/** Waves and noise of the magnetic field, as parts of it. */
const MAGNETIC_WAVES = 0.004;
const MAGNETIC_NOISE = 0.001;
/** Field strength, in V/m, above which thermal particles all go with the field. */
const GUIDING_FIELD_V_PER_M = 0.6;

/**
 * E = −∇φ at the half nodes along its own axis, in EMSES units: `E[i] = φ[i] − φ[i+1]`.
 * The last value along x and y repeats the first; along z it is that of the half node below the top.
 */
export function paintElectricField(grid: Grid, phi: Float32Array, axis: Axis, out: Float32Array): void {
  const { nx, ny, nz, rowNodes, planeNodes } = grid;
  for (let k = 0; k <= nz; k++) {
    for (let j = 0; j <= ny; j++) {
      const row = k * planeNodes + j * rowNodes;
      let from = row;
      if (axis === 'y' && j === ny) from -= ny * rowNodes;
      if (axis === 'z' && k === nz) from -= planeNodes;
      const step = axis === 'x' ? 1 : axis === 'y' ? rowNodes : planeNodes;
      const length = axis === 'x' ? nx : nx + 1;
      for (let i = 0; i < length; i++)
        out[row + i] = (phi[from + i] as number) - (phi[from + i + step] as number);
      if (axis === 'x') out[row + nx] = out[row] as number;
    }
  }
}

/** The field of the solar wind, uniform but for small fluctuations, in EMSES units. */
export function paintMagneticField(
  painter: Painter,
  snapshot: Snapshot,
  axis: Axis,
  out: Float32Array,
): void {
  const { grid } = painter;
  const polar = (CONDITIONS.magneticPolarDeg * Math.PI) / 180;
  const azimuth = (CONDITIONS.magneticAzimuthDeg * Math.PI) / 180;
  const direction = {
    x: Math.sin(polar) * Math.cos(azimuth),
    y: Math.sin(polar) * Math.sin(azimuth),
    z: Math.cos(polar),
  };
  const strength = painter.normalisation.gyrofrequency;
  const row = new Float32Array(grid.rowNodes);
  const waves = new Float32Array(grid.rowNodes);
  const stream = painter.stream(NOISE_OF.magnetic + AXIS_NUMBER[axis], snapshot.index);
  for (let k = 0; k <= grid.nz; k++) {
    for (let j = 0; j <= grid.ny; j++) {
      painter.smooth.fillRow(row, grid.nx, j % grid.ny, k, stream);
      // A quarter of a wavelength or so apart, so that the components do not look alike.
      painter.waves.fillRow(waves, grid.nx, j % grid.ny, k + 5 * AXIS_NUMBER[axis], snapshot.time);
      const start = k * grid.planeNodes + j * grid.rowNodes;
      for (let i = 0; i <= grid.nx; i++) {
        const fluctuation = MAGNETIC_WAVES * (waves[i] as number) + MAGNETIC_NOISE * (row[i] as number);
        out[start + i] = strength * (direction[axis] + fluctuation);
      }
    }
  }
}

/** Charge that surfaces have taken up, from the kink of the potential there; EMSES units per cell volume, 0 elsewhere. */
export function paintSurfaceCharge(painter: Painter, snapshot: Snapshot, out: Float32Array): void {
  out.fill(0);
  const { level, phi } = snapshot;
  const around = new Int32Array(6);
  for (const p of painter.surfaceOf(level)) {
    neighboursOf(level.grid, p, around);
    let sum = 0;
    for (const q of around) sum += phi[q] as number;
    out[p] = 6 * (phi[p] as number) - sum;
  }
}

/** The part of the surface charge that each species brought or took away; the three add up to the whole. */
export function paintSpeciesCharge(
  painter: Painter,
  snapshot: Snapshot,
  species: Species,
  out: Float32Array,
): void {
  paintSurfaceCharge(painter, snapshot, out);
  const { level, growth } = snapshot;
  const { chargeDensity } = painter.normalisation;
  for (const p of painter.surfaceOf(level)) {
    const whole = out[p] as number;
    const light = (level.photoelectrons[p] as number) ** 2;
    const protons = 0.3 * chargeDensity * growth.progress * (level.protons[p] as number);
    // Emission leaves positive charge behind; electrons make up the balance.
    const emitted = 2 * chargeDensity * growth.cloud * light + Math.max(0, whole);
    out[p] = species === 2 ? protons : species === 3 ? emitted : whole - protons - emitted;
  }
}

/** Charge density of the plasma, with the charge of surfaces; `scratch` is as long as `out`. */
export function paintChargeDensity(
  painter: Painter,
  snapshot: Snapshot,
  scratch: Float32Array,
  out: Float32Array,
): void {
  paintSurfaceCharge(painter, snapshot, out);
  for (const species of SPECIES) {
    painter.paintDensity(snapshot, species, scratch);
    const charge = (species === 2 ? 1 : -1) * painter.normalisation.chargeDensity;
    for (let p = 0; p < out.length; p++) out[p] = (out[p] as number) + charge * (scratch[p] as number);
  }
}

/**
 * Current density of a species along an axis, at the half nodes of that axis, in EMSES units: the drift of the wind and what
 * the electric field makes of thermal motion.
 */
export function paintCurrent(
  painter: Painter,
  snapshot: Snapshot,
  species: Species,
  axis: Axis,
  out: Float32Array,
): void {
  const { grid, normalisation } = painter;
  const { nx, ny, nz, rowNodes, planeNodes } = grid;
  const { phi } = snapshot;
  const densities = painter.meanDensities(snapshot, species);
  const number = AXIS_NUMBER[axis];
  const charge = (species === 2 ? 1 : -1) * normalisation.chargeDensity;
  const drift = species === 3 ? 0 : normalisation.wind * windDirection()[number];
  const thermal = normalisation.thermal[species];
  // Electrons run up the potential; photo-electrons leave against the pull of the surface that they come from.
  const mobility = species === 1 ? -0.35 : species === 2 ? 0.2 : 0.5;
  const guiding = GUIDING_FIELD_V_PER_M * normalisation.units.get('E').ratio;
  const row = new Float32Array(rowNodes);
  const stream = painter.stream(NOISE_OF.current + 3 * species + number, snapshot.index);
  for (let k = 0; k <= nz; k++) {
    for (let j = 0; j <= ny; j++) {
      painter.counting.fillRow(row, nx, j % ny, k, stream);
      const start = k * planeNodes + j * rowNodes;
      const next =
        axis === 'x'
          ? 1
          : axis === 'y'
            ? j < ny
              ? rowNodes
              : rowNodes - ny * rowNodes
            : k < nz
              ? planeNodes
              : 0;
      for (let i = 0; i <= nx; i++) {
        const p = start + i;
        const q = axis === 'x' && i === nx ? start + 1 : p + next;
        // The geometric mean: nothing flows from a surface into the solid, where there are no particles.
        const density = Math.sqrt((densities[p] as number) * (densities[q] as number));
        const e = (phi[p] as number) - (phi[q] as number);
        const guided = e / Math.sqrt(e * e + guiding * guiding);
        const fluctuation = 0.04 * Math.sqrt(density) * (row[i] as number);
        out[p] = charge * (density * (drift + mobility * thermal * guided) + fluctuation * thermal);
      }
    }
  }
}

/** Total current density along an axis. */
export function paintTotalCurrent(
  painter: Painter,
  snapshot: Snapshot,
  axis: Axis,
  scratch: Float32Array,
  out: Float32Array,
): void {
  out.fill(0);
  for (const species of SPECIES) {
    paintCurrent(painter, snapshot, species, axis, scratch);
    for (let p = 0; p < out.length; p++) out[p] = (out[p] as number) + (scratch[p] as number);
  }
}

/** Current density into the surfaces from one species, or from all; 0 away from surfaces. */
export function paintSurfaceCurrent(
  painter: Painter,
  snapshot: Snapshot,
  species: Species | null,
  out: Float32Array,
): void {
  out.fill(0);
  const { level, growth, phi } = snapshot;
  const { chargeDensity, thermal, wind, perVolt } = painter.normalisation;
  const down = -windDirection()[2];
  const current: Readonly<Record<Species, (p: number) => number>> = {
    1: (p) => {
      const volts = (phi[p] as number) / perVolt;
      const repelled = Math.exp(Math.min(0, volts / CONDITIONS.electronTemperatureEv));
      return (
        (-chargeDensity * thermal[1] * (level.electrons[p] as number) * repelled) / Math.sqrt(2 * Math.PI)
      );
    },
    2: (p) => chargeDensity * wind * down * (1 + growth.wake * ((level.protons[p] as number) - 1)),
    3: (p) =>
      ((CONDITIONS.photoCurrentAPerM2 / CONDITIONS.electronCurrentAPerM2) *
        chargeDensity *
        thermal[1] *
        down *
        (level.photoelectrons[p] as number) ** 2) /
      Math.sqrt(2 * Math.PI),
  };
  for (const p of painter.surfaceOf(level)) {
    for (const one of SPECIES) {
      if (species === null || species === one) out[p] = (out[p] as number) + current[one](p);
    }
  }
}
