import type { Expression } from './expression.js';
import { printExpression } from './print.js';
import { ExpressionTypeError } from './type-errors.js';
import type { ValueUnit } from './value-type.js';

const LONGEST_SHOWN = 48;

/** An expression as a message names it. */
export function shown(expression: Expression): string {
  const text = printExpression(expression);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;
}

/** `in V`, `a pure number`, `of unknown unit`. */
export function unitWords({ unit, plain }: ValueUnit): string {
  if (plain) return 'a plain number';
  if (unit === null) return 'of unknown unit';
  return unit.symbol === '' ? 'a pure number' : `in ${unit.symbol}`;
}

/** Names as a sentence lists them: `t, z and y`. */
export function listWords(names: readonly string[], last = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** `Did you mean ex or ey?`, empty without names. */
export function didYouMean(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Did you mean ${listWords(near, 'or')}?`;
}

/** The error about an expression. */
export function problem(
  at: Expression | { readonly span: Expression['span'] },
  sentence: string,
  near: readonly string[] = [],
): ExpressionTypeError {
  return new ExpressionTypeError(at.span, `${sentence}${didYouMean(near)}`, near);
}

/** The error about a name that the run does not have. */
export function unknownName(
  at: Expression | { readonly span: Expression['span'] },
  sentence: string,
  near: readonly string[],
): ExpressionTypeError {
  return new ExpressionTypeError(at.span, `${sentence}${didYouMean(near)}`, near, 'UnknownField');
}

/** The error about a position or a range that an axis does not have. */
export function outsideAxis(
  at: Expression | { readonly span: Expression['span'] },
  sentence: string,
): ExpressionTypeError {
  return new ExpressionTypeError(at.span, sentence, [], 'IndexError');
}
