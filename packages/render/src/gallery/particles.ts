import type { FieldData, LayerData, PointsData, Quantity } from '@emout/figure/data';
import { ndarray } from '@emout/ndarray/ndarray';

/** A stream of numbers in 0…1 that is the same for every picture: the Weyl sequence of an irrational number. */
function evenly(irrational: number): (k: number) => number {
  return (k) => (k * irrational) % 1;
}

const first = evenly(Math.SQRT2);
const second = evenly(Math.sqrt(3));
const third = evenly(Math.sqrt(5));
const fourth = evenly(Math.sqrt(7));

/** A normal deviate by the transform of Box and Muller. */
function normal(k: number): number {
  return Math.sqrt(-2 * Math.log(1 - first(k + 1))) * Math.cos(2 * Math.PI * second(k + 1));
}

/** Height of a particle above the surface, 0…64 m. */
function height(k: number): number {
  return 64 * third(k);
}

/** Vertical velocity in m/s: a thermal plasma, and one particle in five in a beam that slows down towards the surface. */
function velocity(k: number): number {
  const z = height(k);
  return fourth(k) < 0.2 ? -4.2e5 * Math.sqrt(0.25 + z / 85) + 2.5e4 * normal(k) : 1.3e5 * normal(k);
}

const Z: Quantity = { name: 'z', unit: 'm' };
const VZ: Quantity = { name: 'vz', unit: 'm/s' };

/** The particles in the plane of height and vertical velocity. */
export function beamParticles(count: number): PointsData {
  return {
    x: Float64Array.from({ length: count }, (_, k) => height(k)),
    y: Float64Array.from({ length: count }, (_, k) => velocity(k)),
    xQuantity: Z,
    yQuantity: VZ,
    expression: 'p1[-1]',
  };
}

/** Speeds of a thermal plasma in m/s around a drift. */
export function thermalSpeeds(count: number, thermal: number, drift: number): LayerData {
  const speeds = Float64Array.from({ length: count }, (_, k) => drift + thermal * normal(k));
  return {
    kind: 'points',
    points: { x: speeds, y: speeds, xQuantity: VZ, yQuantity: VZ, expression: 'vz' },
  };
}

/** Energies in eV: the tail falls off as a power. */
export function energies(count: number): LayerData {
  const values = Float64Array.from({ length: count }, (_, k) => 8 * (1 - first(k + 1)) ** -0.9);
  const energy: Quantity = { name: 'energy', unit: 'eV' };
  return {
    kind: 'points',
    points: { x: values, y: values, xQuantity: energy, yQuantity: energy, expression: 'energy' },
  };
}

/** The particles counted in `cells` × `cells` cells of 64 m and 10⁶ m/s; cells without one hold no number. */
export function countedParticles(particles: PointsData, cells: number): FieldData {
  const [height, speed] = [64 / cells, 1e6 / cells];
  const counts = new Float64Array(cells * cells);
  for (const [k, z] of particles.x.entries()) {
    const column = Math.floor(z / height);
    const row = Math.floor(((particles.y[k] ?? 0) + 5e5) / speed);
    const at = row * cells + column;
    if (row >= 0 && row < cells && column < cells) counts[at] = (counts[at] ?? 0) + 1;
  }
  const axis = (quantity: Quantity, spacing: number, low: number) => ({
    ...quantity,
    start: 0,
    step: 1,
    count: cells,
    first: low + spacing / 2,
    spacing,
  });
  return {
    name: 'count',
    unit: null,
    values: ndarray(
      counts.map((count) => (count === 0 ? Number.NaN : count)),
      [cells, cells],
    ),
    factor: 1,
    axes: [axis(VZ, speed, -5e5), axis(Z, height, 0)],
    expression: 'p1[-1]',
  };
}
