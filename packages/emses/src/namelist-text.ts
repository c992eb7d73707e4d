import type { NamelistScalar } from './namelist-array.js';

/** A value as it stands in a namelist: `0.002`, `.true.`, `'it''s'`, `(1, -2)`; nothing for a null. */
export function scalarText(value: NamelistScalar): string {
  if (value === null) return '';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return value ? '.true.' : '.false.';
  if (typeof value === 'number') return numberText(value);
  return `(${numberText(value.re)}, ${numberText(value.im)})`;
}

/** Values with commas between them; a null at the end needs a comma of its own. */
export function valuesText(values: readonly NamelistScalar[]): string {
  const text = values.map(scalarText).join(', ');
  return values.length > 0 && values.at(-1) === null ? `${text},` : text;
}

/** The shortest text that reads back as the same number. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
