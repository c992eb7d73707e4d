import type { NamelistGroup, NamelistVariable } from './namelist.js';
import { flatten, isList, type NamelistScalar, type NamelistValue } from './namelist-array.js';
import { scalarText, valuesText } from './namelist-text.js';
import type { ParameterEntry, ParameterGroup } from './parameter-entry.js';
import type { Parameters } from './parameters.js';

/** From here on equal neighbours are written with a repeat count, `400*0`, so that a large table stays a short text. */
const LONG_ARRAY = 64;
const SHORTEST_REPEAT = 4;

/** Every parameter as it would be typed, in groups in the order of the file. */
export function parameterEntries(parameters: Parameters): ParameterGroup[] {
  return parameters.groups.map((group) => ({ name: group.name, entries: entriesOf(group, '') }));
}

function entriesOf(group: NamelistGroup, prefix: string): ParameterEntry[] {
  return [...group.members].flatMap(([name, member]) =>
    member.kind === 'group' ? entriesOf(member, `${prefix}${name}%`) : [entryOf(`${prefix}${name}`, member)],
  );
}

function entryOf(name: string, { value, start }: NamelistVariable): ParameterEntry {
  const values = flatten(value);
  const isEmpty = values.every((one) => one === null);
  return {
    name,
    indices: start === null ? '' : indicesOf(value, start),
    text: isEmpty ? '' : values.length < LONG_ARRAY ? valuesText(values) : repeatedText(values),
    number: typeof value === 'number' && Number.isFinite(value) ? value : null,
  };
}

function indicesOf(value: NamelistValue, start: readonly (number | null)[]): string {
  const sections: string[] = [];
  let part: NamelistValue = value;
  for (let axis = start.length - 1; axis >= 0; axis -= 1) {
    const first = start[axis] ?? 1;
    const last = first + (isList(part) ? part.length : 1) - 1;
    sections.unshift(first === last ? `${first}` : `${first}:${last}`);
    part = isList(part) ? (part[0] ?? []) : part;
  }
  return `(${sections.join(',')})`;
}

function repeatedText(values: readonly NamelistScalar[]): string {
  const pieces: string[] = [];
  for (let from = 0; from < values.length; ) {
    const text = scalarText(values[from] ?? null);
    let to = from + 1;
    while (to < values.length && scalarText(values[to] ?? null) === text) to += 1;
    if (to - from >= SHORTEST_REPEAT) pieces.push(`${to - from}*${text}`);
    else for (let i = from; i < to; i += 1) pieces.push(text);
    from = to;
  }
  const text = pieces.join(', ');
  return pieces.at(-1) === '' ? `${text},` : text;
}
