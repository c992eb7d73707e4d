import { type TomlValue as ParsedValue, parse, TomlDate, TomlError } from 'smol-toml';
import { TomlFileError } from './errors.js';

/** A date of the file is its text. */
export type TomlValue = string | number | boolean | readonly TomlValue[] | TomlTable;
export type TomlTable = ReadonlyMap<string, TomlValue>;

/** Real files nest four deep. */
const DEEPEST = 32;
/** Signs that come with a value or a table: no input comes near this many. */
const MOST_SIGNS = 250_000;

/** Reads TOML into maps in the order of the file. @throws TomlFileError with the line where it stops making sense. */
export function parseToml(text: string): TomlTable {
  if (countSigns(text) > MOST_SIGNS) {
    throw new TomlFileError(null, `there are more than ${MOST_SIGNS} values and tables.`);
  }
  try {
    return tableOf(parse(text, { integersAsBigInt: 'asNeeded', maxDepth: DEEPEST }), DEEPEST);
  } catch (error) {
    if (error instanceof TomlError) throw new TomlFileError(error.line, reasonOf(error.message));
    throw error;
  }
}

const [EQUALS, COMMA, BRACKET] = [0x3d, 0x2c, 0x5b];

export function isTable(value: TomlValue | null | undefined): value is TomlTable {
  return value instanceof Map;
}

export function isList(value: TomlValue | null | undefined): value is readonly TomlValue[] {
  return Array.isArray(value);
}

/** Whether a value is a list of tables, `[[species]]`, with at least one entry. */
export function isEntryList(value: TomlValue | null | undefined): value is readonly TomlTable[] {
  return isList(value) && value.length > 0 && value.every(isTable);
}

/** The value at a path of keys, or undefined. */
export function valueAt(tree: TomlTable, path: readonly string[]): TomlValue | undefined {
  let value: TomlValue | undefined = tree;
  for (const key of path) value = isTable(value) ? value.get(key) : undefined;
  return value;
}

function tableOf(parsed: object, depth: number): TomlTable {
  if (depth === 0) throw new TomlFileError(null, `tables are nested more than ${DEEPEST} deep.`);
  const table = new Map<string, TomlValue>();
  for (const [key, value] of Object.entries(parsed)) table.set(key, nodeOf(value, depth - 1));
  return table;
}

function nodeOf(parsed: ParsedValue, depth: number): TomlValue {
  switch (typeof parsed) {
    case 'string':
    case 'number':
    case 'boolean':
      return parsed;
    case 'bigint':
      return Number(parsed);
    default:
      if (Array.isArray(parsed)) {
        if (depth === 0) throw new TomlFileError(null, `lists are nested more than ${DEEPEST} deep.`);
        return parsed.map((entry) => nodeOf(entry, depth - 1));
      }
      return parsed instanceof TomlDate ? parsed.toISOString() : tableOf(parsed, depth);
  }
}

/** Equals signs, commas and opening brackets, wherever they stand. */
function countSigns(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const c = text.charCodeAt(at);
    if (c === EQUALS || c === COMMA || c === BRACKET) count += 1;
  }
  return count;
}

/** What the TOML reader says, as a sentence without the excerpt of the file that it adds. */
function reasonOf(message: string): string {
  const [first = ''] = message.replace(/^Invalid TOML document: /, '').split('\n');
  const known = REASONS.find(([words]) => first.startsWith(words))?.[1];
  return known ?? `${first.replace(/[.\s]+$/, '')}.`;
}

const REASONS: readonly (readonly [string, string])[] = [
  ['invalid date', 'a date or time was expected and is malformed.'],
  ['invalid value', 'a value was expected after the equals sign: a number, true, false, “text” or a list.'],
  ['invalid escape', 'only the end of a line may be escaped by a backslash and blanks.'],
  ['invalid non-hex character', 'a Unicode escape has a character that is no hexadecimal digit.'],
  ['invalid unicode escape', 'a Unicode escape stands for no character.'],
  ['incomplete key-value', '“name = value” was expected.'],
  ['each key-value declaration', 'the line goes on after its value.'],
  ['trying to redefine', 'a table or value is defined a second time.'],
  ['document contains excessively', `lists or tables are nested more than ${DEEPEST} deep.`],
  ['unexpected end of key', 'a name is missing before the equals sign.'],
  ['illegal leading zero', 'a number begins with a zero that does not belong there.'],
  ['illegal empty bare key', 'a name is missing before or after a point.'],
];
