import { Parameters } from '@emout/emses/parameters';
import { describe, expect, it } from 'vitest';
import { normalisation } from './normalisation.js';
import { parameterFile } from './parameter-file.js';
import { DESIGNS } from './run-design.js';
import { SAMPLE_SIZES } from './sample-size.js';

describe.each(SAMPLE_SIZES)('plasma.inp of size %s', (size) => {
  const design = DESIGNS[size];
  const scaled = normalisation(4);
  const parameters = Parameters.parse(parameterFile(design, scaled));

  it('is read back without complaint', () => {
    expect(parameters.problems).toEqual([]);
    expect(parameters.key).toEqual({ dxM: 0.5, toC: 10_000 });
    expect([parameters.number('nx'), parameters.number('ny'), parameters.number('nz')]).toEqual(
      Object.values(design.cells),
    );
    expect(parameters.number('nspec')).toBe(3);
    expect(parameters.number('nstep')).toBe((design.snapshots - 1) * design.ifdiag);
  });

  it('states frequencies and speeds that a particle code could step over', () => {
    const dt = parameters.number('dt') ?? Number.NaN;
    const wp = parameters.numberAt('wp', 1) ?? Number.NaN;
    const path = parameters.numberAt('path', 1) ?? Number.NaN;
    expect(wp * dt).toBeLessThan(0.1);
    expect(path * dt).toBeLessThan(1);
    // √(T/m) / ωp is the Debye length: 6.65 m at 8 eV and 10 per cm³.
    expect((path / wp) * 0.5).toBeCloseTo(6.65, 1);
    expect(parameters.numberAt('wp', 2)).toBeCloseTo(wp * Math.sqrt(parameters.numberAt('qm', 2) ?? 0), 9);
  });

  it('lists boundaries of several types, each with its numbers', () => {
    const types = parameters.get('boundary_types');
    expect(types).toEqual([
      ...['rectangle-hole', 'cuboid', 'sphere', 'cylinderz', 'diskz'],
      ...['rectangle', 'rectangle', 'rectangle', 'rectangle'],
    ]);
    expect(parameters.numberAt('sphere_radius', 3)).toBeGreaterThan(0);
    expect(parameters.numberAt('cuboid_shape', 6, 2)).toBeGreaterThan(design.landscape.surfaceZ);
    expect(parameters.numberAt('disk_inner_radius', 5)).toBeGreaterThan(0);
    expect(parameters.numberAt('rectangle_shape', 5, 9)).toBe(design.landscape.surfaceZ);
    expect(parameters.numberAt('zlrechole', 2)).toBe(design.landscape.hole.z);
    expect(parameters.number('npc')).toBe(design.landscape.conductors.length);
  });

  it('has a ground and a number of cells that every level can represent', () => {
    const coarsest = design.scale * 2 ** (design.levels - 1);
    const { cells, landscape } = design;
    for (const length of [...Object.values(cells), landscape.surfaceZ, landscape.hole.z]) {
      expect(length % coarsest).toBe(0);
    }
    for (const edge of [...landscape.hole.x, ...landscape.hole.y]) expect(edge % coarsest).toBe(0);
    expect((cells.nx / coarsest) % 2).toBe(0);
    expect((cells.ny / coarsest) % 2).toBe(0);
  });
});
