import type { ParameterEntry, RunInput } from '@emout/api/parameter-schemas';
import type { Difference, DifferenceRow } from './difference';
import { matchesEntry } from './search';

/** A group of the input as the page shows it. */
export interface ShownGroup {
  /** Of its own on the page: a file may open a group twice. */
  readonly id: string;
  readonly name: string;
  readonly rows: readonly ShownRow[];
  /** Before the search and the choice of rows. */
  readonly count: number;
}

export interface ShownRow {
  readonly key: string;
  readonly name: string;
  readonly indices: string;
  /** Null where only the other run sets it. */
  readonly here: ParameterEntry | null;
  /** Null where there is no comparison. */
  readonly difference: DifferenceRow | null;
  readonly meaning: string;
}

/** The rows of an input that hold every word. */
export function inputGroups(
  groups: RunInput['groups'],
  words: readonly string[],
  meaning: (name: string) => string,
): ShownGroup[] {
  return withIds(groups).map(({ id, name, entries }) => ({
    id,
    name,
    count: entries.length,
    rows: entries.flatMap((entry, position): ShownRow[] => {
      const about = meaning(entry.name);
      if (!matchesEntry(name, entry, about, words)) return [];
      const { name: parameter, indices } = entry;
      return [
        {
          key: `${position}`,
          name: parameter,
          indices,
          here: entry,
          difference: null,
          meaning: about,
        },
      ];
    }),
  }));
}

/** The rows of a comparison that hold every word; without `all` only those that differ. */
export function differenceGroups(
  { groups }: Difference,
  words: readonly string[],
  meaning: (name: string) => string,
  all: boolean,
): ShownGroup[] {
  return groups.map(({ name, rows }) => ({
    id: name,
    name,
    count: rows.length,
    rows: rows.flatMap((row, position): ShownRow[] => {
      if (!all && row.kind === 'equal') return [];
      const about = meaning(row.name);
      const { name: parameter, indices, here } = row;
      const text = `${here?.text ?? ''} ${row.there?.text ?? ''}`;
      if (!matchesEntry(name, { name: parameter, indices, text }, about, words)) return [];
      return [{ key: `${position}`, name: parameter, indices, here, difference: row, meaning: about }];
    }),
  }));
}

function withIds(groups: RunInput['groups']): { id: string; name: string; entries: ParameterEntry[] }[] {
  const seen = new Map<string, number>();
  return groups.map(({ name, entries }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { id: before === 0 ? name : `${name}-${before + 1}`, name, entries };
  });
}
