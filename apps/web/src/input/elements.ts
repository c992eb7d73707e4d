import type { ParameterEntry } from '@emout/api/parameter-schemas';

/** One number or text of a parameter, by its Fortran indices: `3` of `wp(1:3)`, `2,5` of a table, '' of a scalar. */
export interface Element {
  readonly place: string;
  /** As it is written. */
  readonly text: string;
}

/** A count like `100000*0` would make more elements than anybody compares. */
const MOST_ELEMENTS = 20_000;

/** The values of a namelist list, in order; counts like `3*0.5` written out, null values as ''. */
export function valuesOf(text: string): string[] {
  const values: string[] = [];
  for (const token of tokensOf(text)) {
    const repeated = /^(\d{1,6})\*(.*)$/s.exec(token);
    const count = Math.min(repeated === null ? 1 : Number(repeated[1]), MOST_ELEMENTS - values.length);
    for (let k = 0; k < count; k++) values.push(repeated === null ? token : (repeated[2] ?? ''));
    if (values.length >= MOST_ELEMENTS) break;
  }
  return values;
}

/** Cuts at commas that stand outside quotation marks and brackets. */
function tokensOf(text: string): string[] {
  if (text.trim() === '') return [];
  const tokens: string[] = [];
  let quote = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] ?? '';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === "'" || c === '"') quote = c;
    else if (c === '(') depth += 1;
    else if (c === ')') depth -= 1;
    else if (c === ',' && depth <= 0) {
      tokens.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  tokens.push(text.slice(from).trim());
  return tokens;
}

interface Range {
  readonly first: number;
  readonly size: number;
  readonly stride: number;
}

/** The elements that an entry gives values to, first index fastest; null values are left out. */
export function elementsOf({ indices, text }: Pick<ParameterEntry, 'indices' | 'text'>): Element[] {
  const values = valuesOf(text);
  const ranges = rangesOf(indices, values.length);
  return values.flatMap((value, position): Element[] => {
    if (value === '') return [];
    if (ranges.length === 0) return [{ place: values.length === 1 ? '' : String(position + 1), text: value }];
    let rest = position;
    const place = ranges.map(({ first, size, stride }) => {
      const k = rest % size;
      rest = Math.floor(rest / size);
      return first + k * stride;
    });
    return rest === 0 ? [{ place: place.join(','), text: value }] : [];
  });
}

/** The ranges of `(2:4)`, `(:,3)`, `(1:5:2)`; an open end has as many elements as there are values for. */
function rangesOf(indices: string, values: number): Range[] {
  const inside = indices.replace(/^\(|\)$/g, '').trim();
  if (inside === '') return [];
  const parts = inside.split(',').map((part) => {
    const [first = '', last, stride] = part.split(':').map((bound) => bound.trim());
    const from = first === '' ? 1 : Number(first);
    const step = stride === undefined || stride === '' ? 1 : Number(stride);
    if (last === undefined) return { first: from, stride: 1, size: 1 };
    return {
      first: from,
      stride: step,
      size: last === '' ? null : Math.floor((Number(last) - from) / step) + 1,
    };
  });
  const known = parts.reduce((product, { size }) => product * (size ?? 1), 1);
  const open = Math.max(1, Math.ceil(values / Math.max(1, known)));
  return parts.map(({ first, stride, size }) => ({ first, stride, size: Math.max(1, size ?? open) }));
}

/** Whether two values are the same to the solver: `0.5d0` and `.5`, `.true.` and `T`. */
export function sameValue(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== null || y !== null) return x === y;
  const [p, q] = [logicalOf(a), logicalOf(b)];
  if (p !== null && q !== null) return p === q;
  return unquoted(a) === unquoted(b);
}

/** A number in Fortran's manner: `1.5D-3`, `.5`, `2`; null for everything else. */
export function numberOf(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([ed][+-]?\d+)?$/i.test(text)) return null;
  return Number(text.replace(/d/i, 'e'));
}

function logicalOf(text: string): boolean | null {
  if (/^\.?t(rue)?\.?$/i.test(text)) return true;
  return /^\.?f(alse)?\.?$/i.test(text) ? false : null;
}

function unquoted(text: string): string {
  const match = /^(['"])(.*)\1$/s.exec(text);
  return (match?.[2] ?? text).trimEnd();
}
