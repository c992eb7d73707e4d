import { TomlFileError } from './errors.js';
import { isEntryList, isList, isTable, type TomlTable, type TomlValue } from './toml-tree.js';

interface GroupedList {
  /** The table that holds both. */
  readonly path: readonly string[];
  readonly entries: string;
  readonly groups: string;
}

const GROUPED_LISTS: readonly GroupedList[] = [
  { path: [], entries: 'species', groups: 'species_groups' },
  { path: ['meta', 'physical'], entries: 'species', groups: 'species_groups' },
  { path: ['meta', 'physical'], entries: 'conductors', groups: 'conductor_groups' },
  { path: ['meta', 'physical'], entries: 'objects', groups: 'object_groups' },
  { path: ['ptcond'], entries: 'boundaries', groups: 'boundary_groups' },
  { path: ['ptcond'], entries: 'objects', groups: 'object_groups' },
  { path: ['emissn'], entries: 'planes', groups: 'plane_groups' },
  { path: ['dipole'], entries: 'sources', groups: 'source_groups' },
  { path: ['jsrc'], entries: 'sources', groups: 'source_groups' },
  { path: ['testch'], entries: 'charges', groups: 'charge_groups' },
  { path: ['testch'], entries: 'charge_clusters', groups: 'charge_cluster_groups' },
];

/** Groups multiply what a file says; no input comes near this. */
const MOST_VALUES = 200_000;
const MOST_ENTRIES = 10_000;

/**
 * Gives every entry of the lists of the format the values of the group that its `group_id` names, its own values
 * winning; the group tables are left out then. An unknown `group_id` stands for an empty group.
 * @throws TomlFileError when a list has more than 10 000 entries, or its groups make more than 200 000 values of it.
 */
export function expandGroups(tree: TomlTable): TomlTable {
  const budget = { values: MOST_VALUES };
  return GROUPED_LISTS.reduce((current, list) => replaceAt(current, list.path, list, budget), tree);
}

interface Budget {
  values: number;
}

function replaceAt(table: TomlTable, path: readonly string[], list: GroupedList, budget: Budget): TomlTable {
  const [key, ...rest] = path;
  if (key === undefined) return expand(table, list, budget);
  const inner = table.get(key);
  return isTable(inner) ? new Map(table).set(key, replaceAt(inner, rest, list, budget)) : table;
}

function expand(table: TomlTable, list: GroupedList, budget: Budget): TomlTable {
  const entries = table.get(list.entries);
  if (!isEntryList(entries)) return table;
  if (entries.length > MOST_ENTRIES) {
    throw new TomlFileError(null, `${list.entries} has more than ${MOST_ENTRIES} entries.`);
  }
  const groups = table.get(list.groups);
  const sizes = new Map<TomlTable, number>();
  const expanded = entries.map((entry) => {
    const id = entry.get('group_id');
    const group = isTable(groups) && id !== undefined ? groups.get(String(id)) : undefined;
    const merged = new Map(entry);
    if (isTable(group)) {
      const size = sizes.get(group) ?? sizeOf(group);
      sizes.set(group, size);
      budget.values -= size;
      if (budget.values < 0) {
        throw new TomlFileError(
          null,
          `${list.groups} gives ${list.entries} more than ${MOST_VALUES} values.`,
        );
      }
      for (const [key, value] of merge(group, entry)) merged.set(key, value);
    }
    merged.delete('group_id');
    return merged;
  });
  const result = new Map(table).set(list.entries, expanded);
  result.delete(list.groups);
  return result;
}

function merge(group: TomlTable, entry: TomlTable): TomlTable {
  const merged = new Map(group);
  for (const [key, value] of entry) {
    const inherited = merged.get(key);
    merged.set(key, isTable(inherited) && isTable(value) ? merge(inherited, value) : value);
  }
  return merged;
}

function sizeOf(value: TomlValue): number {
  if (!isTable(value) && !isList(value)) return 1;
  let size = 1;
  for (const inner of value.values()) size += sizeOf(inner);
  return size;
}
