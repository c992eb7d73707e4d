import { ExpressionError } from './errors.js';
import type { Expression } from './expression.js';
import { ExpressionParser } from './expression-parser.js';
import { pastedLine } from './pasted-line.js';
import { printExpression } from './print.js';
import { MAX_EXPRESSION_LENGTH } from './tree-limits.js';

export { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_LENGTH } from './tree-limits.js';

/** Nothing that is written shorter grows beyond the limit when it is printed. */
const SHORT = 100;

/**
 * Reads a field expression: a small part of Python's, with its precedence. Lines pasted from a notebook give the
 * tree of what they compute: `data.phisp[-1].mean(axis="z").plot()` is `mean(phisp[-1], axis="z")`.
 * @throws ExpressionError with the span in question and a sentence about it
 */
export function parseExpression(text: string): Expression {
  checkLength(text, text.length, 'The expression has');
  const expression = pastedLine(new ExpressionParser(text).parse(), text);
  // What can be read can be printed and read again.
  if (text.length > SHORT) {
    checkLength(text, printExpression(expression).length, 'Written out, the expression has');
  }
  return expression;
}

function checkLength(text: string, length: number, subject: string): void {
  if (length <= MAX_EXPRESSION_LENGTH) return;
  const span = { start: Math.min(MAX_EXPRESSION_LENGTH, text.length), end: text.length };
  const sentence = `${subject} ${length} characters; at most ${MAX_EXPRESSION_LENGTH} are read.`;
  throw new ExpressionError(text, span, sentence);
}
