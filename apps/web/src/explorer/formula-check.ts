import type { ExpressionCheck } from '@emout/api/expression-schemas';
import type { FieldSummary } from '@emout/api/schemas';
import { IndexError, ZeroStepError } from '@emout/ndarray/errors';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { itemIn, itemsOfAxes, literalSubscript, subscriptOf, WHOLE } from './axis-items';
import {
  axisOf,
  type Drawable,
  drawableField,
  isReadable,
  type NotDrawable,
  type ReadableField,
} from './drawable';
import { type ParsedFormula, parseFormula } from './formula-text';
import { AXIS_NAMES, type AxisName, axisIndex } from './plane';
import {
  freeAxes,
  NO_AXIS,
  planeOf,
  printFormula,
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
    | 'emptyField'
    | 'unreadableField'
    | 'tooMany'
    | 'zeroStep'
    | 'emptyRange'
    | 'notAPlane'
    | NotDrawable
    | 'grammar'
    /** It could go on at its end. */
    | 'unfinished'
    /** The worker's own sentence. */
    | 'refused'
    | 'empty';
  readonly words: Words;
  readonly span: FormulaSpan;
  readonly field: string | null;
  /** Names that may have been meant at the span. */
  readonly near: readonly string[];
}

/** A formula that can be drawn. */
export interface DrawableFormula {
  readonly ok: true;
  readonly drawable: Drawable;
  readonly subscript: Subscript;
}

export interface RefusedFormula {
  readonly ok: false;
  readonly problem: FormulaProblem;
}

export type FormulaCheck = DrawableFormula | RefusedFormula;

/** What can be said without the worker; the rest only it knows. */
export type LocalCheck = FormulaCheck | { readonly ok: null; readonly parsed: ParsedFormula };

/** The newest step (or the last), the middle of y, or of the first axes where that leaves more than a plane. */
export function defaultSubscript({ axes }: Pick<Drawable, 'axes'>, following: boolean): Subscript {
  const fixed = new Set<AxisName>();
  for (const axis of ['t', 'y', 'z'] as const) {
    if (axes.length - fixed.size > 2 && axes.some(({ name }) => name === axis)) fixed.add(axis);
  }
  const item = (name: AxisName): SubscriptItem => {
    const axis = axisOf({ axes }, name);
    if (axis === null) return NO_AXIS;
    if (!fixed.has(name)) return WHOLE_AXIS;
    if (name === 't') return { kind: 'index', at: following ? -1 : axis.count - 1 };
    return { kind: 'index', at: Math.floor(axis.count / 2) };
  };
  return [item('t'), item('z'), item('y'), item('x')];
}

/** Reads a formula and checks it against the fields of the run, so that no request is made for what is not there. */
export function checkFormula(text: string, fields: readonly FieldSummary[]): LocalCheck {
  const whole = { start: 0, end: text.length };
  if (text.trim() === '') return refuse('empty', { example: exampleOf(fields) }, whole, null);
  const parsed = parseFormula(text);
  if (parsed.kind === 'grammar') {
    const key = isUnfinished(text, parsed.span) ? 'unfinished' : 'grammar';
    return refuse(key, { detail: parsed.detail }, parsed.span, null);
  }
  const field = parsed.named ? fields.find((one) => one.name === parsed.base) : undefined;
  if (field === undefined) return { ok: null, parsed };
  if (field.state === 'unreadable') {
    return refuse('unreadableField', { field: field.name }, parsed.baseSpan, field.name);
  }
  if (!isReadable(field)) return refuse('emptyField', { field: field.name }, parsed.baseSpan, field.name);
  if (parsed.given > 4) return refuse('tooMany', { count: parsed.given }, whole, field.name);
  const drawable = drawableField(field);
  const items = itemsOfAxes(parsed.items, drawable);
  for (const axis of AXIS_NAMES) {
    const { item, span } = items[axisIndex(axis)] ?? WHOLE;
    const problem = item === null ? null : checkItem(item, span ?? parsed.baseSpan, axis, field);
    if (problem !== null) return { ok: false, problem };
  }
  const subscript = literalSubscript(parsed, drawable);
  if (subscript === null) return { ok: null, parsed };
  return placed(parsed, drawable, subscript, whole);
}

