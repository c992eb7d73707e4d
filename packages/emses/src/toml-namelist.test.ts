import { describe, expect, it } from 'vitest';
import type { NamelistVariable } from './namelist.js';
import { readToml } from './toml-parameters.js';

const V2 = '[meta]\nformat_version = 2\n';

function read(text: string) {
  const { groups, problems } = readToml(text);
  const variable = (group: string, name: string): NamelistVariable | undefined => {
    const member = groups.find((one) => one.name === group)?.members.get(name);
    return member?.kind === 'variable' ? member : undefined;
  };
  return { groups, problems, variable, value: (group: string, name: string) => variable(group, name)?.value };
}

describe('tables that are groups', () => {
  it.each(['', '[meta]\nformat_version = 1\n', V2])('after %j', (head) => {
    const text = `${head}[TmGrid]\nNX = 16\nflag = true\none = [7]\nempty = []
when = 1979-05-27
[verbose]
[ptcond]
grid = [[1, 2, 3], [4, 5]]
[ptcond.part]
x = 1.5
[memo2]
`;
    const { groups, problems, variable, value } = read(text);
    expect(groups.map(({ name }) => name)).toEqual(['tmgrid', 'verbose', 'ptcond', 'memo2']);
    expect(variable('tmgrid', 'nx')).toEqual({ kind: 'variable', value: 16, start: null });
    expect(value('tmgrid', 'flag')).toBe(true);
    expect(variable('tmgrid', 'one')).toMatchObject({ value: [7], start: [1] });
    expect(variable('tmgrid', 'empty')).toMatchObject({ value: [], start: [1] });
    expect(value('tmgrid', 'when')).toBe('1979-05-27');
    const grid = [
      [1, 2, 3],
      [4, 5, null],
    ];
    expect(variable('ptcond', 'grid')).toMatchObject({ value: grid, start: [1, 1] });
    expect(groups[2]?.members.get('part')).toMatchObject({ kind: 'group', name: 'part' });
    expect(problems).toEqual([]);
  });

  it('says what it leaves out', () => {
    expect(
      read('[g]\nx = [1, [2]]\ny = [{ z = 1 }]\n"a-b" = 1\n[meta]\nformat_version = 1\n[[species]]\nwp = 1')
        .problems,
    ).toEqual([
      'g.x mixes single values and lists and is left out.',
      'g.y holds tables and is left out.',
      '“a-b” cannot be a name in a namelist; it is left out.',
      'species is a list of tables, which needs “format_version = 2” in [meta]; it is left out.',
    ]);
  });

  it('knows the long names of newer inputs', () => {
    const { value, problems } = read(`[digcon]\ndiagnostic_interval = 10\nfield_output_flags = [1, 1]
ifdiag = 5\nfield_output_interval = 7
[system]\nparticle_boundary_mode = [0, 0, 2]
[inp]\ninjection_interval = [1, 1]\n`);
    expect([value('digcon', 'intfoc'), value('digcon', 'ifxyz')]).toEqual([10, [1, 1]]);
    expect(value('digcon', 'ifdiag')).toBe(7);
    expect(value('system', 'npbnd')).toEqual([0, 0, 2]);
    expect(value('inp', 'injct')).toEqual([1, 1]);
    expect(problems).toEqual([
      'ifdiag and field_output_interval in [digcon] are the same parameter; field_output_interval is used.',
    ]);
  });
});

