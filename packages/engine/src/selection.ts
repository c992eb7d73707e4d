import type { Expression, SpannedIndexItem } from '@emout/expr/expression';
import { IndexError } from '@emout/ndarray/errors';
import { type AxisSelection, resolveIndex, selectFrom } from '@emout/ndarray/index-rules';
import { fieldIndexError } from './errors.js';

/** The axes of every field, in array order. */
export const AXIS_NAMES = ['t', 'z', 'y', 'x'] as const;
export type AxisName = (typeof AXIS_NAMES)[number];

/** An expression that is one field, subscripted or not. */
export interface FieldSubscript {
  readonly name: string;
  /** The brackets in the order they are applied. */
  readonly subscripts: readonly (readonly SpannedIndexItem[])[];
}

/** The field that an expression names, and its subscripts from left to right. */
export function fieldOf(expression: Expression): FieldSubscript {
  if (expression.kind === 'name') return { name: expression.name, subscripts: [] };
  const base = fieldOf(expression.base);
  return { name: base.name, subscripts: [...base.subscripts, expression.items] };
}

/**
 * The positions that subscripts select of a field of shape (t, z, y, x).
 * @throws FieldIndexError that says in words what the field has
 */
export function selectionOf({ name, subscripts }: FieldSubscript, shape: readonly number[]): AxisSelection[] {
  try {
    const selection = subscripts.reduce<AxisSelection[]>(
      (previous, items) => selectFrom(previous, items, AXIS_NAMES),
      resolveIndex([], shape, AXIS_NAMES),
    );
    const empty = selection.findIndex((axis) => axis.count === 0);
    if (empty >= 0) throw fieldIndexError(emptyRangeSentence(name, empty, shape[empty] ?? 0));
    return selection;
  } catch (error) {
    if (error instanceof IndexError && Number.isSafeInteger(error.index)) {
      throw fieldIndexError(outOfRangeSentence(name, error), { cause: error });
    }
    throw error;
  }
}

/** A selection as it is written: `phisp[19, :, 64, :]`, with every index as it counts from the start. */
export function printSelection(
  name: string,
  selection: readonly AxisSelection[],
  shape: readonly number[],
): string {
  return `${name}[${selection.map((axis, k) => printAxis(axis, shape[k] ?? 0)).join(', ')}]`;
}

function printAxis({ start, step, count, dropped }: AxisSelection, size: number): string {
  if (dropped) return String(start);
  if (start === 0 && step === 1 && count === size) return ':';
  const end = start + step * count;
  // A reversed range that ends with element 0 has no stop that could be written: −1 means the last element.
  const stop = end < 0 ? '' : String(Math.min(end, size));
  const first = start === 0 && step > 0 ? '' : String(start);
  const last = step > 0 && end >= size ? '' : stop;
  return step === 1 ? `${first}:${last}` : `${first}:${last}:${step}`;
}

interface AxisWords {
  readonly one: string;
  readonly many: string;
}

const AXIS_WORDS: Record<AxisName, AxisWords> = {
  t: { one: 'step', many: 'steps' },
  z: { one: 'z index', many: 'z indices' },
  y: { one: 'y index', many: 'y indices' },
  x: { one: 'x index', many: 'x indices' },
};

function wordsOf(axis: number): AxisWords {
  return AXIS_WORDS[AXIS_NAMES[axis] ?? 't'];
}

function outOfRangeSentence(name: string, { axis, index, size }: IndexError): string {
  const words = wordsOf(axis);
  const asked = `There is no ${words.one} ${printInteger(index)}.`;
  if (size === 0) return `${asked} ${name} has no ${words.many} left there.`;
  if (size === 1) return `${asked} ${name} has the ${words.one} 0 only.`;
  return `${asked} ${name} has ${words.many} 0 to ${size - 1}; the last can also be written ${printInteger(-1)}.`;
}

function emptyRangeSentence(name: string, axis: number, size: number): string {
  const words = wordsOf(axis);
  return `The range of ${words.many} holds none of ${name}, which has ${size === 1 ? '0 only' : `0 to ${size - 1}`}.`;
}

/** With the minus sign of a sentence, U+2212. */
function printInteger(value: number): string {
  return value < 0 ? `\u2212${-value}` : String(value);
}
