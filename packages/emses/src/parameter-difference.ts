import type { ParameterEntry, ParameterGroup } from './parameter-entry.js';

/** A parameter of two inputs side by side; at least one of them has it. */
export type ParameterDifference =
  | {
      readonly kind: 'same' | 'changed';
      readonly name: string;
      readonly left: ParameterEntry;
      readonly right: ParameterEntry;
    }
  | { readonly kind: 'onlyLeft'; readonly name: string; readonly left: ParameterEntry; readonly right: null }
  | {
      readonly kind: 'onlyRight';
      readonly name: string;
      readonly left: null;
      readonly right: ParameterEntry;
    };

export interface GroupDifference {
  readonly name: string;
  readonly parameters: readonly ParameterDifference[];
}

/**
 * Two inputs side by side: groups and parameters in the order of the left one, then what only the right one has. Of
 * groups with the same name the first meets the first, the second the second.
 */
export function compareParameters(
  left: readonly ParameterGroup[],
  right: readonly ParameterGroup[],
): GroupDifference[] {
  const rightGroups = numbered(right);
  const differences: GroupDifference[] = [];
  for (const [key, group] of numbered(left)) {
    const partner = rightGroups.get(key);
    rightGroups.delete(key);
    differences.push({ name: group.name, parameters: compareEntries(group.entries, partner?.entries ?? []) });
  }
  for (const group of rightGroups.values()) {
    differences.push({ name: group.name, parameters: compareEntries([], group.entries) });
  }
  return differences;
}

/** Groups by their name and how many of that name came before. */
function numbered(groups: readonly ParameterGroup[]): Map<string, ParameterGroup> {
  const counts = new Map<string, number>();
  const byKey = new Map<string, ParameterGroup>();
  for (const group of groups) {
    const count = counts.get(group.name) ?? 0;
    counts.set(group.name, count + 1);
    byKey.set(`${group.name} ${count}`, group);
  }
  return byKey;
}

function compareEntries(
  left: readonly ParameterEntry[],
  right: readonly ParameterEntry[],
): ParameterDifference[] {
  const rest = new Map(right.map((entry) => [entry.name, entry]));
  const differences: ParameterDifference[] = [];
  for (const entry of left) {
    const { name } = entry;
    const partner = rest.get(name);
    rest.delete(name);
    if (partner === undefined) differences.push({ kind: 'onlyLeft', name, left: entry, right: null });
    else
      differences.push({
        kind: same(entry, partner) ? 'same' : 'changed',
        name,
        left: entry,
        right: partner,
      });
  }
  for (const entry of rest.values()) {
    differences.push({ kind: 'onlyRight', name: entry.name, left: null, right: entry });
  }
  return differences;
}

/** `wp = 1, 2` and `wp(1:2) = 1, 2` are the same; `wp(2:3) = 1, 2` is not. */
function same(left: ParameterEntry, right: ParameterEntry): boolean {
  if (left.text !== right.text) return false;
  return left.text === '' || firstIndices(left.indices) === firstIndices(right.indices);
}

/** Where the values begin; nothing where every index begins at 1. */
function firstIndices(indices: string): string {
  const firsts = indices
    .replace(/[()]/g, '')
    .split(',')
    .map((section) => section.split(':')[0] ?? '');
  return firsts.every((first) => first === '1' || first === '') ? '' : firsts.join();
}
