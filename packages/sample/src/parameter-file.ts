import { CONDITIONS } from './conditions.js';
import { real } from './fortran-format.js';
import type { Body, Landscape, Triple } from './landscape.js';
import { type Normalisation, SPECIES } from './normalisation.js';
import { KEY, type RunDesign, stepsOf } from './run-design.js';

const LINE = '    ';

/** The text of `plasma.inp`: the `!!key` line and the namelist groups that the solver reads. */
export function parameterFile(design: RunDesign, normalisation: Normalisation): string {
  const { cells } = design;
  const list = (values: readonly number[]) => values.map(real).join(', ');
  const perSpecies = (name: string, values: Readonly<Record<1 | 2 | 3, number>>) =>
    SPECIES.map((species) => `${name}(${species}) = ${real(values[species])}`);
  const towards = 90 + CONDITIONS.sunElevationDeg;
  const every = design.particles > 0 ? 2 * design.ifdiag : 0;
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['esorem', ['emflag = 0']],
    ['jobcon', ['jobnum = 0, 1', `nstep = ${stepsOf(design)}`]],
    [
      'digcon',
      [
        'hdfdigstart = 0',
        'intfoc = 1',
        `ifdiag = ${design.ifdiag}`,
        `ijdiag = ${design.ijdiag}`,
        'daverg = 1',
        'emarlxt = 100.0d0',
        'ifxyz = 1, 1, 1, 1, 1, 1, 1',
        'ijxyz = 1, 1, 1, 1',
        'irhsp = 1, 1, 1',
        `ipadig = ${every}, ${every}, ${every}`,
        'ipahdf = 1, 1, 1',
        'ipaxyz = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1',
      ],
    ],
    [
      'plasma',
      [
        ...perSpecies('wp', normalisation.wp),
        `wc = ${real(normalisation.gyrofrequency)}`,
        `cv = ${real(KEY.toC)}`,
        `phiz = ${real(CONDITIONS.magneticPolarDeg)}`,
        `phixy = ${real(CONDITIONS.magneticAzimuthDeg)}`,
      ],
    ],
    ['tmgrid', [`dt = ${real(design.dt)}`, `nx = ${cells.nx}`, `ny = ${cells.ny}`, `nz = ${cells.nz}`]],
    [
      'system',
      ['nspec = 3', 'nfbnd = 0, 0, 0', 'npbnd(1:3, 1:3) = 0, 0, 2, 0, 0, 2, 0, 0, 2', 'mtd_vbnd = 0, 0, 1'],
    ],
    [
      'intp',
      [
        ...perSpecies('qm', normalisation.qm),
        ...SPECIES.map((species) => `npin(${species}) = ${species === 3 ? 0 : particlesInBox(design)}`),
        ...perSpecies('path', normalisation.thermal),
        ...perSpecies('peth', normalisation.thermal),
        ...perSpecies('vdri', { 1: normalisation.wind, 2: normalisation.wind, 3: 0 }),
        ...perSpecies('vdthz', { 1: towards, 2: towards, 3: 0 }),
        ...perSpecies('vdthxy', { 1: CONDITIONS.sunAzimuthDeg, 2: CONDITIONS.sunAzimuthDeg, 3: 0 }),
      ],
    ],
    ['inp', ['inpf(1:3) = 1, 1, 0', 'inpb(1:3) = 1, 1, 0', 'injct(1:3) = 1, 1, 0']],
    ['ptcond', surfaces(design)],
    [
      'emissn',
      [
        'nflag_emit(1:3) = 0, 0, 2',
        'nepl(1:3) = 0, 0, 1',
        `curf(3) = ${real(normalisation.units.get('J').trans(CONDITIONS.photoCurrentAPerM2))}`,
        `ray_zenith_angle_deg(3) = ${real(90 - CONDITIONS.sunElevationDeg)}`,
        `ray_azimuth_angle_deg(3) = ${real(CONDITIONS.sunAzimuthDeg)}`,
        'nemd(1) = 3',
        `xmine(1) = ${real(0)}`,
        `xmaxe(1) = ${real(cells.nx)}`,
        `ymine(1) = ${real(0)}`,
        `ymaxe(1) = ${real(cells.ny)}`,
        `zmine(1) = ${real(design.landscape.surfaceZ)}`,
        `zmaxe(1) = ${real(design.landscape.surfaceZ)}`,
        `remf(1:3) = ${list([1, 1, 1])}`,
      ],
    ],
    ['mpi', ['nodes(1:3) = 2, 2, 4']],
    ['verbose', []],
  ];
  const text = groups.map(
    ([name, lines]) => `&${name}\n${lines.map((line) => `${LINE}${line}\n`).join('')}/\n`,
  );
  return `!!key dx=[${KEY.dxM}],to_c=[${KEY.toC.toFixed(1)}]\n${text.join('\n')}`;
}

