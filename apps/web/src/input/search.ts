import type { ParameterEntry } from '@emout/api/parameter-schemas';

/** Whether the name, the value or the meaning of an entry holds every word. */
export function matchesEntry(
  group: string,
  entry: Pick<ParameterEntry, 'name' | 'indices' | 'text'>,
  meaning: string,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const text = `${group} ${entry.name}${entry.indices} ${entry.text} ${meaning}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
