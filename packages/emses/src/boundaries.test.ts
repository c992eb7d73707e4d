import { MeshError } from '@emout/geometry/mesh-errors';
import { area, boundingBox, triangleCount } from '@emout/geometry/triangle-mesh';
import { describe, expect, it } from 'vitest';
import { type Boundaries, boundariesOf, meshOfBoundary } from './boundaries.js';
import { BoundaryMeshError } from './boundary-errors.js';
import { Parameters } from './parameters.js';

const DOMAIN = '&tmgrid\n nx = 16\n ny = 12\n nz = 40\n/\n';
const GRID = { unit: 'grid' } as const;

function read(ptcond: string, options: { compat?: 'emout' } = {}): Boundaries {
  return boundariesOf(Parameters.parse(`${DOMAIN}&ptcond\n${ptcond}\n/\n`), options);
}

/** Boundaries of the list of types with these lines behind it. */
function complex(lines: string, options: { compat?: 'emout' } = {}): Boundaries {
  return read(`boundary_type = 'complex'\n${lines}`, options);
}

/** What is wrong with the only boundary. */
function problem(lines: string): string | null | undefined {
  const { boundaries } = complex(lines);
  expect(boundaries.length).toBe(1);
  return boundaries[0]?.problem;
}

const SPHERE = "boundary_types(3) = 'sphere'\nsphere_origin(:, 3) = 8, 6, 25\nsphere_radius(3) = 2.5";

describe('the list of boundary types', () => {
  it('begins where the input says, and where the original thinks', () => {
    const [sphere] = complex(SPHERE).boundaries;
    expect(sphere).toEqual({
      index: 2,
      fortranIndex: 3,
      type: 'sphere',
      label: 'Sphere',
      parameters: [
        { name: 'sphere_origin', values: [8, 6, 25] },
        { name: 'sphere_radius', values: [2.5] },
      ],
      shape: { kind: 'sphere', center: [8, 6, 25], radius: 2.5 },
      problem: null,
    });
    const [original] = complex(SPHERE, { compat: 'emout' }).boundaries;
    expect([original?.index, original?.problem]).toEqual([0, 'sphere_origin(1:3, 1) is not given.']);
  });

  it('may be one name, with bare numbers', () => {
    const lines = "boundary_types = 'sphere  '\nsphere_origin = 8, 6, 25\nsphere_radius = 2.5";
    const { boundaries, skipped } = complex(lines);
    expect(boundaries.map(({ index, shape }) => [index, shape])).toEqual([
      [0, { kind: 'sphere', center: [8, 6, 25], radius: 2.5 }],
    ]);
    expect(skipped).toEqual([]);
  });

  it('takes vectors by component, and unindexed ones in turn', () => {
    const parts = 'sphere_origin(1, 3) = 8\nsphere_origin(2, 3) = 6\nsphere_origin(3, 3) = 25';
    expect(
      complex(`boundary_types(3) = 'sphere'\n${parts}\nsphere_radius(3) = 1`).boundaries[0]?.shape,
    ).toEqual({
      kind: 'sphere',
      center: [8, 6, 25],
      radius: 1,
    });
    const two =
      "boundary_types = 'circlex', 'circlez'\ncircle_origin = 1, 2, 3, 4, 5, 6\ncircle_radius = 1, 2";
    expect(complex(two).boundaries.map(({ shape }) => shape)).toEqual([
      { kind: 'circle', axis: 'x', center: [1, 2, 3], radius: 1 },
      { kind: 'circle', axis: 'z', center: [4, 5, 6], radius: 2 },
    ]);
  });

  it('says why an entry has no surface', () => {
    const types =
      "boundary_types(1:7) = 'hyperboloid-hole', , ' ', 'SPHERE', 3, 'none', 'flat-surface'\nzssurf = 1";
    const { boundaries, skipped } = complex(types);
    expect(boundaries.map(({ index, type }) => [index, type])).toEqual([[6, 'flat-surface']]);
    expect(skipped).toEqual([
      {
        index: 0,
        name: 'hyperboloid-hole',
        reason: 'boundary_types(1): the surface of hyperboloid-hole cannot be drawn yet.',
      },
      { index: 1, name: '', reason: 'boundary_types(2) is not given.' },
      { index: 2, name: ' ', reason: 'boundary_types(3) is blank.' },
      { index: 3, name: 'SPHERE', reason: 'boundary_types(4): SPHERE is not a known type of boundary.' },
      { index: 4, name: '3', reason: 'boundary_types(5) is not a text.' },
      { index: 5, name: 'none', reason: 'boundary_types(6): none stands for no boundary.' },
    ]);
    expect(complex(types, { compat: 'emout' }).skipped.map(({ reason }) => reason)).toEqual([
      'unsupported boundary type',
      'slot is None',
      'empty boundary type',
      'unsupported boundary type',
      'non-string boundary type',
      'unsupported boundary type',
    ]);
  });

  it('is bounded, and begins with 1', () => {
    const many = complex("boundary_types(1:20000) = 20000*'flat-surface'\nzssurf = 1");
    expect(many.boundaries.length).toBe(10_000);
    expect(many.skipped.map(({ index }) => index)).toEqual([10_000]);
    const early = complex("boundary_types(0:1) = 'flat-surface', 'flat-surface'\nzssurf = 1");
    expect([early.boundaries.map(({ index }) => index), early.skipped.map(({ index }) => index)]).toEqual([
      [0],
      [-1],
    ]);
  });

  it('does not take names of the language for types', () => {
    expect(complex("boundary_types(1) = 'constructor'").boundaries).toEqual([]);
  });
});

