import type { BinaryOperator } from './expression.js';
import { BINARY_BINDING, BINDING, isBinaryOperator, rightBinding } from './operators.js';
import type { Token } from './tokens.js';

/** A binary operator as it is written. */
export interface OperatorAhead {
  readonly operator: BinaryOperator;
  readonly binding: number;
  /** The least binding of what stands to the right. */
  readonly right: number;
}

/** `and` and `or` bind as loosely as in Python and mean the same as `&` and `|`. */
const WORD_OPERATORS: Readonly<Record<'and' | 'or', OperatorAhead>> = {
  and: { operator: '&', binding: BINDING.and, right: BINDING.not },
  or: { operator: '|', binding: BINDING.or, right: BINDING.and },
};

/** The operator that a token is; null when it joins no two values. */
export function operatorAhead(token: Token): OperatorAhead | null {
  if (token.kind === 'name' && (token.text === 'and' || token.text === 'or')) {
    return WORD_OPERATORS[token.text];
  }
  if (token.kind !== 'mark' || !isBinaryOperator(token.text)) return null;
  const operator = token.text;
  return { operator, binding: BINARY_BINDING[operator], right: rightBinding(operator) };
}
