import type {
  CallExpression,
  Expression,
  RangeItemExpression,
  SubscriptItemExpression,
} from './expression.js';
import { printNumber, printText } from './literals.js';
import { BINARY_BINDING, BINDING, leftBinding, rightBinding } from './operators.js';

/**
 * The one way to write an expression, as Python reads it: as few parentheses as precedence allows, blanks as
 * the formatter Black sets them, double quotes.
 */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.value);
    case 'text':
      return printText(expression.value);
    case 'name':
      return expression.name;
    case 'member':
      return `${printBase(expression.base)}.${expression.name}`;
    case 'call':
      return `${printOperand(expression.callee, BINDING.postfix)}(${printArguments(expression)})`;
    case 'subscript':
      return `${printOperand(expression.base, BINDING.postfix)}[${printItems(expression.items)}]`;
    case 'unary':
      return `${expression.operator}${printOperand(expression.operand, BINDING.sign)}`;
    case 'binary': {
      const { operator } = expression;
      const left = printOperand(expression.left, leftBinding(operator));
      const right = printOperand(expression.right, rightBinding(operator));
      const close = operator === '**' && isSimple(expression.left) && isSimple(expression.right);
      return close ? `${left}**${right}` : `${left} ${operator} ${right}`;
    }
    case 'list':
      return `[${expression.items.map(printExpression).join(', ')}]`;
    case 'lambda':
      return `lambda ${expression.parameter}: ${printExpression(expression.body)}`;
  }
}

/** Items as they stand between the brackets of a subscript: `-1, 10:20:2, ...`. */
function printItems(items: readonly SubscriptItemExpression[]): string {
  return items.map(printItem).join(', ');
}

function printItem(item: SubscriptItemExpression): string {
  switch (item.kind) {
    case 'index':
      return printExpression(item.at);
    case 'range':
      return printRange(item);
    case 'ellipsis':
      return '...';
  }
}

/** `10:20:2`; blanks around the colons when a bound is more than a name or a number: `nz // 4 : nz // 2`. */
function printRange({ start, stop, step }: RangeItemExpression): string {
  const bounds = step === null ? [start, stop] : [start, stop, step];
  const blank = bounds.some((bound) => bound !== null && !isSimple(bound)) ? ' ' : '';
  let printed = '';
  for (const [k, bound] of bounds.entries()) {
    if (k > 0) printed += printed === '' || printed.endsWith(':') ? ':' : `${blank}:`;
    if (bound !== null) printed += `${k > 0 ? blank : ''}${printOperand(bound, BINDING.or)}`;
  }
  return printed;
}

function printArguments({ positional, keywords }: CallExpression): string {
  const named = keywords.map(({ name, value }) => `${name}=${printExpression(value)}`);
  return [...positional.map(printExpression), ...named].join(', ');
}

/** `5.real` would be read as a number with letters. */
function printBase(base: Expression): string {
  return base.kind === 'number' ? `(${printExpression(base)})` : printOperand(base, BINDING.postfix);
}

function printOperand(expression: Expression, least: number): string {
  const printed = printExpression(expression);
  return bindingOf(expression) < least ? `(${printed})` : printed;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'lambda':
      return BINDING.lambda;
    case 'binary':
      return BINARY_BINDING[expression.operator];
    case 'unary':
      return BINDING.sign;
    case 'number':
      return expression.value < 0 || Object.is(expression.value, -0) ? BINDING.sign : BINDING.postfix;
    default:
      return BINDING.postfix;
  }
}

/** A name with members, a number, or one of them with signs. */
function isSimple(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return true;
    case 'member':
      return expression.base.kind !== 'number' && isSimple(expression.base);
    case 'unary':
      return isSimple(expression.operand);
    default:
      return false;
  }
}
