import { ExpressionError } from '@emout/expr/errors';
import type { Expression, Span, SpannedIndexItem } from '@emout/expr/expression';
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
  if (expression.base.kind !== 'name') return { kind: 'not-indexed' };
  return formula(expression.base.name, expression.base.span, expression.items);
}

function formula(field: string, fieldSpan: Span, items: readonly SpannedIndexItem[]): ParsedFormula {
  const given = items.filter((item) => item.kind !== 'ellipsis').length;
  const filled = fill(items, given);
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

function fill(items: readonly SpannedIndexItem[], given: number): Filled[] {
  return items.flatMap((item): Filled[] => {
    if (item.kind === 'index') return [{ item: { kind: 'index', at: item.at }, span: item.span }];
    if (item.kind === 'range') {
      const { start, stop, step, span } = item;
      return [{ item: { kind: 'range', start, stop, step }, span }];
    }
    return Array.from({ length: Math.max(0, AXES - given) }, () => ({ item: WHOLE_AXIS, span: null }));
  });
}
