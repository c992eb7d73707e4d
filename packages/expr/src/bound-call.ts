import type { CheckContext } from './check-context.js';
import type { CheckedValue } from './checked-value.js';
import type { CallExpression, Expression } from './expression.js';
import { problem } from './expression-words.js';
import { FUNCTIONS, type FunctionName, printSignature } from './functions.js';
import { nearNames } from './near-names.js';

/** An argument of a call with its value. */
export interface Argument {
  readonly value: CheckedValue;
  readonly expression: Expression;
}

/** A call with its arguments by the names of the parameters. */
export interface BoundCall {
  readonly name: FunctionName;
  readonly expression: CallExpression;
  /** Null when the parameter was left out, or given as None. */
  optional(parameter: string): Argument | null;
  required(parameter: string): Argument;
}

/** What a function makes of its arguments. */
export type FunctionRule = (call: BoundCall, context: CheckContext) => CheckedValue;

/** Gives each argument to a parameter. @throws ExpressionTypeError with the signature when they do not fit */
export function bindCall(name: FunctionName, expression: CallExpression, context: CheckContext): BoundCall {
  const { parameters } = FUNCTIONS[name];
  const signature = () => `Write ${printSignature(name)}.`;
  const given = new Map<string, Expression>();
  const byPosition = parameters.filter(({ keywordOnly }) => !keywordOnly);
  for (const [k, argument] of expression.positional.entries()) {
    const parameter = byPosition[k];
    if (parameter === undefined) {
      const most = byPosition.length;
      throw problem(
        argument,
        `${name} takes ${most === 1 ? 'one argument' : `at most ${most} arguments`}. ${signature()}`,
      );
    }
    given.set(parameter.name, argument);
  }
  for (const keyword of expression.keywords) {
    if (!parameters.some((parameter) => parameter.name === keyword.name)) {
      const names = parameters.map((parameter) => parameter.name);
      throw problem(
        keyword,
        `${name} has no argument ${keyword.name}. ${signature()}`,
        nearNames(keyword.name, names),
      );
    }
    if (given.has(keyword.name))
      throw problem(keyword, `${keyword.name} of ${name} is given twice. ${signature()}`);
    given.set(keyword.name, keyword.value);
  }
  const values = new Map<string, Argument>();
  for (const [parameter, argument] of given) {
    values.set(parameter, { value: context.valueOf(argument), expression: argument });
  }
  for (const { name: parameter, optional } of parameters) {
    if (!optional && !values.has(parameter)) {
      throw problem(expression, `${name} needs the argument ${parameter}. ${signature()}`);
    }
  }
  const optional = (parameter: string): Argument | null => {
    const argument = values.get(parameter);
    return argument === undefined || argument.value.kind === 'none' ? null : argument;
  };
  const required = (parameter: string): Argument => {
    const argument = optional(parameter);
    if (argument !== null) return argument;
    throw problem(expression, `${name} needs the argument ${parameter}. ${signature()}`);
  };
  return { name, expression, optional, required };
}
