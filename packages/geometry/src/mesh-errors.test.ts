import { describe, expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import { cylinderMesh } from './cylinder-mesh.js';
import { discMesh } from './disc-mesh.js';
import { holedPlateMesh } from './holed-plate-mesh.js';
import { holedSlabMesh } from './holed-slab-mesh.js';
import { MeshError } from './mesh-errors.js';
import { pointCount, roundHalfEven } from './mesh-options.js';
import { panelMesh } from './panel-mesh.js';
import { ringDiskMesh } from './ring-disk-mesh.js';
import { sphereMesh } from './sphere-mesh.js';
import { vertexCount } from './triangle-mesh.js';

const AT = { center: [0, 0, 0], axis: 'z' } as const;
const DISC = { ...AT, radius: 1 };
const SPHERE = { center: AT.center, radius: 1 };
const CYLINDER = { ...DISC, length: 1 };
const BOX = { xmin: 0, xmax: 1, ymin: 0, ymax: 1, zmin: 0, zmax: 1 };
const PLATE = { ...AT, width: 4, innerRadius: 1 };

describe('numbers that make no mesh are refused with a sentence', () => {
  it.each<[string, () => unknown, string]>([
    ['radius', () => discMesh({ ...DISC, radius: 0 }), 'radius = 0 is not a positive number.'],
    ['radius', () => sphereMesh({ ...SPHERE, radius: Number.NaN }), 'radius = NaN is not a positive number.'],
    [
      'center',
      () => sphereMesh({ ...SPHERE, center: [0, Infinity, 0] }),
      'center = (0, Infinity, 0) is not a point.',
    ],
    ['axis', () => discMesh({ ...DISC, axis: [0, 0, 0] }), 'axis = (0, 0, 0) has no direction.'],
    ['ntheta', () => discMesh(DISC, { ntheta: 2 }), 'ntheta = 2 is too few points: at least 3 are needed.'],
    ['nradial', () => discMesh(DISC, { nradial: 1.5 }), 'nradial = 1.5 is not a whole number.'],
    ['nphi', () => sphereMesh(SPHERE, { nphi: 1 }), 'nphi = 1 is too few points: at least 2 are needed.'],
    [
      'naxial',
      () => cylinderMesh(CYLINDER, { naxial: 1 }),
      'naxial = 1 is too few points: at least 2 are needed.',
    ],
    [
      'nwall',
      () => holedSlabMesh({ ...PLATE, length: 1 }, { nwall: 0 }),
      'nwall = 0 is too few points: at least 2 are needed.',
    ],
    [
      'resolution',
      () => boxMesh(BOX, { resolution: 1 }),
      'resolution = 1 is too few points: at least 2 are needed.',
    ],
    [
      'resolutionScale',
      () => boxMesh(BOX, { resolutionScale: -1 }),
      'resolutionScale = -1 is not a positive number.',
    ],
    ['thetaRange', () => discMesh(DISC, { thetaRange: [1, 1] }), 'thetaRange = [1, 1] does not increase.'],
    [
      'thetaRange',
      () => discMesh(DISC, { thetaRange: [0, 7] }),
      'thetaRange = [0, 7] is more than a full turn.',
    ],
    [
      'phiRange',
      () => sphereMesh(SPHERE, { phiRange: [0, 2] }),
      'phiRange = [0, 2] does not increase within −π/2 and π/2.',
    ],
    ['length', () => cylinderMesh({ ...DISC, length: 0 }), 'length = 0 is not a positive number.'],
    ['tmax', () => cylinderMesh({ ...DISC, tmin: 2, tmax: 1 }), 'tmax = 1 is not above tmin = 2.'],
    [
      'innerRadius',
      () => ringDiskMesh({ ...AT, outerRadius: 1, innerRadius: 1, length: 1 }),
      'innerRadius = 1 is not below outerRadius = 1.',
    ],
    ['xmin', () => boxMesh({ ...BOX, xmin: 2 }), 'xmin = 2 is above xmax = 1, or one is no number.'],
    ['width', () => panelMesh({ ...AT, width: [1, -1] }), 'width = -1 is not a positive number.'],
    [
      'pmin',
      () => panelMesh({ pmin: [0, 0, 0], pmax: [1, 0, 0] }),
      'pmin = (0, 0, 0) and pmax = (1, 0, 0) share 2 coordinates; a rectangle needs exactly one.',
    ],
    [
      'holeOffset',
      () => holedPlateMesh({ ...PLATE, holeOffset: [2, 0] }),
      'holeOffset = (2, 0) puts the hole outside the rectangle.',
    ],
    [
      'innerRadius',
      () => holedPlateMesh({ ...PLATE, innerRadius: 2 }, { compat: 'emout' }),
      'innerRadius = 2 reaches the edge, which is 2 away.',
    ],
    [
      'innerRadius',
      () => holedSlabMesh({ ...PLATE, innerRadius: 3, length: 1 }),
      'innerRadius = 3 reaches the edge, which is 2 away.',
    ],
    [
      'parts',
      () => sphereMesh(SPHERE, { nphi: 2 }),
      'The shape has no surface: every triangle has shrunk to a line or a point.',
    ],
    [
      'parts',
      () => holedPlateMesh({ ...PLATE, innerRadius: 3 }),
      'The shape has no surface: every triangle has shrunk to a line or a point.',
    ],
  ])('%s', (parameter, make, sentence) => {
    expect(make).toThrow(new MeshError(parameter, sentence));
    expect(make).toThrow(expect.objectContaining({ tag: 'Mesh', parameter }));
  });

  it('among them are meshes of more than 4 million vertices, before they take memory', () => {
    for (const options of [{ resolutionScale: 60 }, { ntheta: 1e9 }, { ntheta: 1e5, nphi: 1e5 }]) {
      expect(() => sphereMesh(SPHERE, options)).toThrow(MeshError);
    }
    expect(() => holedPlateMesh(PLATE, { ntheta: 3e6 })).toThrow(MeshError);
    expect(() => cylinderMesh(CYLINDER, { ntheta: 1e6, nradial: 3 })).toThrow('at most 4000000 are drawn');
  });
});

describe('counts of points', () => {
  it('round halves to the even number', () => {
    expect([0.5, 1.5, 2.5, 3.5, 2.4999, 2.5001, 7].map(roundHalfEven)).toEqual([0, 2, 2, 4, 2, 3, 7]);
    expect(
      vertexCount(discMesh(DISC, { ntheta: 5, nradial: 2, resolutionScale: 0.9, compat: 'emout' })),
    ).toBe(1 + 4);
  });

  it('that only the scale makes too small are raised, except as in the original', () => {
    expect(pointCount('resolution', 2, 2, { resolutionScale: 0.25 })).toBe(2);
    expect(() => pointCount('resolution', 2, 2, { resolutionScale: 0.25, compat: 'emout' })).toThrow(
      'resolution = 2 times 0.25 is too few points: at least 2 are needed.',
    );
  });
});
