import type { Locale } from '../i18n/locale';

/** What a parameter of EMSES sets, in a few words. */
type Meaning = Readonly<Record<Locale, string>>;

const MEANINGS: Readonly<Record<string, Meaning>> = {
  // jobcon
  jobnum: { en: 'job numbers: restarted from, saved as', ja: 'ジョブ番号（再開元、保存先）' },
  nstep: { en: 'time steps in all', ja: '総ステップ数' },
  // esorem
  emflag: { en: '0 electrostatic, 1 electromagnetic', ja: '0 静電、1 電磁' },
  // tmgrid
  dt: { en: 'time step', ja: '時間刻み' },
  nx: { en: 'cells along x', ja: 'x 方向の格子数' },
  ny: { en: 'cells along y', ja: 'y 方向の格子数' },
  nz: { en: 'cells along z', ja: 'z 方向の格子数' },
  // digcon
  hdfdigstart: { en: 'step of the first field output', ja: '場の出力を始めるステップ' },
  hdfdigend: { en: 'step of the last field output', ja: '場の出力を終えるステップ' },
  intfoc: { en: 'steps between outputs of text diagnostics', ja: 'テキスト診断の出力間隔（ステップ）' },
  itchck: { en: 'steps between looks at the clock', ja: '実行時間を調べる間隔（ステップ）' },
  ifdiag: { en: 'steps between outputs of fields', ja: '場の出力間隔（ステップ）' },
  ijdiag: { en: 'steps between outputs of currents', ja: '電流密度の出力間隔（ステップ）' },
  daverg: {
    en: '0 outputs at one instant; 1 or more averages since the last output',
    ja: '0 瞬時値、1 以上は前の出力からの平均',
  },
  ifxyz: { en: 'fields written: ex ey ez bx by bz phisp', ja: '出力する場：ex ey ez bx by bz phisp' },
  ijxyz: { en: 'current densities written: x y z', ja: '出力する電流密度の成分：x y z' },
  irhsp: { en: 'number density written, per species', ja: '数密度の出力（粒子種ごと）' },
  ipahdf: {
    en: 'one of so many particles is written, per species',
    ja: '粒子を何個に 1 個出力するか（粒子種ごと）',
  },
  ipadig: { en: 'steps between outputs of particles', ja: '粒子の出力間隔（ステップ）' },
  ipaxyz: {
    en: 'particle quantities written: x y z vx vy vz and number',
    ja: '出力する粒子の量：x y z vx vy vz、番号',
  },
  // plasma
  wp: { en: 'plasma frequency, per species', ja: 'プラズマ周波数（粒子種ごと）' },
  wc: { en: 'electron gyrofrequency of the background field', ja: '背景磁場での電子サイクロトロン周波数' },
  cv: { en: 'speed of light', ja: '光速' },
  phiz: { en: 'background magnetic field: angle from z, in degrees', ja: '背景磁場の z 軸からの角度（度）' },
  phixy: { en: 'background magnetic field: azimuth, in degrees', ja: '背景磁場の方位角（度）' },
  // system
  nspec: { en: 'number of species', ja: '粒子種の数' },
  mltstp: { en: 'field steps in one particle step', ja: '粒子 1 ステップあたりの場のステップ数' },
  pftmode: { en: 'Poisson solver', ja: 'ポアソン方程式の解法' },
  nfbnd: { en: 'field boundary along x y z', ja: '場の境界条件（x y z）' },
  npbnd: {
    en: 'particle boundary along x y z, per species: 0 periodic, 1 reflecting, 2 open with source, 3 open',
    ja: '粒子の境界条件（x y z、粒子種ごと）：0 周期、1 反射、2 開放・注入あり、3 開放',
  },
  mtd_vbnd: {
    en: 'potential boundary along x y z: 0 periodic, 1 Dirichlet, 2 Neumann',
    ja: '電位の境界条件（x y z）：0 周期、1 ディリクレ、2 ノイマン',
  },
  // intp
  qm: { en: 'charge to mass, electron −1, per species', ja: '電荷質量比（電子は −1、粒子種ごと）' },
  spa: { en: 'drift along the magnetic field, per species', ja: '磁場方向のドリフト（粒子種ごと）' },
  spe: { en: 'drift across the magnetic field, per species', ja: '磁場に垂直なドリフト（粒子種ごと）' },
  npin: { en: 'particles at the start, per species', ja: '初期の粒子数（粒子種ごと）' },
  path: { en: 'thermal speed along the magnetic field, per species', ja: '磁場方向の熱速度（粒子種ごと）' },
  peth: {
    en: 'thermal speed across the magnetic field, per species',
    ja: '磁場に垂直な熱速度（粒子種ごと）',
  },
  vdri: { en: 'drift speed, per species', ja: 'ドリフト速度（粒子種ごと）' },
  vdthz: { en: 'drift direction: angle from z, in degrees', ja: 'ドリフト方向の z 軸からの角度（度）' },
  vdthxy: { en: 'drift direction: azimuth, in degrees', ja: 'ドリフト方向の方位角（度）' },
  // inp
  inpf: {
    en: 'particles injected from the lower x boundary, per species',
    ja: 'x の下側境界からの粒子注入（粒子種ごと）',
  },
  inpb: {
    en: 'particles injected from the upper x boundary, per species',
    ja: 'x の上側境界からの粒子注入（粒子種ごと）',
  },
  injct: { en: 'steps between injections, per species', ja: '粒子注入の間隔（ステップ、粒子種ごと）' },
  npr: { en: 'samples at each injection, per species', ja: '1 回の注入の標本数（粒子種ごと）' },
  // ptcond
  npc: { en: 'number of conducting bodies', ja: '導体の数' },
  npcg: { en: 'number of groups of conductors', ja: '導体グループの数' },
  pcgs: { en: 'conductors of each group', ja: '各グループの導体' },
  mtd_vchg: { en: 'how the potential of each group is set', ja: '各グループの電位の決め方' },
  pfixed: { en: 'fixed potential of each group', ja: '各グループの固定電位' },
  biasp: { en: 'bias potential of each conductor', ja: '各導体のバイアス電位' },
  geotype: { en: 'shape of each conductor', ja: '各導体の形' },
  bdyradius: { en: 'radius of each conductor', ja: '各導体の半径' },
  bdycoord: { en: 'place of each conductor', ja: '各導体の位置' },
  zssurf: { en: 'height of the ground surface', ja: '地表面の高さ' },
  xlrechole: { en: 'hole: lower edges along x', ja: '穴の下限（x）' },
  xurechole: { en: 'hole: upper edges along x', ja: '穴の上限（x）' },
  ylrechole: { en: 'hole: lower edges along y', ja: '穴の下限（y）' },
  yurechole: { en: 'hole: upper edges along y', ja: '穴の上限（y）' },
  zlrechole: { en: 'hole: lower edges along z; the second is the floor', ja: '穴の下限（z、2 番目が底）' },
  zurechole: { en: 'hole: upper edges along z', ja: '穴の上限（z）' },
  boundary_type: {
    en: 'shape of the boundary; complex for a list of them',
    ja: '境界の形（complex は複数）',
  },
  boundary_types: { en: 'shape of each boundary', ja: '各境界の形' },
  boundary_conductor_id: { en: 'conductor that each boundary belongs to', ja: '各境界が属する導体' },
  sphere_origin: { en: 'centre of a sphere', ja: '球の中心' },
  sphere_radius: { en: 'radius of a sphere', ja: '球の半径' },
  cuboid_shape: { en: 'cuboid: from and to along x, y, z', ja: '直方体の範囲（x、y、z の順に下限、上限）' },
  rectangle_shape: {
    en: 'rectangle: from and to along x, y, z',
    ja: '長方形の範囲（x、y、z の順に下限、上限）',
  },
  cylinder_origin: { en: 'lower end of a cylinder’s axis', ja: '円柱の軸の下端' },
  cylinder_radius: { en: 'radius of a cylinder', ja: '円柱の半径' },
  cylinder_height: { en: 'length of a cylinder', ja: '円柱の長さ' },
  circle_origin: { en: 'centre of a circle', ja: '円の中心' },
  circle_radius: { en: 'radius of a circle', ja: '円の半径' },
  disk_origin: { en: 'lower end of a disk’s axis', ja: '円板の軸の下端' },
  disk_radius: { en: 'outer radius of a disk', ja: '円板の外半径' },
  disk_inner_radius: { en: 'inner radius of a disk', ja: '円板の内半径' },
  disk_height: { en: 'thickness of a disk', ja: '円板の厚さ' },
  plane_with_circle_origin: { en: 'centre of the hole in a plane', ja: '平面の円孔の中心' },
  plane_with_circle_radius: { en: 'radius of the hole in a plane', ja: '平面の円孔の半径' },
  // emissn
  nflag_emit: { en: 'kind of emission, per species; 0 none', ja: '放出の種類（粒子種ごと、0 はなし）' },
  nepl: { en: 'number of emitting surfaces, per species', ja: '放出面の数（粒子種ごと）' },
  curf: { en: 'emitted current density, per species', ja: '放出電流密度（粒子種ごと）' },
  curfs: { en: 'emitted current density of each surface', ja: '各面の放出電流密度' },
  nemd: {
    en: 'normal of each emitting surface: 1 x, 2 y, 3 z, negative the other way',
    ja: '各放出面の法線：1 x、2 y、3 z、負は逆向き',
  },
  xmine: { en: 'emitting surfaces: from, along x', ja: '放出面の下限（x）' },
  xmaxe: { en: 'emitting surfaces: to, along x', ja: '放出面の上限（x）' },
  ymine: { en: 'emitting surfaces: from, along y', ja: '放出面の下限（y）' },
  ymaxe: { en: 'emitting surfaces: to, along y', ja: '放出面の上限（y）' },
  zmine: { en: 'emitting surfaces: from, along z', ja: '放出面の下限（z）' },
  zmaxe: { en: 'emitting surfaces: to, along z', ja: '放出面の上限（z）' },
  ray_zenith_angle_deg: { en: 'sunlight: angle from the zenith, in degrees', ja: '太陽光の天頂角（度）' },
  ray_azimuth_angle_deg: { en: 'sunlight: azimuth, in degrees', ja: '太陽光の方位角（度）' },
  // mpi
  nodes: { en: 'processes along x y z', ja: 'プロセス数（x y z）' },
};

/** Names of newer inputs for the same. */
const ALIASES: Readonly<Record<string, string>> = {
  field_output_interval: 'ifdiag',
  current_output_interval: 'ijdiag',
  diagnostic_interval: 'intfoc',
  field_average_window: 'daverg',
  field_output_flags: 'ifxyz',
  current_output_flags: 'ijxyz',
  particle_output_interval: 'ipadig',
  particle_hdf5_stride: 'ipahdf',
  particle_output_flags: 'ipaxyz',
  walltime_check_interval: 'itchck',
  potential_boundary_mode: 'mtd_vbnd',
  field_boundary_mode: 'nfbnd',
  particle_boundary_mode: 'npbnd',
  poisson_solver_mode: 'pftmode',
  field_substeps_per_particle_step: 'mltstp',
  lower_x_boundary_injection_enabled: 'inpf',
  upper_x_boundary_injection_enabled: 'inpb',
  injection_interval: 'injct',
  injection_sample_count: 'npr',
};

/** The meaning of a parameter in a language; '' where it is not known here. */
export function meaningOf(name: string, locale: Locale): string {
  const key = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
  return Object.hasOwn(MEANINGS, key) ? (MEANINGS[key]?.[locale] ?? '') : '';
}
