import type { ParameterEntry } from '@emout/api/parameter-schemas';

/** One line as it could stand in the input: `wp(1:3) = 2.104, 0.0491, 4.2`. */
export function entryLine({ name, indices, text }: ParameterEntry): string {
  return `${name}${indices} = ${text}`.trimEnd();
}

/** A group as it could stand in the input. */
export function groupText(name: string, entries: readonly ParameterEntry[]): string {
  return [`&${name}`, ...entries.map((entry) => `    ${entryLine(entry)}`), '/'].join('\n');
}
