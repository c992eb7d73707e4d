import { ExpressionError } from '@emout/expr/errors';
import type { Expression, Span, SubscriptItemExpression } from '@emout/expr/expression';
import { parseExpression } from '@emout/expr/parse';
import { type Subscript, type SubscriptItem, WHOLE_AXIS } from './view';

/** A formula of the form `field[…]`, its places filled up to (t, z, y, x). */
export interface ParsedFormula {
  readonly kind: 'formula';
  readonly field: string;
  readonly fieldSpan: Span;
  readonly subscript: Subscript;
  /** The part of the text for each axis; null where an ellipsis or nothing stands for it. */
  readonly spans: readonly (Span | null)[];
  /** How many indices the text gives, without an ellipsis. */
  readonly given: number;
}

export type FormulaText =
  | ParsedFormula
  | { readonly kind: 'grammar'; readonly detail: string; readonly span: Span }
  /** It can be read, but it is more than one field with one subscript. */
  | { readonly kind: 'not-indexed' };

const AXES = 4;

interface Filled {
  readonly item: SubscriptItem;
  readonly span: Span | null;
}

/** Reads what was typed as one field with its place; axes that are not written are left whole. */
export function parseFormula(text: string): FormulaText {
  let expression: Expression;
  try {
    expression = parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError)
      return { kind: 'grammar', detail: error.sentence, span: error.span };
    throw error;
  }
  if (expression.kind === 'name') return formula(expression.name, expression.span, []);
  if (expression.kind !== 'subscript' || expression.base.kind !== 'name') return { kind: 'not-indexed' };
  return formula(expression.base.name, expression.base.span, expression.items);
}

function formula(field: string, fieldSpan: Span, items: readonly SubscriptItemExpression[]): FormulaText {
  const given = items.filter((item) => item.kind !== 'ellipsis').length;
  const filled = fill(items, given);
  if (filled === null) return { kind: 'not-indexed' };
  const at = (k: number): Filled => filled[k] ?? { item: WHOLE_AXIS, span: null };
  return {
    kind: 'formula',
    field,
    fieldSpan,
    subscript: [at(0).item, at(1).item, at(2).item, at(3).item],
    spans: [at(0).span, at(1).span, at(2).span, at(3).span],
    given,
  };
}

/** Null when a place is more than a whole number. */
function fill(items: readonly SubscriptItemExpression[], given: number): Filled[] | null {
  const filled: Filled[] = [];
  for (const item of items) {
    if (item.kind === 'ellipsis') {
      for (let k = given; k < AXES; k++) filled.push({ item: WHOLE_AXIS, span: null });
      continue;
    }
    const read = literalItem(item);
    if (read === null) return null;
    filled.push({ item: read, span: item.span });
  }
  return filled;
}

function literalItem(item: Exclude<SubscriptItemExpression, { kind: 'ellipsis' }>): SubscriptItem | null {
  if (item.kind === 'index') {
    const at = wholeNumber(item.at);
    return at === null ? null : { kind: 'index', at };
  }
  const bounds = [item.start, item.stop, item.step].map((bound) =>
    bound === null ? null : wholeNumber(bound),
  );
  const written = [item.start, item.stop, item.step];
  if (bounds.some((bound, k) => bound === null && written[k] !== null)) return null;
  const [start = null, stop = null, step = null] = bounds;
  return { kind: 'range', start, stop, step };
}

function wholeNumber(expression: Expression): number | null {
  if (expression.kind === 'number') return Number.isInteger(expression.value) ? expression.value : null;
  if (expression.kind !== 'unary' || expression.operator === '~') return null;
  const value = wholeNumber(expression.operand);
  return value === null ? null : expression.operator === '-' ? 0 - value : value;
}