describe('a single boundary', () => {
  const PIT =
    'zssurf = 12\nxlrechole = 6\nxurechole = 10\nylrechole(1) = 4\nyurechole(1) = 8\nzlrechole(1:2) = 12, 5';

  it('is a pit with its floor in the second element', () => {
    const [pit] = read(`boundary_type = 'rectangle-hole'\n${PIT}`).boundaries;
    if (!pit) throw new Error('There is no pit.');
    expect(pit.shape).toEqual({
      kind: 'rectangle-hole',
      box: { xmin: 6, xmax: 10, ymin: 4, ymax: 8, zmin: 5, zmax: 12 },
    });
    expect(pit.parameters.map(({ name, values: [value] }) => `${name} = ${value}`)).toEqual([
      ...[
        'xlrechole = 6',
        'xurechole = 10',
        'ylrechole = 4',
        'yurechole = 8',
        'zlrechole = 5',
        'zssurf = 12',
      ],
    ]);
    // Floor and four walls; the top is open.
    expect(area(meshOfBoundary(pit, GRID))).toBe(16 + 4 * 4 * 7);
    const [round] = read(`boundary_type = 'cylinder-hole'\n${PIT}`).boundaries;
    expect(round?.shape).toEqual({ kind: 'cylinder-hole', center: [8, 6, 5], radius: 2, depth: 7 });
  });

  it('has its floor in any element when there is no second', () => {
    const lines = PIT.replace('(1:2) = 12, 5', ' = 3');
    const [pit] = read(`boundary_type = 'rectangle-hole'\n${lines}`).boundaries;
    expect(pit?.shape?.kind === 'rectangle-hole' && pit.shape.box.zmin).toBe(3);
  });

  it('is left out with a reason when it is not known', () => {
    expect(read("boundary_type = 'ellipsoid-hole'").skipped).toEqual([
      {
        index: 0,
        name: 'ellipsoid-hole',
        reason: 'boundary_type: the surface of ellipsoid-hole cannot be drawn yet.',
      },
    ]);
    expect(read('zssurf = 3')).toEqual({ boundaries: [], skipped: [] });
    expect(boundariesOf(null)).toEqual({ boundaries: [], skipped: [] });
  });
});

describe('numbers that are missing or make no sense are named', () => {
  it.each([
    ["'sphere'\nsphere_origin(:,1) = 1,2,3", 'sphere_radius(1) is not given.'],
    ["'sphere'\nsphere_origin(:,1) = 1,,3\nsphere_radius(1) = 1", 'sphere_origin(2, 1) is not given.'],
    ["'sphere'\nsphere_origin(:,1) = 1,2,3\nsphere_radius(1) = 'big'", 'sphere_radius(1) is not a number.'],
    [
      "'circlex'\ncircle_origin(:,1) = 1,2,3\ncircle_radius(1) = -1",
      'circle_radius(1) = -1 is not positive.',
    ],
    ["'cylinderz'\ncylinder_origin(:,1) = 1,2,3\ncylinder_radius(1) = 1", 'cylinder_height(1) is not given.'],
    [
      "'diskx'\ndisk_origin(:,1) = 1,2,3\ndisk_radius(1) = 1\ndisk_inner_radius(1) = 2\ndisk_height(1) = 1",
      'disk_inner_radius(1) = 2 is not below disk_radius(1) = 1.',
    ],
    ["'cuboid'\ncuboid_shape(:,1) = 1,2,4,3,5,6", 'cuboid_shape(3, 1) = 4 is above cuboid_shape(4, 1) = 3.'],
    ["'cuboid'\ncuboid_shape(:,1) = 1,1,4,4,5,6", 'cuboid_shape(1:6, 1) has no area.'],
    [
      "'rectangle'\nrectangle_shape(:,1) = 1,2,3,4,5,6",
      'rectangle_shape(1:6, 1) is not flat: along one axis both limits have to be the same.',
    ],
    [
      "'plane-with-circley'\nplane_with_circle_origin(:,1) = 8,6,41\nplane_with_circle_radius(1) = 1",
      'plane_with_circle_origin(1:3, 1) = (8, 6, 41) lies outside the domain.',
    ],
    [
      "'plane-with-circlez'\nplane_with_circle_origin(:,1) = 8,6,20\nplane_with_circle_radius(1) = 11",
      'plane_with_circle_radius(1) = 11 leaves nothing of the plane.',
    ],
    ["'flat-surface'", 'zssurf is not given.'],
    ["'cylinder-hole'\nxlrechole = 3", 'xurechole is not given.'],
    [
      "'cylinder-hole'\nxlrechole(1) = 3\nxurechole(1) = 2\nylrechole = 1\nyurechole = 2\nzlrechole = 1\nzssurf = 2",
      'xlrechole(1) = 3 is not below xurechole(1) = 2.',
    ],
  ])('%s', (lines, sentence) => {
    expect(problem(`boundary_types(1) = ${lines}`)).toBe(sentence);
  });

  it('and such a boundary keeps what could be read, and has no surface', () => {
    const [sphere] = complex("boundary_types(1) = 'sphere'\nsphere_origin(:,1) = 1,2,3").boundaries;
    if (!sphere) throw new Error('There is no sphere.');
    expect([sphere.shape, sphere.parameters]).toEqual([null, [{ name: 'sphere_origin', values: [1, 2, 3] }]]);
    expect(() => meshOfBoundary(sphere, GRID)).toThrow(
      new BoundaryMeshError(0, 'sphere', 'sphere_radius(1) is not given.'),
    );
  });

  it('and the size of the domain, which the original takes for 1', () => {
    const input = "&ptcond\nboundary_type = 'flat-surface'\nzssurf = 2\n/\n";
    expect(boundariesOf(Parameters.parse(input)).boundaries[0]?.problem).toBe('nx is not given.');
    expect(boundariesOf(Parameters.parse(input), { compat: 'emout' }).boundaries[0]?.shape).toEqual({
      kind: 'flat-surface',
      z: 2,
      width: [1, 1],
    });
  });
});

