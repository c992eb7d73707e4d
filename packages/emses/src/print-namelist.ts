import { type ConversionKey, printKeyLine } from './conversion-key.js';
import type { NamelistGroup, NamelistVariable } from './namelist.js';
import { flatten, isList, type NamelistValue } from './namelist-array.js';
import { valuesText } from './namelist-text.js';

const INDENT = '    ';

/**
 * Groups as the text of a `plasma.inp` that reads back as the same groups: the key line, if there is a key, and a blank
 * line between groups.
 */
export function printNamelist(groups: readonly NamelistGroup[], key: ConversionKey | null = null): string {
  const printed = groups.map((group) => `&${group.name}\n${memberLines(group, '').join('')}/\n`).join('\n');
  return key === null ? printed : `${printKeyLine(key)}\n${printed}`;
}

function memberLines(group: NamelistGroup, prefix: string): string[] {
  const lines: string[] = [];
  for (const [name, member] of group.members) {
    if (member.kind === 'group') lines.push(...memberLines(member, `${prefix}${name}%`));
    else for (const line of variableLines(`${prefix}${name}`, member)) lines.push(`${INDENT}${line}\n`);
  }
  return lines;
}

function variableLines(name: string, { value, start }: NamelistVariable): string[] {
  const assigned = (indices: string, part: NamelistValue): string =>
    `${name}${indices} = ${valuesText(flatten(part))}`.trimEnd();
  if (start === null) return value === null ? [`${name} =`] : [assigned('', value)];
  const counts = lengths(value, start.length);
  const inner = start.slice(1);
  if (counts.includes(0)) return [assigned(`(${start.map((first) => first ?? ':').join(',')})`, [])];
  const range = (axis: number): string => section(start[axis] ?? null, counts[axis] ?? 0);
  // Without a first index of its own, an outer axis can only be written in one piece with the others.
  if (inner.includes(null)) return [assigned(`(${start.map((_, axis) => range(axis)).join(',')})`, value)];
  const rows = rowsOf(value, inner);
  const first = start[0] ?? null;
  const columns = first === null ? ':' : range(0);
  return rows.flatMap(({ indices, row }, position) => {
    // Rows of nulls between others are there without being written; the outermost ones give the array its size.
    const isInside = position > 0 && position < rows.length - 1;
    if (isInside && flatten(row).every((one) => one === null)) return [];
    return [assigned(`(${[columns, ...indices].join(',')})`, row)];
  });
}

/** Elements per axis, first Fortran index first. */
function lengths(value: NamelistValue, rank: number): number[] {
  const counts = new Array<number>(rank).fill(0);
  let part: NamelistValue = value;
  for (let axis = rank - 1; axis >= 0 && isList(part); axis -= 1) {
    counts[axis] = part.length;
    part = part[0] ?? [];
  }
  return counts;
}

function section(first: number | null, count: number): string {
  if (first === null) return `:${count}`;
  return count === 1 ? `${first}` : `${first}:${first + count - 1}`;
}

interface Row {
  /** The indices after the first. */
  readonly indices: readonly number[];
  readonly row: NamelistValue;
}

function rowsOf(value: NamelistValue, starts: readonly (number | null)[]): Row[] {
  const last = starts.at(-1);
  if (last === undefined || last === null || !isList(value)) return [{ indices: [], row: value }];
  return value.flatMap((part, position) =>
    rowsOf(part, starts.slice(0, -1)).map(({ indices, row }) => ({
      indices: [...indices, last + position],
      row,
    })),
  );
}
