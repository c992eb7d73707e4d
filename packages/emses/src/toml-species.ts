import { legacySpeciesName } from './canonical-names.js';
import type { NamelistAssembly } from './namelist-assembly.js';
import type { TomlCells } from './toml-arrays.js';
import { column, type Entry, entriesOf, padded, sayUnknown } from './toml-entry-columns.js';
import type { TomlTable } from './toml-tree.js';

/** The namelist group of every parameter that a species may have. */
const SPECIES_GROUPS: Readonly<Record<string, readonly string[]>> = {
  plasma: ['wp', 'denmod', 'denk', 'omegalw'],
  intp: [
    ...['qm', 'npin', 'np', 'path', 'peth', 'vdri', 'vdthz', 'vdthxy', 'vdx', 'vdy', 'vdz', 'vpa', 'vpb'],
    ...['vpe', 'spa', 'spe', 'speth', 'f', 'nphi', 'ndst', 'ioptd', 'lcgamma', 'lcbeta'],
  ],
  inp: ['inpf', 'inpb', 'injct', 'npr'],
  emissn: [
    ...['nflag_emit', 'nepl', 'curf', 'curb', 'flpf', 'flpb', 'qp', 'qpr', 'abvdem', 'dnsf', 'dnsb'],
    ...['ray_zenith_angle_deg', 'ray_azimuth_angle_deg', 'emission_time_mode', 'emission_start_step'],
    ...['emission_end_step', 'emission_time_sigma', 'emission_leave_anti_particle'],
  ],
  digcon: ['ipadig', 'ipahdf', 'ipaxyz', 'ildig', 'imdig', 'isort', 'irhsp'],
  system: ['npbnd', 'mfpath'],
  ptcond: ['pemax', 'deltaemax'],
};

/** Vectors that the namelist holds one after the other in one flat array, with their length per species. */
const FLAT_VECTORS: Readonly<Record<string, number>> = { npbnd: 3, ipaxyz: 7 };

const KNOWN = new Set(Object.values(SPECIES_GROUPS).flat());

/** `[[species]]`: their number as `nspec`, and every parameter as an array over them. */
export function setSpecies(assembly: NamelistAssembly, tables: readonly TomlTable[]): void {
  const entries = entriesOf(tables, legacySpeciesName);
  assembly.set('system', 'nspec', entries.length);
  for (const [group, names] of Object.entries(SPECIES_GROUPS)) {
    for (const name of names) {
      if (!entries.some((entry) => entry.has(name))) continue;
      const length = FLAT_VECTORS[name];
      const cells =
        length === undefined ? column(entries, name) : flatVector(assembly, entries, name, length);
      assembly.setColumn(group, name, cells);
    }
  }
  sayUnknown(assembly, 'species', entries, (name) => KNOWN.has(name));
}

function flatVector(
  assembly: NamelistAssembly,
  entries: readonly Entry[],
  name: string,
  length: number,
): readonly TomlCells[] {
  return column(entries, name).flatMap((value) => {
    const vector = padded(value ?? [], length);
    if (vector.length > length) assembly.say(`A species gives more than ${length} numbers as ${name}.`);
    return vector.slice(0, length);
  });
}