describe('a plane with a round hole', () => {
  const plane = (axis: string, origin: string, radius: number) =>
    complex(
      `boundary_types(1) = 'plane-with-circle${axis}'\nplane_with_circle_origin(:,1) = ${origin}\nplane_with_circle_radius(1) = ${radius}`,
    ).boundaries[0];

  it.each([
    ['x', '3, 2, 30', { min: [3, 0, 0], max: [3, 12, 40] }, 480],
    ['y', '3, 2, 30', { min: [0, 2, 0], max: [16, 2, 40] }, 640],
    ['z', '3, 2, 30', { min: [0, 0, 30], max: [16, 12, 30] }, 192],
  ])('across %s is the whole plane of the domain, with the hole where it is', (axis, origin, box, whole) => {
    const boundary = plane(axis, origin, 1.5);
    if (!boundary) throw new Error('There is no plane.');
    const mesh = meshOfBoundary(boundary, { ...GRID, resolution: { ntheta: 720 } });
    expect(boundingBox(mesh)).toEqual(box);
    expect(area(mesh)).toBeCloseTo(whole - Math.PI * 1.5 ** 2, 3);
    const hole = origin.split(', ').map(Number);
    const nearest = Array.from({ length: mesh.positions.length / 3 }, (_, vertex) =>
      Math.hypot(...hole.map((at, k) => (mesh.positions[3 * vertex + k] ?? 0) - at)),
    ).reduce((least, distance) => Math.min(least, distance));
    expect(nearest).toBeCloseTo(1.5, 10);
  });

  it('may lose a part of its hole beyond the edge', () => {
    const boundary = plane('z', '8, 0.5, 30', 1.5);
    if (!boundary) throw new Error('There is no plane.');
    const beyond = 1.5 ** 2 * Math.acos(0.5 / 1.5) - 0.5 * Math.sqrt(1.5 ** 2 - 0.5 ** 2);
    const mesh = meshOfBoundary(boundary, { ...GRID, resolution: { ntheta: 2000 } });
    expect(area(mesh)).toBeCloseTo(192 - (Math.PI * 1.5 ** 2 - beyond), 4);
  });
});

describe('meshOfBoundary', () => {
  it('needs a grid spacing for metres', () => {
    const [sphere] = complex(SPHERE).boundaries;
    if (!sphere) throw new Error('There is no sphere.');
    expect(() => meshOfBoundary(sphere, { unit: 'si', dxM: 0 })).toThrow('dxM = 0 is not a positive number.');
    expect(() => meshOfBoundary(sphere, { unit: 'si', dxM: Number.NaN })).toThrow(MeshError);
  });

  it('takes a factor as small as a quarter without refusing', () => {
    const lines = `${SPHERE}\nboundary_types(4) = 'cuboid'\ncuboid_shape(:, 4) = 1, 2, 1, 2, 1, 2`;
    const counts = complex(lines).boundaries.map((boundary) =>
      triangleCount(meshOfBoundary(boundary, { unit: 'si', dxM: 0.5, resolution: 0.25 })),
    );
    // 12 points round, 6 circles of latitude.
    expect(counts).toEqual([2 * 12 * 4, 12]);
  });
});
