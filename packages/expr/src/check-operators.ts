import { ARITHMETIC_KERNELS, type ArithmeticOperation } from '@emout/ndarray/binary-kernels';
import { COMPARISON_KERNELS, type ComparisonOperation } from '@emout/ndarray/compare-kernels';
import { UNARY_KERNELS } from '@emout/ndarray/unary-kernels';
import { alignAxes, type Operand } from './align-axes.js';
import { result } from './array-value.js';
import type { CheckContext } from './check-context.js';
import { type ArrayValue, type CheckedValue, mapComponents, type VectorValue } from './checked-value.js';
import type { BinaryExpression, BinaryOperator, Expression, UnaryExpression } from './expression.js';
import { problem, shown } from './expression-words.js';
import { arrayOf, kindSentence } from './operands.js';
import type { PlanNode } from './plan-node.js';
import { scaled } from './scale.js';
import { commonUnit, unitProblem, withinExponents } from './unit-problems.js';
import { isNumber, PLAIN, PURE, powerOf, productUnit } from './unit-rules.js';

type Rule = 'sum' | 'product' | 'remainder' | 'power' | 'comparison' | 'logical';

interface OperatorRule {
  readonly rule: Rule;
  readonly kernel: ArithmeticOperation | ComparisonOperation;
}

const RULES: Readonly<Record<BinaryOperator, OperatorRule>> = {
  '+': { rule: 'sum', kernel: 'add' },
  '-': { rule: 'sum', kernel: 'subtract' },
  '*': { rule: 'product', kernel: 'multiply' },
  '/': { rule: 'product', kernel: 'divide' },
  '//': { rule: 'remainder', kernel: 'floorDivide' },
  '%': { rule: 'remainder', kernel: 'modulo' },
  '**': { rule: 'power', kernel: 'power' },
  '<': { rule: 'comparison', kernel: 'less' },
  '<=': { rule: 'comparison', kernel: 'lessEqual' },
  '>': { rule: 'comparison', kernel: 'greater' },
  '>=': { rule: 'comparison', kernel: 'greaterEqual' },
  '==': { rule: 'comparison', kernel: 'equal' },
  '!=': { rule: 'comparison', kernel: 'notEqual' },
  '&': { rule: 'logical', kernel: 'and' },
  '|': { rule: 'logical', kernel: 'or' },
};

const KERNELS = { ...ARITHMETIC_KERNELS, ...COMPARISON_KERNELS } as const;

const DEEDS: Readonly<Record<Rule, string>> = {
  sum: 'added',
  product: 'multiplied',
  remainder: 'divided with a rest',
  power: 'raised to a power',
  comparison: 'compared',
  logical: 'joined',
};

/** `-x`, `+x`, `~x`. @throws ExpressionTypeError */
export function checkUnary(expression: UnaryExpression, context: CheckContext): CheckedValue {
  const { operator, operand } = expression;
  const value = context.valueOf(operand);
  if (value.kind === 'vector' && operator !== '~') {
    return operator === '+' ? value : mapComponents(value, (component) => negated(component, context));
  }
  const array = arrayOf(value, operand, operator);
  if (operator === '+') return array;
  if (operator === '-') return negated(array, context);
  if (array.type.dtype !== 'bool') {
    throw problem(expression, `~ turns a comparison around; ${shown(operand)} is none.`);
  }
  const loop = { operands: 1, loop: UNARY_KERNELS.not } as const;
  return result(array.type, context.graph.elementwise('not', loop, [array.plan]), PURE, 'bool');
}

export function negated({ type, plan }: ArrayValue, context: CheckContext): ArrayValue {
  const loop = { operands: 1, loop: UNARY_KERNELS.negate } as const;
  return result(type, context.graph.elementwise('negate', loop, [plan]), type.unit);
}

/** `a + b` and its like. @throws ExpressionTypeError */
export function checkBinary(expression: BinaryExpression, context: CheckContext): CheckedValue {
  const left = context.valueOf(expression.left);
  const right = context.valueOf(expression.right);
  if (left.kind === 'vector' || right.kind === 'vector') {
    return vectorBinary(expression, left, right, context);
  }
  const { operator } = expression;
  return combine(
    expression,
    operator,
    { value: arrayOf(left, expression.left, operator), expression: expression.left },
    { value: arrayOf(right, expression.right, operator), expression: expression.right },
    context,
  );
}

