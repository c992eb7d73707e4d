import { isList, isTable, type TomlTable, type TomlValue } from './toml-tree.js';

/**
 * A value by its bare name: the entry of the table itself, or else what the shallowest tables inside have under that
 * name, in the order of the file: one value as it is, several as a list. Lists add no depth. Undefined when no table
 * has it.
 */
export function lookup(tree: TomlTable, key: string): TomlValue | undefined {
  let level: TomlTable[] = [tree];
  while (level.length > 0) {
    const found = level.flatMap((table) => {
      const value = table.get(key);
      return value === undefined ? [] : [value];
    });
    if (found.length > 0) return found.length === 1 ? found[0] : found;
    const deeper: TomlTable[] = [];
    for (const table of level) for (const value of table.values()) collectTables(value, deeper);
    level = deeper;
  }
  return undefined;
}

function collectTables(value: TomlValue, tables: TomlTable[]): void {
  if (isTable(value)) tables.push(value);
  else if (isList(value)) for (const entry of value) collectTables(entry, tables);
}