describe('lists of tables', () => {
  it('skips what is no group', () => {
    const { groups } = read(
      `${V2}[memo]\na = 1\n[species_groups.b]\nx = 1\n[emissn.plane_groups.c]\ny = 2\n`,
    );
    expect(groups.map(({ name, members }) => [name, members.size])).toEqual([['emissn', 0]]);
  });

  it('puts species into the groups of their parameters, nulls where one has none', () => {
    const { value, problems } = read(`${V2}[system]\nnspec = 3
[[species]]
label = "electron"
wp = 2.1
denmod = 1
ipaxyz = [1, 1, 1, 1, 1, 1, 1]
nflag_emit = 0
pemax = 3.0
lower_x_boundary_injection_enabled = 1
dnsf = 1
colour = "red"
[[species]]
wp = 0.05
particle_boundary_mode = [0, 1, 2]
particle_output_flags = [0, 0, 0, 0, 0, 0]
nflag_emit = 2
mfpath = 1.5
dnsf = 2
`);
    expect(value('plasma', 'wp')).toEqual([2.1, 0.05]);
    expect(value('plasma', 'denmod')).toEqual([1, null]);
    expect(value('digcon', 'ipaxyz')).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, null]);
    expect(value('system', 'npbnd')).toEqual([null, null, null, 0, 1, 2]);
    expect(value('system', 'mfpath')).toEqual([null, 1.5]);
    expect(value('emissn', 'nflag_emit')).toEqual([0, 2]);
    expect(value('emissn', 'dnsf')).toEqual([1, 2]);
    expect(value('ptcond', 'pemax')).toEqual([3, null]);
    expect(value('inp', 'inpf')).toEqual([1, null]);
    expect(value('system', 'nspec')).toBe(2);
    expect(problems).toEqual([
      'nspec of &system is given twice with different values; the one of the list is used.',
      'species gives colour, for which the namelist has no place; left out.',
    ]);
  });

  it('orders objects by their conductor and counts them', () => {
    const { value, variable, problems } = read(`${V2}
[ptcond.conductor_groups.first]
pfixed = 1.0
biasp = 0.5
[ptcond.conductor_groups.second]
mtd_vchg = -1
[ptcond.object_groups.ball]
geotype = 3
bdyedge = [1, 2]
[[ptcond.objects]]
conductor = "second"
group_id = "ball"
bdycoord = [1, 2, 3]
[[ptcond.objects]]
conductor = "first"
group_id = "ball"
biasp = 0.25
[[ptcond.objects]]
geotype = 0
wireorigin = [7, 8, 9]
[[ptcond.objects]]
conductor = "third"
`);
    expect([value('ptcond', 'npcg'), value('ptcond', 'npc')]).toEqual([2, 4]);
    expect(value('ptcond', 'pfixed')).toEqual([1, null]);
    expect(value('ptcond', 'mtd_vchg')).toEqual([null, -1]);
    expect(value('ptcond', 'pcgs')).toEqual([3, 1]);
    expect(value('ptcond', 'geotype')).toEqual([3, 0, null, 3]);
    expect(value('ptcond', 'biasp')).toEqual([0.25, 0.5, 0.5, null]);
    const none = [null, null, null];
    expect(variable('ptcond', 'bdycoord')).toMatchObject({
      value: [none, none, none, [1, 2, 3]],
      start: [1, 1],
    });
    expect(value('ptcond', 'bdyedge')).toEqual([
      [1, 2],
      [null, null],
      [null, null],
      [1, 2],
    ]);
    expect(value('ptcond', 'wireorigin')).toEqual([none, [7, 8, 9], none, none]);
    expect(problems).toEqual([
      'An object of ptcond names the conductor “third”, which ptcond.conductor_groups does not have; it is counted to first.',
    ]);
  });

  it('turns boundaries into the arrays of a complex boundary', () => {
    const { value, problems } = read(`${V2}
[ptcond]
zlrechole = [40.0, 30.0]
[[ptcond.boundaries]]
type = "sphere"
sphere_origin = [8, 6, 25]
sphere_radius = 2.5
boundary_conductor_id = 1
[[ptcond.boundaries]]
type = "rectangle"
rectangle_shape = [2, 6, 3, 9, 20, 20]
rectangle_corners = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]]
boundary_particle_reflection_rate = [0.1, 0.2]
enable_secondary_electron_emission = [true, false]
boundary_se_yield = [1.5]
[[ptcond.boundaries]]
type = "rectangle-hole"
zssurf = 12.0
xlrechole = [6.0]
xurechole = 10.0
ylrechole = [1.0, 2.0]
rcurv = 4.0
`);
    expect(value('ptcond', 'boundary_type')).toBe('complex');
    expect(value('ptcond', 'boundary_types')).toEqual(['sphere', 'rectangle', 'rectangle-hole']);
    expect(value('ptcond', 'sphere_origin')).toEqual([
      [8, 6, 25],
      [null, null, null],
      [null, null, null],
    ]);
    expect(value('ptcond', 'sphere_radius')).toEqual([2.5, null, null]);
    expect(value('ptcond', 'boundary_conductor_id')).toEqual([1, null, null]);
    expect(value('ptcond', 'rectangle_shape')).toMatchObject([{}, [2, 6, 3, 9, 20, 20], {}]);
    expect(value('ptcond', 'rectangle_corners')).toMatchObject([{}, [[0, 0, 0], [1, 0, 0], {}, {}], {}]);
    expect(value('ptcond', 'boundary_particle_reflection_rate')).toMatchObject([{}, [0.1, 0.2], {}]);
    expect(value('ptcond', 'enable_secondary_electron_emission')).toMatchObject([{}, [true, false], {}]);
    expect(value('ptcond', 'boundary_se_yield')).toEqual([[null], [1.5], [null]]);
    expect([value('ptcond', 'zssurf'), value('ptcond', 'rcurv')]).toEqual([12, 4]);
    expect(value('ptcond', 'xlrechole')).toEqual([6, 6]);
    expect(value('ptcond', 'xurechole')).toEqual([10, 10]);
    expect(value('ptcond', 'ylrechole')).toEqual([1, 2]);
    expect(value('ptcond', 'zlrechole')).toEqual([40, 30]);
    expect(problems).toEqual([]);
  });

  it('counts planes, dipoles, currents, charges and clusters', () => {
    const { value, problems } = read(`${V2}
[[emissn.planes]]
nemd = 3
curfs = 1.5
[[emissn.planes]]
nemd = 1
[[dipole.sources]]
md = 1.0
mddir = 3
[[jsrc.sources]]
wjs = 0.5
rjs = [1, 2, 3]
[[testch.charges]]
qtch = -1.0
rtch = [4, 5, 6]
[[testch.charge_clusters]]
rhopeak = 2.0
dimclst = [1, 1, 1]
rclst = [1, 2, 3, 4, 5]
`);
    expect([value('emissn', 'nepl'), value('emissn', 'nemd'), value('emissn', 'curfs')]).toEqual([
      2,
      [3, 1],
      [1.5, null],
    ]);
    expect([value('dipole', 'nmd'), value('dipole', 'md'), value('dipole', 'mddir')]).toEqual([1, [1], [3]]);
    expect([value('jsrc', 'njs'), value('jsrc', 'wjs'), value('jsrc', 'rjs')]).toEqual([
      1,
      [0.5],
      [[1, 2, 3]],
    ]);
    expect([value('testch', 'ntch'), value('testch', 'qtch'), value('testch', 'rtch')]).toEqual([
      1,
      [-1],
      [[4, 5, 6]],
    ]);
    expect([value('testch', 'nqclst'), value('testch', 'rhopeak')]).toEqual([1, [2]]);
    expect([value('testch', 'dimclst'), value('testch', 'rclst')]).toEqual([[[1, 1, 1]], [[1, 2, 3, 4, 5]]]);
    expect(problems).toEqual([]);
  });

  it('are read where the file does not say its version, and that is said', () => {
    for (const list of [
      '[[species]]\nwp = 1',
      '[[ptcond.boundaries]]\ntype = "sphere"',
      '[[jsrc.sources]]\nwjs = 1',
    ]) {
      const { groups, problems } = read(list);
      expect(groups).not.toEqual([]);
      expect(problems).toEqual([
        '[meta] has no format_version; the lists of tables are read as those of version 2.',
      ]);
    }
  });

  it('leaves the number of planes to the species when they give it', () => {
    const { value } = read(
      `${V2}[[species]]\nnepl = 0\n[[species]]\nnepl = 1\n[[emissn.planes]]\nnemd = 3\n`,
    );
    expect(value('emissn', 'nepl')).toEqual([0, 1]);
  });
});