/** The operation of two arrays. @throws ExpressionTypeError */
export function combine(
  at: Expression,
  operator: BinaryOperator,
  left: Operand,
  right: Operand,
  context: CheckContext,
): ArrayValue {
  const { rule, kernel } = RULES[operator];
  const a = left.value.type.unit;
  const b = right.value.type.unit;
  const compute = (operands: readonly Operand[]) => {
    const aligned = alignAxes(operands, context);
    return { aligned, plan: (plans: readonly PlanNode[]) => arithmetic(kernel, plans, context) };
  };
  switch (rule) {
    case 'sum':
    case 'comparison':
    case 'remainder': {
      // A quotient of a quantity and a plain number counts that quantity.
      const common = commonUnit(at, [left, right], DEEDS[rule], context);
      const { aligned, plan } = compute(common.operands);
      const bothPlain = a.plain && b.plain;
      if (rule === 'comparison') return result(aligned, plan(aligned.plans), PURE, 'bool');
      const isRatio = operator === '//' && !a.plain && !b.plain && common.unit.unit !== null;
      const unit = bothPlain ? PLAIN : isRatio ? PURE : common.unit;
      return result(aligned, plan(aligned.plans), unit);
    }
    case 'product': {
      const by = operator === '/' ? '/' : '*';
      const product = withinExponents(at, () => productUnit(a, b, by, context.units));
      if (typeof product === 'string') throw unitProblem(at, left, right, DEEDS[rule], product);
      const { aligned, plan } = compute([left, right]);
      return scaled(result(aligned, plan(aligned.plans), product.unit), product.scale, context);
    }
    case 'power':
      return power(at, left, right, compute, context);
    case 'logical': {
      for (const { value, expression } of [left, right]) {
        if (value.type.dtype === 'bool') continue;
        throw problem(
          expression,
          `${operator} joins comparisons, each in parentheses; ${shown(expression)} is none.`,
        );
      }
      const { aligned, plan } = compute([left, right]);
      return result(aligned, plan(aligned.plans), PURE, 'bool');
    }
  }
}

function power(
  at: Expression,
  left: Operand,
  right: Operand,
  compute: (operands: readonly Operand[]) => {
    aligned: ReturnType<typeof alignAxes>;
    plan: (plans: readonly PlanNode[]) => PlanNode;
  },
  context: CheckContext,
): ArrayValue {
  const base = left.value.type.unit;
  const exponent = right.value.plan.constant;
  const { unit } = right.value.type;
  if (unit.unit !== null && !isNumber(unit)) {
    throw problem(
      right.expression,
      `An exponent is a pure number; ${shown(right.expression)} is in ${unit.unit.symbol}.`,
    );
  }
  if (exponent === null && base.unit !== null && !isNumber(base)) {
    throw problem(
      at,
      `${shown(left.expression)} is in ${base.unit.symbol}; its exponent has to be one number that is known before reading, so that the unit of the power is known.`,
    );
  }
  const { aligned, plan } = compute([left, right]);
  const value = plan(aligned.plans);
  if (exponent === null || isNumber(base)) {
    const plain = base.plain && unit.plain;
    return result(aligned, value, base.unit === null ? base : plain ? PLAIN : PURE);
  }
  const of = withinExponents(at, () => powerOf(base, exponent, context.units));
  return scaled(result(aligned, value, of.unit), of.scale, context);
}

function arithmetic(
  kernel: ArithmeticOperation | ComparisonOperation,
  plans: readonly PlanNode[],
  context: CheckContext,
): PlanNode {
  return context.graph.elementwise(kernel, { operands: 2, loop: KERNELS[kernel] }, plans);
}

function vectorBinary(
  expression: BinaryExpression,
  left: CheckedValue,
  right: CheckedValue,
  context: CheckContext,
): VectorValue {
  const { operator } = expression;
  const with_ = (value: ArrayValue, of: Expression): Operand => ({ value, expression: of });
  if (left.kind === 'vector' && right.kind === 'vector') {
    const letters = (vector: VectorValue) => vector.components.map(({ letter }) => letter).join('');
    if ((operator !== '+' && operator !== '-') || letters(left) !== letters(right)) {
      throw problem(
        expression,
        operator === '+' || operator === '-'
          ? `${shown(expression.left)} has the components ${letters(left)} and ${shown(expression.right)} has ${letters(right)}: they cannot be added.`
          : `Two vectors have no ${operator}; write dot(a, b), cross(a, b) or one of their components, such as ${shown(expression.left)}.${left.components[0]?.letter}.`,
      );
    }
    const components = left.components.map(({ letter, value }, k) => {
      const other = right.components[k]?.value ?? value;
      const sum = combine(
        expression,
        operator,
        with_(value, expression.left),
        with_(other, expression.right),
        context,
      );
      return { letter, value: sum };
    });
    return { kind: 'vector', name: '', components };
  }
  if (left.kind === 'vector' && (operator === '*' || operator === '/')) {
    const factor = with_(arrayOf(right, expression.right, operator), expression.right);
    const vector = mapComponents(left, (value) =>
      combine(expression, operator, with_(value, expression.left), factor, context),
    );
    return { ...vector, name: '' };
  }
  if (right.kind === 'vector' && operator === '*') {
    const factor = with_(arrayOf(left, expression.left, operator), expression.left);
    const vector = mapComponents(right, (value) =>
      combine(expression, operator, factor, with_(value, expression.right), context),
    );
    return { ...vector, name: '' };
  }
  const [vector, of] = left.kind === 'vector' ? [left, expression.left] : [right, expression.right];
  throw problem(expression, `A vector has no ${operator} with numbers; ${kindSentence(vector, of)}`);
}
