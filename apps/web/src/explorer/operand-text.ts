import { ExpressionError } from '@emout/expr/errors';
import { parseExpression } from '@emout/expr/parse';

const NAME = /^[A-Za-z_]\w*$/;

/** An expression as it stands before brackets: in parentheses where they would else belong to its last part. */
export function operandText(expression: string): string {
  if (NAME.test(expression)) return expression;
  try {
    const { kind } = parseExpression(expression);
    const loose = kind === 'binary' || kind === 'unary' || kind === 'lambda' || kind === 'number';
    return loose ? `(${expression})` : expression;
  } catch (error) {
    if (error instanceof ExpressionError) return `(${expression})`;
    throw error;
  }
}
