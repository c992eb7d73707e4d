import type { ParameterEntry, ParameterGroup, RunInput } from '@emout/api/parameter-schemas';
import { elementsOf, sameValue } from './elements';

export type RowKind = 'equal' | 'changed' | 'here' | 'there';

/** One parameter in two runs. */
export interface DifferenceRow {
  /** `here` and `there`: only this, only the other run gives it. */
  readonly kind: RowKind;
  readonly name: string;
  readonly indices: string;
  /** Values as they are written; null where the run gives none. */
  readonly here: ParameterEntry | null;
  readonly there: ParameterEntry | null;
}

export interface DifferenceGroup {
  readonly name: string;
  readonly rows: readonly DifferenceRow[];
}

export interface Difference {
  /** In the order of this run's file; groups that only the other has follow. */
  readonly groups: readonly DifferenceGroup[];
  readonly differ: number;
  readonly equal: number;
}

/** Compares two inputs element by element, so that `wp(1:2) = 1, 2` equals `wp(1) = 1.0d0` with `wp(2) = 2`. */
export function compareInputs(here: Pick<RunInput, 'groups'>, there: Pick<RunInput, 'groups'>): Difference {
  const mine = merged(here.groups);
  const theirs = merged(there.groups);
  const names = [...mine.keys(), ...[...theirs.keys()].filter((name) => !mine.has(name))];
  const groups = names.map(
    (name): DifferenceGroup => ({ name, rows: compareEntries(mine.get(name) ?? [], theirs.get(name) ?? []) }),
  );
  const rows = groups.flatMap((group) => group.rows);
  const equal = rows.filter(({ kind }) => kind === 'equal').length;
  return { groups, equal, differ: rows.length - equal };
}

/** A group that a file opens twice is one. */
function merged(groups: readonly ParameterGroup[]): Map<string, ParameterEntry[]> {
  const all = new Map<string, ParameterEntry[]>();
  for (const { name, entries } of groups) {
    const known = all.get(name);
    if (known === undefined) all.set(name, [...entries]);
    else known.push(...entries);
  }
  return all;
}

/** The values of all entries of a group: by parameter, then by place. */
type Values = ReadonlyMap<string, ReadonlyMap<string, string>>;

function valuesByPlace(entries: readonly ParameterEntry[]): Values {
  const values = new Map<string, Map<string, string>>();
  for (const entry of entries) {
    const places = values.get(entry.name) ?? new Map<string, string>();
    values.set(entry.name, places);
    // A bare entry without values still stands in the file.
    if (elementsOf(entry).length === 0) places.set(entry.indices, '');
    for (const { place, text } of elementsOf(entry)) places.set(place, text);
  }
  return values;
}

function compareEntries(mine: readonly ParameterEntry[], theirs: readonly ParameterEntry[]): DifferenceRow[] {
  const myValues = valuesByPlace(mine);
  const theirValues = valuesByPlace(theirs);
  const rows = mine.map((entry): DifferenceRow => {
    const places = placesOf(entry);
    const other = theirValues.get(entry.name);
    const { name, indices } = entry;
    if (!places.some(({ place }) => other?.has(place) === true)) {
      return { kind: 'here', name, indices, here: entry, there: null };
    }
    const same = places.every(({ place, text }) => {
      const value = other?.get(place);
      return value !== undefined && sameValue(text, value);
    });
    const counterpart =
      theirs.find((one) => one.name === name && one.indices === indices) ??
      gathered(
        entry,
        places.map(({ place }) => other?.get(place) ?? ''),
      );
    return { kind: same ? 'equal' : 'changed', name, indices, here: entry, there: counterpart };
  });
  const added = theirs.flatMap((entry): DifferenceRow[] => {
    const places = placesOf(entry);
    const known = myValues.get(entry.name);
    const news = places.filter(({ place }) => known?.has(place) !== true);
    if (news.length === 0) return [];
    // Where this run has the entry under the same indices its row already shows both.
    if (mine.some(({ name, indices }) => name === entry.name && indices === entry.indices)) return [];
    if (news.length === places.length) {
      return [{ kind: 'there', name: entry.name, indices: entry.indices, here: null, there: entry }];
    }
    return news.map(({ place, text }) => {
      const indices = `(${place})`;
      const there = { name: entry.name, indices, text, number: null };
      return { kind: 'there', name: entry.name, indices, here: null, there };
    });
  });
  return withAdded(reckoned(rows, theirs), added);
}

function placesOf(entry: ParameterEntry): readonly { readonly place: string; readonly text: string }[] {
  const elements = elementsOf(entry);
  return elements.length === 0 ? [{ place: entry.indices, text: '' }] : elements;
}

function gathered({ name, indices }: ParameterEntry, values: readonly string[]): ParameterEntry {
  return { name, indices, text: values.join(', '), number: null };
}

/** A longer list under the same indices differs though all of this run's elements are in it. */
function reckoned(rows: readonly DifferenceRow[], theirs: readonly ParameterEntry[]): DifferenceRow[] {
  return rows.map((row) => {
    if (row.kind !== 'equal' || row.here === null) return row;
    const twin = theirs.find(({ name, indices }) => name === row.name && indices === row.indices);
    if (twin === undefined || placesOf(twin).length === placesOf(row.here).length) return row;
    return { ...row, kind: 'changed' };
  });
}

/** Puts what only the other run has after this run's last entry of that name, else at the end. */
function withAdded(rows: readonly DifferenceRow[], added: readonly DifferenceRow[]): DifferenceRow[] {
  const all = [...rows];
  for (const row of added) {
    const last = all.findLastIndex(({ name }) => name === row.name);
    all.splice(last === -1 ? all.length : last + 1, 0, row);
  }
  return all;
}