function particlesInBox({ cells }: RunDesign): number {
  return 64 * cells.nx * cells.ny * cells.nz;
}

function surfaces({ landscape, cells }: RunDesign): string[] {
  const { surfaceZ, hole, conductors } = landscape;
  const [xl, xu] = hole.x;
  const [yl, yu] = hole.y;
  const twice = (name: string, first: number, second = first) =>
    `${name}(1:2) = ${real(first)}, ${real(second)}`;
  const lines = [
    `npc = ${conductors.length}`,
    `zssurf = ${real(surfaceZ)}`,
    twice('xlrechole', xl),
    twice('xurechole', xu),
    twice('ylrechole', yl),
    twice('yurechole', yu),
    twice('zlrechole', surfaceZ, hole.z),
    twice('zurechole', surfaceZ),
    "boundary_type = 'complex'",
    "boundary_types(1) = 'rectangle-hole'",
  ];
  let index = 1;
  for (const [conductor, bodies] of conductors.entries()) {
    for (const body of bodies) {
      index++;
      lines.push(...bodyLines(body, index), `boundary_conductor_id(${index}) = ${conductor + 1}`);
    }
  }
  for (const panel of groundAround(landscape, cells)) {
    index++;
    lines.push(
      `boundary_types(${index}) = 'rectangle'`,
      `rectangle_shape(:, ${index}) = ${panel.map(real).join(', ')}`,
    );
  }
  return lines;
}

function bodyLines(body: Body, n: number): string[] {
  const triple = (values: Triple) => values.map(real).join(', ');
  switch (body.shape) {
    case 'cuboid': {
      const [xl, yl, zl] = body.low;
      const [xu, yu, zu] = body.high;
      return [
        `boundary_types(${n}) = 'cuboid'`,
        `cuboid_shape(:, ${n}) = ${[xl, xu, yl, yu, zl, zu].map(real).join(', ')}`,
      ];
    }
    case 'sphere':
      return [
        `boundary_types(${n}) = 'sphere'`,
        `sphere_origin(:, ${n}) = ${triple(body.centre)}`,
        `sphere_radius(${n}) = ${real(body.radius)}`,
      ];
    case 'cylinder':
      return [
        `boundary_types(${n}) = 'cylinderz'`,
        `cylinder_origin(:, ${n}) = ${triple(body.foot)}`,
        `cylinder_radius(${n}) = ${real(body.radius)}`,
        `cylinder_height(${n}) = ${real(body.height)}`,
      ];
    case 'disk':
      return [
        `boundary_types(${n}) = 'diskz'`,
        `disk_origin(:, ${n}) = ${triple(body.foot)}`,
        `disk_radius(${n}) = ${real(body.radius)}`,
        `disk_inner_radius(${n}) = ${real(body.innerRadius)}`,
        `disk_height(${n}) = ${real(body.height)}`,
      ];
  }
}

/** The open ground as four flat panels around the hole: xmin, xmax, ymin, ymax, zmin, zmax. */
function groundAround({ surfaceZ: z, hole }: Landscape, cells: RunDesign['cells']): number[][] {
  const [xl, xu] = hole.x;
  const [yl, yu] = hole.y;
  return [
    [0, xl, 0, cells.ny, z, z],
    [xu, cells.nx, 0, cells.ny, z, z],
    [xl, xu, 0, yl, z, z],
    [xl, xu, yu, cells.ny, z, z],
  ];
}