/** Something is missing at the end, or the second quote of a text there. */
function isUnfinished(text: string, { start, end }: FormulaSpan): boolean {
  const length = text.trimEnd().length;
  return start >= length || (end >= length && /["']/.test(text.charAt(start)));
}

/**
 * What the worker's answer makes of a formula.
 * @param whole about the text as it was typed, in SI
 * @param base what is sliced
 */
export function checkAnswer(
  text: string,
  parsed: ParsedFormula,
  whole: ExpressionCheck,
  base: Drawable | NotDrawable,
): FormulaCheck {
  const all = { start: 0, end: text.length };
  if (!whole.ok) return refusal(parsed, whole, all);
  if (whole.kind === 'vector') {
    const example = printFormulaOf(`magnitude(${parsed.base})`, text, parsed);
    return refuse('vector', { field: parsed.base, example }, all, null);
  }
  if (typeof base === 'string') return refuse(base, { field: parsed.base, example: '' }, all, null);
  const subscript = subscriptOf(itemsOfAxes(parsed.items, base), base, (axis) => itemIn(whole, base, axis));
  if (subscript === null) return refuse('notAPlane', { free: whole.axes.length }, all, null);
  const turned = subscript.some((item) => item.kind === 'range' && item.step !== null && item.step < 0);
  if (turned) return refuse('turned', {}, all, null);
  return placed(parsed, base, subscript, all);
}

/** `base` with the brackets of a text. */
function printFormulaOf(base: string, text: string, { items, baseSpan }: ParsedFormula): string {
  return items.length === 0 ? base : `${base}${text.slice(baseSpan.end).replace(/^\)*/, '')}`;
}

/** The worker's sentence; a field that is not there in the words of the page. */
function refusal(
  { named, base, baseSpan }: ParsedFormula,
  { message, hint, span, near }: Extract<ExpressionCheck, { ok: false }>,
  all: FormulaSpan,
): RefusedFormula {
  const unknown = named && near.length > 0 && span?.start === baseSpan.start && span.end === baseSpan.end;
  if (unknown) return refuse('noField', { field: base }, baseSpan, base, near);
  // The names are offered beside the sentence.
  const said = near.length === 0 ? message : message.replace(/ Did you mean [^?]*\?$/, '');
  const detail = hint === null ? said : `${said} ${hint}`;
  return refuse('refused', { detail }, span ?? all, named ? base : null, near);
}

function placed(
  { items }: ParsedFormula,
  drawable: Drawable,
  subscript: Subscript,
  all: FormulaSpan,
): FormulaCheck {
  if (planeOf(subscript) !== null) return { ok: true, drawable, subscript };
  const free = freeAxes(subscript).length;
  // Nothing is said of the place, so the usual one is meant.
  if (items.length === 0 && free > 2) {
    return { ok: true, drawable, subscript: defaultSubscript(drawable, false) };
  }
  return refuse('notAPlane', { free }, all, drawable.field === null ? null : drawable.name);
}

function refuse(
  key: FormulaProblem['key'],
  words: Words,
  span: FormulaSpan,
  field: string | null,
  near: readonly string[] = [],
): RefusedFormula {
  return { ok: false, problem: { key, words, span, field, near } };
}

function exampleOf(fields: readonly FieldSummary[]): string {
  const field = fields.find(isReadable);
  if (field === undefined) return 'phisp[-1, :, 0, :]';
  const drawable = drawableField(field);
  return printFormula({ base: drawable.name, subscript: defaultSubscript(drawable, true) });
}

function checkItem(
  item: SubscriptItem,
  span: FormulaSpan,
  axis: AxisName,
  field: ReadableField,
): FormulaProblem | null {
  if (item.kind === 'absent') return null;
  const size: Shape[number] = field.shape[axisIndex(axis)];
  const words = { field: field.name, axis, last: size - 1 };
  const problem = (key: FormulaProblem['key'], more: Words = {}): FormulaProblem => ({
    key,
    words: { ...words, ...more },
    span,
    field: field.name,
    near: [],
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
