import { density, sheath } from './fields.js';
import { axis, sampledField, sampledVector } from './gallery-case.js';

/** 128 by 64 m in steps of 0.5 m. */
export const PLANE = [axis('z', 129, 0.5, 'm'), axis('x', 257, 0.5, 'm')];
/** A quarter of the cells, for pictures with several panels. */
export const COARSE_PLANE = [axis('z', 65, 1, 'm'), axis('x', 129, 1, 'm')];

const STEP = 0.25;

function fieldX(z: number, x: number): number {
  return (sheath(z, x - STEP) - sheath(z, x + STEP)) / (2 * STEP);
}

function fieldZ(z: number, x: number): number {
  return (sheath(z - STEP, x) - sheath(z + STEP, x)) / (2 * STEP);
}

export const potential = sampledField('phisp', 'V', PLANE, sheath);
export const coarsePotential = sampledField('phisp', 'V', COARSE_PLANE, sheath);
export const ionDensity = sampledField('nd1p', '/cc', PLANE, density);
export const electricField = sampledVector('e', 'V/m', PLANE, fieldX, fieldZ);

/** Charge of a double layer above the surface, of both signs and over many decades. */
export const charge = sampledField(
  'rho',
  'C/m^3',
  PLANE,
  (z, x) =>
    1.6e-10 * Math.exp(-((z - 20) ** 2) / 8) * (1 + 0.4 * Math.cos(x / 9)) -
    4e-11 * Math.exp(-((z - 28) ** 2) / 60) +
    3e-14 * Math.sin(x / 5) * Math.cos(z / 4),
);
