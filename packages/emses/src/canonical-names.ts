/** Longer names that newer inputs may use, by the group that they belong to, and the names they stand for. */
const LEGACY_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  digcon: {
    field_output_interval: 'ifdiag',
    current_output_interval: 'ijdiag',
    diagnostic_interval: 'intfoc',
    field_average_window: 'daverg',
    field_output_flags: 'ifxyz',
    current_output_flags: 'ijxyz',
    particle_output_interval: 'ipadig',
    particle_hdf5_stride: 'ipahdf',
    particle_output_flags: 'ipaxyz',
    kinetic_temperature_output_flags: 'itxyz',
    walltime_check_interval: 'itchck',
  },
  system: {
    potential_boundary_mode: 'mtd_vbnd',
    field_boundary_mode: 'nfbnd',
    particle_boundary_mode: 'npbnd',
    electrostatic_correction_mode: 'nflag_ecrct',
    poisson_solver_mode: 'pftmode',
    current_cancellation_mode: 'juncan',
    background_ion_charge_mode: 'ionchg',
    field_substeps_per_particle_step: 'mltstp',
    implicit_field_substep_factor: 'mltstpf',
    field_mask_flags: 'imask',
    potential_reference_indices: 'iphiref',
  },
  inp: {
    lower_x_boundary_injection_enabled: 'inpf',
    upper_x_boundary_injection_enabled: 'inpb',
    injection_interval: 'injct',
    injection_sample_count: 'npr',
  },
};

const SPECIES_NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LEGACY_NAMES.inp ?? {}),
  ['particle_output_interval', 'ipadig'],
  ['particle_hdf5_stride', 'ipahdf'],
  ['particle_output_flags', 'ipaxyz'],
  ['particle_boundary_mode', 'npbnd'],
]);

const PAIRS = Object.values(LEGACY_NAMES).flatMap((names) => Object.entries(names));
const OTHER_NAME: ReadonlyMap<string, string> = new Map([
  ...PAIRS,
  ...PAIRS.map(([canonical, legacy]): [string, string] => [legacy, canonical]),
]);

/** The name that a parameter of a group has in a namelist, lower case: `field_output_interval` is `ifdiag`. */
export function legacyName(group: string, name: string): string {
  const lower = name.toLowerCase();
  const names = Object.hasOwn(LEGACY_NAMES, group) ? LEGACY_NAMES[group] : undefined;
  return names && Object.hasOwn(names, lower) ? (names[lower] ?? lower) : lower;
}

/** The same for a key of a `[[species]]` entry. */
export function legacySpeciesName(name: string): string {
  const lower = name.toLowerCase();
  return SPECIES_NAMES.get(lower) ?? lower;
}

/** The other name of the same parameter, in lower case, or null: `ifdiag` ⇄ `field_output_interval`. */
export function otherName(name: string): string | null {
  return OTHER_NAME.get(name.toLowerCase()) ?? null;
}
