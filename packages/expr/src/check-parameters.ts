import { plainNumber, truth } from './array-value.js';
import type { CheckContext } from './check-context.js';
import type { CheckedValue } from './checked-value.js';
import type { Expression, SubscriptExpression } from './expression.js';
import { problem, shown } from './expression-words.js';
import { nearNames } from './near-names.js';
import { wholeNumberOf } from './operands.js';
import type { ExpressionScope, ParameterValue } from './scope.js';

type Parameters = Extract<CheckedValue, { kind: 'parameters' }>;
type ParameterList = Extract<CheckedValue, { kind: 'parameter-list' }>;

/** A parameter as a value: numbers are plain. */
export function parameterValue(value: ParameterValue, name: string, context: CheckContext): CheckedValue {
  switch (value.kind) {
    case 'number':
      return plainNumber(context.graph, value.value);
    case 'logical':
      return truth(context.graph, value.value);
    case 'text':
      return { kind: 'text', value: value.value };
    case 'list':
      return { kind: 'parameter-list', name, list: value };
  }
}

/** `inp.nx`, or the group of `inp.ptcond.zssurf`, whose name is looked up with the next member. */
export function parameterMember(
  { scope, path }: Parameters,
  name: string,
  at: { readonly span: Expression['span'] },
  context: CheckContext,
): CheckedValue {
  const whole = [...path, name];
  const found = scope.parameter(whole);
  if (found !== null) return parameterValue(found, `inp.${whole.join('.')}`, context);
  if (path.length === 0 && isGroup(scope, name)) return { kind: 'parameters', scope, path: whole };
  const names = parameterNames(scope);
  const place = path.length === 0 ? '' : ` in the group ${path.join('.')}`;
  throw problem(at, `The run has no parameter ${name}${place}.`, nearNames(name, names));
}

/** `inp["nx"]`, `inp.qm[0]`. */
export function subscriptParameters(
  base: Parameters | ParameterList,
  expression: SubscriptExpression,
  context: CheckContext,
): CheckedValue {
  const [item] = expression.items;
  if (item === undefined || item.kind !== 'index' || expression.items.length > 1) {
    throw problem(expression, `${shown(expression.base)} takes one index at a time.`);
  }
  const value = context.valueOf(item.at);
  if (base.kind === 'parameters') {
    if (value.kind === 'text') return parameterMember(base, value.value, item, context);
    throw problem(item, `A parameter is named by a text, such as ${shown(expression.base)}["nx"].`);
  }
  const index = wholeNumberOf(value, item.at, 'An index');
  const { values, first } = base.list;
  const found = values[index < 0 ? index + values.length : index];
  if (found === undefined) {
    throw problem(item, `There is no value ${index} of ${base.name}, which has 0 to ${values.length - 1}.`);
  }
  if (found === null) throw problem(item, `The value ${index} of ${base.name} is not set in the file.`);
  if (first !== 1) context.note(`${base.name} begins with element ${first} of the solver's array.`);
  return parameterValue(found, `${base.name}[${index}]`, context);
}

/** Groups are told by the parameters in them. */
function isGroup(scope: ExpressionScope, name: string): boolean {
  return scope.names().some(({ kind, about }) => kind === 'parameter' && about === name);
}

function parameterNames(scope: ExpressionScope): string[] {
  return scope.names().flatMap(({ kind, name }) => (kind === 'parameter' ? [name] : []));
}
