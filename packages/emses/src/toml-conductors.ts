import type { NamelistAssembly } from './namelist-assembly.js';
import { type Entry, type EntryColumns, entriesOf, sayUnknown, setColumns } from './toml-entry-columns.js';
import { isEntryList, isTable, type TomlTable } from './toml-tree.js';

const OBJECT_COLUMNS: EntryColumns = {
  group: 'ptcond',
  scalars: [
    ...[
      'geotype',
      'xlpc',
      'xupc',
      'ylpc',
      'yupc',
      'zlpc',
      'zupc',
      'bdyradius',
      'bdyalign',
      'biasp',
      'dscaled',
    ],
    ...['nflag_subcell', 'wirealign', 'wirerradius', 'wireeradius', 'wirehlength'],
  ],
  vectors: { bdycoord: 3, bdyedge: 2, wireorigin: 3 },
};
const KNOWN = new Set([...OBJECT_COLUMNS.scalars, ...Object.keys(OBJECT_COLUMNS.vectors), 'conductor']);
const GROUP_SCALARS = ['mtd_vchg', 'pfixed'] as const;

/**
 * `[ptcond.conductor_groups]` and `[[ptcond.objects]]`: the objects in the order of their groups, the groups in the
 * order of the file; `pcgs` counts the objects of each group.
 */
export function setConductors(assembly: NamelistAssembly, ptcond: TomlTable): void {
  const groups = conductorGroups(ptcond);
  if (groups.length > 0) {
    assembly.set('ptcond', 'npcg', groups.length);
    for (const name of GROUP_SCALARS) {
      const values = groups.map(({ values: own }) => own.get(name) ?? null);
      if (values.some((value) => value !== null)) assembly.setColumn('ptcond', name, values);
    }
  }
  const tables = ptcond.get('objects');
  if (isEntryList(tables)) setObjects(assembly, entriesOf(tables, lowerCase), groups);
}

interface ConductorGroup {
  readonly name: string;
  readonly values: Entry;
}

function conductorGroups(ptcond: TomlTable): ConductorGroup[] {
  const table = ptcond.get('conductor_groups');
  if (!isTable(table)) return [];
  const groups: ConductorGroup[] = [];
  for (const [name, value] of table) {
    if (!isTable(value)) continue;
    const [values] = entriesOf([value], lowerCase);
    if (values) groups.push({ name, values });
  }
  return groups;
}

function setObjects(
  assembly: NamelistAssembly,
  objects: readonly Entry[],
  groups: readonly ConductorGroup[],
): void {
  const positions = new Map(groups.map(({ name }, position) => [name, position]));
  const placed = objects.map((object) => {
    const group = groupOf(assembly, object, positions);
    const biasp = groups[group]?.values.get('biasp');
    const complete =
      biasp === undefined || object.has('biasp') ? object : new Map(object).set('biasp', biasp);
    return { group, object: complete };
  });
  placed.sort((a, b) => a.group - b.group);
  const entries = placed.map(({ object }) => object);
  assembly.set('ptcond', 'npc', entries.length);
  setColumns(assembly, entries, OBJECT_COLUMNS);
  if (groups.length > 0) {
    const counts = groups.map(() => 0);
    for (const { group } of placed) counts[group] = (counts[group] ?? 0) + 1;
    assembly.setColumn('ptcond', 'pcgs', counts);
  }
  sayUnknown(assembly, 'ptcond.objects', entries, (name) => KNOWN.has(name));
}

/** The position of the group that an object names; the first when it names none. */
function groupOf(assembly: NamelistAssembly, object: Entry, positions: ReadonlyMap<string, number>): number {
  const name = object.get('conductor');
  if (name === undefined || positions.size === 0) return 0;
  const found = positions.get(String(name));
  if (found !== undefined) return found;
  const [first] = positions.keys();
  assembly.say(
    `An object of ptcond names the conductor “${String(name)}”, which ptcond.conductor_groups does not have; it is counted to ${first}.`,
  );
  return 0;
}

function lowerCase(key: string): string {
  return key.toLowerCase();
}
