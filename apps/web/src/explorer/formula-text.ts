import { ExpressionError } from '@emout/expr/errors';
import type { Expression, Span, SubscriptExpression, SubscriptItemExpression } from '@emout/expr/expression';
import { parseExpression } from '@emout/expr/parse';
import { printExpression } from '@emout/expr/print';
import type { SubscriptItem } from './view';

/** One place between the brackets as it was written. */
export type WrittenItem =
  | { readonly kind: 'ellipsis' }
  /** `item` is null for numbers that only the run knows: `ny//2`. */
  | { readonly kind: 'item'; readonly item: SubscriptItem | null; readonly span: Span };

/** A formula taken apart: what is sliced, and where. */
export interface ParsedFormula {
  readonly kind: 'formula';
  /** In the one way to write it. */
  readonly base: string;
  readonly baseSpan: Span;
  /** The base is a name alone, such as a field's. */
  readonly named: boolean;
  /** Empty when nothing is sliced. */
  readonly items: readonly WrittenItem[];
  /** How many of the items stand for one axis each. */
  readonly given: number;
}

export type FormulaText =
  | ParsedFormula
  | { readonly kind: 'grammar'; readonly detail: string; readonly span: Span };

const MOST_AXES = 4;

/** Takes what was typed apart into base and subscript; without brackets at its end all of it is the base. */
export function parseFormula(text: string): FormulaText {
  try {
    return split(parseExpression(text));
  } catch (error) {
    if (error instanceof ExpressionError)
      return { kind: 'grammar', detail: error.sentence, span: error.span };
    throw error;
  }
}

function split(expression: Expression): ParsedFormula {
  if (expression.kind === 'subscript') {
    // Brackets that leave everything as it is say nothing.
    if (expression.items.length <= MOST_AXES && expression.items.every(isWhole))
      return split(expression.base);
    if (!expression.items.some(isList)) return formula(expression.base, expression);
  }
  return formula(expression, null);
}

function formula(base: Expression, subscript: SubscriptExpression | null): ParsedFormula {
  const items = (subscript?.items ?? []).map(written);
  return {
    kind: 'formula',
    base: printExpression(base),
    baseSpan: base.span,
    named: base.kind === 'name',
    items,
    given: items.filter((item) => item.kind === 'item').length,
  };
}

function isWhole(item: SubscriptItemExpression): boolean {
  if (item.kind !== 'range') return item.kind === 'ellipsis';
  return item.start === null && item.stop === null && item.step === null;
}

/** A list picks single positions; no knob can say that. */
function isList(item: SubscriptItemExpression): boolean {
  return item.kind === 'index' && item.at.kind === 'list';
}

function written(item: SubscriptItemExpression): WrittenItem {
  if (item.kind === 'ellipsis') return { kind: 'ellipsis' };
  return { kind: 'item', item: literalItem(item), span: item.span };
}

function literalItem(item: Exclude<SubscriptItemExpression, { kind: 'ellipsis' }>): SubscriptItem | null {
  if (item.kind === 'index') {
    const at = wholeNumber(item.at);
    return at === null ? null : { kind: 'index', at };
  }
  const bounds = [item.start, item.stop, item.step].map((bound) =>
    bound === null ? null : (wholeNumber(bound) ?? Number.NaN),
  );
  if (bounds.some(Number.isNaN)) return null;
  const [start = null, stop = null, step = null] = bounds;
  return { kind: 'range', start, stop, step };
}

/** A whole number as it stands in the text; null for anything that has to be computed. */
function wholeNumber(expression: Expression): number | null {
  if (expression.kind === 'number') return Number.isInteger(expression.value) ? expression.value : null;
  if (expression.kind !== 'unary' || expression.operator === '~') return null;
  const value = wholeNumber(expression.operand);
  return value === null ? null : expression.operator === '-' ? 0 - value : value;
}
