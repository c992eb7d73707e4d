import type { ConversionKey } from './conversion-key.js';
import type { NamelistGroup } from './namelist.js';
import { expandGroups } from './toml-groups.js';
import { namelistOf } from './toml-namelist.js';
import { isList, isTable, parseToml, type TomlTable, type TomlValue, valueAt } from './toml-tree.js';

export interface TomlParameters {
  readonly groups: readonly NamelistGroup[];
  readonly key: ConversionKey | null;
  readonly problems: readonly string[];
  /** The file as a tree, the groups of its lists expanded. */
  readonly tree: TomlTable;
}

/** Reads a `plasma.toml` as the namelist that it stands for. @throws TomlFileError */
export function readToml(text: string): TomlParameters {
  const tree = expandGroups(parseToml(text));
  const { groups, problems } = namelistOf(tree);
  const { key, problem } = conversionKey(tree);
  return { groups, key, problems: problem === null ? problems : [problem, ...problems], tree };
}

function conversionKey(tree: TomlTable): { key: ConversionKey | null; problem: string | null } {
  const conversion = valueAt(tree, ['meta', 'unit_conversion']);
  if (conversion === undefined) return { key: null, problem: null };
  const numbers = isTable(conversion) ? conversion : new Map<string, TomlValue>();
  const dxM = positive(numbers.get('dx'));
  const toC = positive(numbers.get('to_c'));
  if (dxM !== null && toC !== null) return { key: { dxM, toC }, problem: null };
  const missing = [dxM === null ? 'dx' : null, toC === null ? 'to_c' : null].filter((name) => name !== null);
  const problem = `meta.unit_conversion gives no positive number for ${missing.join(' and ')}, so values are in EMSES units.`;
  return { key: null, problem };
}

/** A number, or a list of one. */
function positive(value: TomlValue | undefined): number | null {
  const number = isList(value) && value.length === 1 ? value[0] : value;
  return typeof number === 'number' && number > 0 && Number.isFinite(number) ? number : null;
}
