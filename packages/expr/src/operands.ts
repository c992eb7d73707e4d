import type { ArrayValue, CheckedValue } from './checked-value.js';
import { KIND_WORDS } from './checked-value.js';
import type { Expression } from './expression.js';
import { problem, shown } from './expression-words.js';

/** The value as an array; `use` says what it is wanted for: `+`, `sqrt`. @throws ExpressionTypeError */
export function arrayOf(value: CheckedValue, expression: Expression, use: string): ArrayValue {
  if (value.kind === 'array') return value;
  throw problem(expression, `${use} takes numbers; ${kindSentence(value, expression)}`);
}

/** What a value is that cannot be computed with, and what could be written instead. */
export function kindSentence(value: CheckedValue, expression: Expression): string {
  const text = shown(expression);
  switch (value.kind) {
    case 'vector': {
      const [first] = value.components;
      return `${text} is a vector. Write ${text}.${first?.letter ?? 'x'} for a component or magnitude(${text}) for its length.`;
    }
    case 'parameter-list': {
      const count = value.list.values.length;
      return `${text} is a list of ${count} ${count === 1 ? 'value' : 'values'}. Write ${text}[0] for the first.`;
    }
    case 'parameters':
      return `${text} names parameters of the run. Write ${text}.${value.path.length === 0 ? 'nx' : 'name'} for one of them.`;
    case 'unit-pair':
    case 'conversion':
      return `${text} is a unit. Write unit.${value.pair.name}.trans(x) for EMSES values of SI ones, unit.${value.pair.name}.reverse(x) for SI values of EMSES ones.`;
    case 'units':
      return `${text} names the units of the run. Write ${text}.v.trans(x), for example.`;
    case 'run':
      return `${text} is a run. Write ${text}.phisp for a field of it.`;
    default:
      return `${text} is ${KIND_WORDS[value.kind]}.`;
  }
}

/** A number that is known before anything is read. @throws ExpressionTypeError */
export function constantOf(value: CheckedValue, expression: Expression, what: string): number {
  if (value.kind === 'array' && value.plan.constant !== null) return value.plan.constant;
  if (value.kind === 'array') {
    throw problem(
      expression,
      `${what} has to be known before anything is read; ${shown(expression)} depends on the values of fields. Numbers and parameters can be used.`,
    );
  }
  throw problem(expression, `${what} is a number; ${kindSentence(value, expression)}`);
}

/** As `constantOf`, whole. @throws ExpressionTypeError */
export function wholeNumberOf(value: CheckedValue, expression: Expression, what: string): number {
  const number = constantOf(value, expression, what);
  if (Number.isSafeInteger(number)) return number + 0;
  const is = expression.kind === 'number' ? `${number} is not one` : `${shown(expression)} is ${number}`;
  const hint =
    Number.isFinite(number) && !Number.isInteger(number) ? ' Write // to divide without a rest.' : '';
  throw problem(expression, `${what} is a whole number; ${is}.${hint}`);
}
