import type { BinaryOperator, UnaryOperator } from './expression.js';

/** How tightly parts of an expression hold together, as in Python: the larger, the tighter. */
export const BINDING = {
  lambda: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  union: 5,
  intersection: 6,
  sum: 7,
  product: 8,
  sign: 9,
  power: 10,
  postfix: 11,
} as const;

export const BINARY_BINDING: Readonly<Record<BinaryOperator, number>> = {
  '<': BINDING.comparison,
  '<=': BINDING.comparison,
  '>': BINDING.comparison,
  '>=': BINDING.comparison,
  '==': BINDING.comparison,
  '!=': BINDING.comparison,
  '|': BINDING.union,
  '&': BINDING.intersection,
  '+': BINDING.sum,
  '-': BINDING.sum,
  '*': BINDING.product,
  '/': BINDING.product,
  '//': BINDING.product,
  '%': BINDING.product,
  '**': BINDING.power,
};

/** The least binding that the right operand has without parentheses: `a**-b` and `a**b**c` need none. */
export function rightBinding(operator: BinaryOperator): number {
  return operator === '**' ? BINDING.sign : BINARY_BINDING[operator] + 1;
}

/** The least binding that the left operand has without parentheses; comparisons do not follow one another. */
export function leftBinding(operator: BinaryOperator): number {
  const own = BINARY_BINDING[operator];
  return own === BINDING.comparison || operator === '**' ? own + 1 : own;
}

export function isBinaryOperator(mark: string): mark is BinaryOperator {
  return Object.hasOwn(BINARY_BINDING, mark);
}

export function isUnaryOperator(mark: string): mark is UnaryOperator {
  return mark === '-' || mark === '+' || mark === '~';
}
