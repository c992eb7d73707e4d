import type { IndexItem } from '@emout/ndarray/index-rules';

/** An expression of the golden file that is a field with subscripts, from left to right. */
export interface GoldenSubscript {
  readonly name: string;
  readonly subscripts: readonly (readonly IndexItem[])[];
}

const FIELD = /^(?:data\.)?(\w+)((?:\[[-\d:,. ]+\])*)(?:\.val_si)?$/;

/** Reads `data.phisp[-1, :, 6, ::-1][2:].val_si`; null for anything that is more than a field with subscripts. */
export function goldenSubscript(text: string): GoldenSubscript | null {
  const [, name, brackets = ''] = FIELD.exec(text) ?? [];
  if (name === undefined) return null;
  const subscripts = Array.from(brackets.matchAll(/\[([^\]]*)\]/g), ([, items = '']) =>
    items.split(',').map(indexItem),
  );
  return { name, subscripts };
}

function indexItem(text: string): IndexItem {
  const trimmed = text.trim();
  if (trimmed === '...') return { kind: 'ellipsis' };
  if (!trimmed.includes(':')) return { kind: 'index', at: Number(trimmed) };
  const [start = null, stop = null, step = null] = trimmed
    .split(':')
    .map((bound) => (bound.trim() === '' ? null : Number(bound)));
  return { kind: 'range', start, stop, step };
}
