import type { NamelistAssembly } from './namelist-assembly.js';
import type { TomlCells } from './toml-arrays.js';
import { isList, type TomlTable, type TomlValue } from './toml-tree.js';

/** How the entries of a list of tables become arrays of a namelist group, one element per entry. */
export interface EntryColumns {
  readonly group: string;
  readonly scalars: readonly string[];
  /** Name → numbers per entry; they stand nested, one list per entry, as an input file gives them. */
  readonly vectors: Readonly<Record<string, number>>;
}

/** Entries with lower-case names. */
export type Entry = ReadonlyMap<string, TomlValue>;

export function entriesOf(tables: readonly TomlTable[], nameOf: (key: string) => string): Entry[] {
  return tables.map((table) => {
    const entry = new Map<string, TomlValue>();
    for (const [key, value] of table) entry.set(nameOf(key), value);
    return entry;
  });
}

/** Puts every column that any entry has into the group, null where an entry leaves it out. */
export function setColumns(
  assembly: NamelistAssembly,
  entries: readonly Entry[],
  { group, scalars, vectors }: EntryColumns,
): void {
  for (const name of scalars) {
    if (entries.some((entry) => entry.has(name))) assembly.setColumn(group, name, column(entries, name));
  }
  for (const [name, length] of Object.entries(vectors)) {
    if (!entries.some((entry) => entry.has(name))) continue;
    assembly.setColumn(
      group,
      name,
      column(entries, name).map((value) => (value === null ? null : padded(value, length))),
    );
  }
}

export function column(entries: readonly Entry[], name: string): (TomlValue | null)[] {
  return entries.map((entry) => entry.get(name) ?? null);
}

/** A vector of at least `length` elements. */
export function padded(value: TomlValue, length: number): readonly TomlCells[] {
  const list = isList(value) ? value : [value];
  return [...list, ...new Array<null>(Math.max(0, length - list.length)).fill(null)];
}

/** Keys that are for the reader of the file. */
const REMARKS = new Set(['id', 'label', 'name', 'memo', 'note', 'comment', 'description', 'group_id']);

/** Says which keys of the entries have no place in the namelist. */
export function sayUnknown(
  assembly: NamelistAssembly,
  list: string,
  entries: readonly Entry[],
  isKnown: (name: string) => boolean,
): void {
  const unknown = new Set<string>();
  for (const entry of entries) {
    for (const name of entry.keys()) if (!REMARKS.has(name) && !isKnown(name)) unknown.add(name);
  }
  if (unknown.size === 0) return;
  const shown = [...unknown].slice(0, 5).join(', ');
  const more = unknown.size > 5 ? ` and ${unknown.size - 5} more` : '';
  assembly.say(`${list} gives ${shown}${more}, for which the namelist has no place; left out.`);
}
