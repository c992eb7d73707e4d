import { expect, it } from 'vitest';
import { boundariesOf } from './boundaries.js';
import { Parameters } from './parameters.js';

const TOML = `[meta]
format_version = 2
[ptcond.boundary_groups.round]
type = "cylinderz"
cylinder_radius = 2.0
[[ptcond.boundaries]]
type = "sphere"
sphere_origin = [8.0, 6.0, 25.0]
sphere_radius = 2.5
[[ptcond.boundaries]]
group_id = "round"
cylinder_origin = [12.0, 6.0, 28.0]
cylinder_height = 7.0
[[ptcond.boundaries]]
type = "rectangle-hole"
zssurf = 12.0
xlrechole = [6.0]
xurechole = [10.0]
ylrechole = [4.0]
yurechole = [8.0]
zlrechole = [12.0, 5.0]
zurechole = [12.0]
`;

const INP = `&ptcond
boundary_type = 'complex'
boundary_types(1) = 'sphere'
sphere_origin(:, 1) = 8.0d0, 6.0d0, 25.0d0
sphere_radius(1) = 2.5d0
boundary_types(2) = 'cylinderz'
cylinder_origin(:, 2) = 12.0d0, 6.0d0, 28.0d0
cylinder_radius(2) = 2.0d0
cylinder_height(2) = 7.0d0
boundary_types(3) = 'rectangle-hole'
zssurf = 12.0d0
xlrechole(1) = 6.0d0
xurechole(1) = 10.0d0
ylrechole(1) = 4.0d0
yurechole(1) = 8.0d0
zlrechole(1:2) = 12.0d0, 5.0d0
zurechole(1) = 12.0d0
/`;

it('gives the boundaries that a namelist with the same numbers gives', () => {
  const { boundaries, skipped } = boundariesOf(Parameters.parseToml(TOML));
  expect(skipped).toEqual([]);
  expect(boundaries).toHaveLength(3);
  expect(boundaries).toEqual(boundariesOf(Parameters.parse(INP)).boundaries);
});
