import type { FieldSummary } from '@emout/api/schemas';
import { IndexError, ZeroStepError } from '@emout/ndarray/errors';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { type ParsedFormula, parseFormula } from './formula-text';
import { AXIS_NAMES, type AxisName, axisIndex } from './plane';
import {
  freeAxes,
  planeOf,
  printExpression,
  type Shape,
  type Subscript,
  type SubscriptItem,
  WHOLE_AXIS,
} from './view';

export interface FormulaSpan {
  readonly start: number;
  readonly end: number;
}

type Words = Readonly<Record<string, string | number>>;

/** Why a formula cannot be drawn: the key of a sentence, its words, and the part of the text that is meant. */
export interface FormulaProblem {
  readonly key:
    | 'outsideStep'
    | 'outsideIndex'
    | 'noField'
    | 'nearField'
    | 'emptyField'
    | 'unreadableField'
    | 'tooMany'
    | 'zeroStep'
    | 'emptyRange'
    | 'notAPlane'
    | 'notIndexed'
    | 'turned'
    | 'grammar'
    | 'empty';
  readonly words: Words;
  readonly span: FormulaSpan;
  readonly field: string | null;
}

export type FormulaCheck =
  | { readonly ok: true; readonly field: string; readonly subscript: Subscript }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** True for a field that a picture can be made of. */
export function isDrawable(field: FieldSummary): field is FieldSummary & { shape: Shape } {
  return field.state === 'readable' && field.shape !== null && field.shape[0] > 0;
}

/** The picture a run opens with: the newest xz plane through the middle of its first field. */
export function defaultSubscript(shape: Shape, following: boolean): Subscript {
  return [
    { kind: 'index', at: following ? -1 : shape[0] - 1 },
    WHOLE_AXIS,
    { kind: 'index', at: Math.floor(shape[2] / 2) },
    WHOLE_AXIS,
  ];
}

/** Reads a formula and checks it against the fields of the run, so that no request is made for what is not there. */
export function checkFormula(text: string, fields: readonly FieldSummary[]): FormulaCheck {
  const whole = { start: 0, end: text.length };
  const example = exampleOf(fields);
  if (text.trim() === '') return refuse('empty', { example }, whole, null);
  const parsed = parseFormula(text);
  if (parsed.kind === 'grammar') return refuse('grammar', { detail: parsed.detail }, parsed.span, null);
  if (parsed.kind === 'not-indexed') return refuse('notIndexed', { example }, whole, null);
  const field = fields.find((one) => one.name === parsed.field);
  if (field === undefined) return unknownField(parsed, fields);
  if (field.state === 'unreadable') {
    return refuse('unreadableField', { field: field.name }, parsed.fieldSpan, field.name);
  }
  if (!isDrawable(field)) return refuse('emptyField', { field: field.name }, parsed.fieldSpan, field.name);
  if (parsed.given > 4) {
    return refuse('tooMany', { count: parsed.given }, whole, field.name);
  }
  for (const axis of AXIS_NAMES) {
    const problem = checkItem(parsed, axis, field);
    if (problem !== null) return { ok: false, problem };
  }
  if (planeOf(parsed.subscript) === null) {
    return refuse('notAPlane', { free: freeAxes(parsed.subscript).length }, whole, field.name);
  }
  return { ok: true, field: field.name, subscript: parsed.subscript };
}

function refuse(
  key: FormulaProblem['key'],
  words: Words,
  span: FormulaSpan,
  field: string | null,
): FormulaCheck {
  return { ok: false, problem: { key, words, span, field } };
}

function exampleOf(fields: readonly FieldSummary[]): string {
  const field = fields.find(isDrawable);
  return field === undefined
    ? 'phisp[-1, :, 0, :]'
    : printExpression(field.name, defaultSubscript(field.shape, true));
}

function unknownField(parsed: ParsedFormula, fields: readonly FieldSummary[]): FormulaCheck {
  const near = nearNames(
    parsed.field,
    fields.map((field) => field.name),
  );
  const words = { field: parsed.field, near: near.join(', ') };
  return refuse(near.length === 0 ? 'noField' : 'nearField', words, parsed.fieldSpan, parsed.field);
}

function checkItem(
  parsed: ParsedFormula,
  axis: AxisName,
  field: FieldSummary & { shape: Shape },
): FormulaProblem | null {
  const k = axisIndex(axis);
  const item: SubscriptItem = parsed.subscript[k];
  const size = field.shape[k];
  const span = parsed.spans[k] ?? parsed.fieldSpan;
  const words = { field: field.name, axis, last: size - 1 };
  const problem = (key: FormulaProblem['key'], more: Words = {}) => ({
    key,
    words: { ...words, ...more },
    span,
    field: field.name,
  });
  try {
    const [selection] = resolveIndex([item], [size]);
    if (selection !== undefined && selection.count === 0) return problem('emptyRange');
    if (selection !== undefined && !selection.dropped && selection.step < 0) return problem('turned');
    return null;
  } catch (error) {
    if (error instanceof ZeroStepError) return problem('zeroStep');
    if (error instanceof IndexError && item.kind === 'index') {
      const at = String(item.at).replace('-', '\u2212');
      return problem(axis === 't' ? 'outsideStep' : 'outsideIndex', { at });
    }
    throw error;
  }
}

/** Up to three names that differ from `name` in at most two letters. */
export function nearNames(name: string, known: readonly string[]): string[] {
  return known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
