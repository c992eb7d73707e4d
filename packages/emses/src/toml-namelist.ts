import { legacyName } from './canonical-names.js';
import type { NamelistGroup, NamelistVariable } from './namelist.js';
import { NamelistAssembly } from './namelist-assembly.js';
import { setBoundaries } from './toml-boundaries.js';
import { setConductors } from './toml-conductors.js';
import { setSources, sourceListsOf } from './toml-sources.js';
import { setSpecies } from './toml-species.js';
import { isEntryList, isTable, type TomlTable, type TomlValue, valueAt } from './toml-tree.js';

export interface TomlNamelist {
  readonly groups: readonly NamelistGroup[];
  /** Sentences about what had to be left out. */
  readonly problems: readonly string[];
}

type Members = Map<string, NamelistVariable | NamelistGroup>;

/** A name that a namelist can have; `&end` closes a group. */
const NAME = /^(?!end$)[a-z_]\w*$/i;
const NO_GROUPS = new Set(['meta', '$schema', 'memo', 'species']);
const CONDUCTOR_LISTS = ['objects', 'boundaries', 'conductor_groups'];

/**
 * The namelist groups that a TOML input stands for. Format version 1 (or none) is a namelist in other clothes: every
 * table but `meta` is a group. From version 2 on, lists of tables become arrays over their entries; a file with such
 * lists that does not say its version can only mean that. The groups of the entries have been expanded before.
 */
export function namelistOf(tree: TomlTable): TomlNamelist {
  const assembly = new NamelistAssembly();
  const version = valueAt(tree, ['meta', 'format_version']);
  const hasLists = version === undefined ? holdsLists(tree) : Number(version) >= 2;
  if (hasLists && version === undefined) {
    assembly.say('[meta] has no format_version; the lists of tables are read as those of version 2.');
  }
  for (const [key, table] of tree) {
    if (key === 'meta' || key === '$schema') continue;
    if (hasLists ? NO_GROUPS.has(key) || key.endsWith('_groups') : isEntryList(table)) {
      if (!hasLists) {
        assembly.say(
          `${key} is a list of tables, which needs “format_version = 2” in [meta]; it is left out.`,
        );
      }
      continue;
    }
    if (isTable(table)) copyTable(assembly, key.toLowerCase(), table, hasLists);
  }
  if (hasLists) setLists(assembly, tree);
  return { groups: assembly.groups, problems: assembly.problems };
}

function holdsLists(tree: TomlTable): boolean {
  if (isEntryList(tree.get('species'))) return true;
  return [...tree].some(
    ([key, table]) =>
      isTable(table) && listsOf(key.toLowerCase()).some((list) => isEntryList(table.get(list))),
  );
}

function listsOf(group: string): readonly string[] {
  return group === 'ptcond' ? CONDUCTOR_LISTS : sourceListsOf(group);
}

function setLists(assembly: NamelistAssembly, tree: TomlTable): void {
  const species = tree.get('species');
  if (isEntryList(species)) setSpecies(assembly, species);
  for (const [key, table] of tree) {
    if (!isTable(table)) continue;
    const group = key.toLowerCase();
    if (group === 'ptcond') {
      setConductors(assembly, table);
      const boundaries = table.get('boundaries');
      if (isEntryList(boundaries)) setBoundaries(assembly, boundaries);
    }
    setSources(assembly, group, table);
  }
}

function copyTable(assembly: NamelistAssembly, group: string, table: TomlTable, hasLists: boolean): void {
  if (!isName(assembly, group)) return;
  assembly.open(group);
  const lists = hasLists ? listsOf(group) : [];
  const written = new Map<string, string>();
  for (const [key, value] of table) {
    const name = legacyName(group, key);
    if (lists.includes(name) || (hasLists && name.endsWith('_groups')) || !isName(assembly, name)) continue;
    const before = written.get(name);
    if (before !== undefined) {
      assembly.say(`${before} and ${key} in [${group}] are the same parameter; ${key} is used.`);
      assembly.open(group).delete(name);
    }
    written.set(name, key);
    if (isTable(value)) assembly.open(group).set(name, component(assembly, name, value));
    else assembly.set(group, name, value);
  }
}

/** A table inside a group is a derived type. */
function component(assembly: NamelistAssembly, name: string, table: TomlTable): NamelistGroup {
  const members: Members = new Map();
  for (const [key, value] of table) {
    const inner = key.toLowerCase();
    if (!isName(assembly, inner)) continue;
    const member = memberOf(assembly, inner, value);
    if (member !== null) members.set(inner, member);
  }
  return { kind: 'group', name, members };
}

function memberOf(
  assembly: NamelistAssembly,
  name: string,
  value: TomlValue,
): NamelistVariable | NamelistGroup | null {
  return isTable(value) ? component(assembly, name, value) : assembly.variable(name, value);
}

function isName(assembly: NamelistAssembly, name: string): boolean {
  if (NAME.test(name)) return true;
  assembly.say(`“${name.slice(0, 40)}” cannot be a name in a namelist; it is left out.`);
  return false;
}
