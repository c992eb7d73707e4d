import { plainNumber, truth } from './array-value.js';
import type { CheckContext } from './check-context.js';
import { parameterMember, parameterValue } from './check-parameters.js';
import { type ArrayValue, type CheckedValue, KIND_WORDS, mapComponents } from './checked-value.js';
import type { MemberExpression, NameExpression } from './expression.js';
import { problem, shown, unknownName } from './expression-words.js';
import { dataValue } from './field-value.js';
import { FUNCTION_NAMES, isFunctionName, printSignature } from './functions.js';
import { nearNames } from './near-names.js';
import { kindSentence } from './operands.js';
import { scaled } from './scale.js';
import type { ExpressionScope } from './scope.js';

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** A name alone. @throws ExpressionTypeError with near names when it is unknown */
export function checkName(expression: NameExpression, context: CheckContext): CheckedValue {
  const { name } = expression;
  const { scope } = context;
  const bound = context.bound(name);
  if (bound !== null) return bound;
  const constant = CONSTANTS.get(name);
  if (constant !== undefined) return plainNumber(context.graph, constant);
  if (name === 'True' || name === 'False') return truth(context.graph, name === 'True');
  if (name === 'None') return { kind: 'none' };
  if (name === 'inp') return { kind: 'parameters', scope, path: [] };
  if (name === 'unit') return { kind: 'units', scope };
  const found = lookUp(name, scope, context);
  if (found !== null) return found;
  if (isFunctionName(name))
    throw problem(expression, `${name} is a function: write ${printSignature(name)}.`);
  if (name === 'run') throw problem(expression, 'run is a function: write run("address").phisp.');
  const near = nearNames(name, namesOf(scope));
  throw unknownName(expression, `There is no field or parameter ${name} in this run.`, near);
}

function lookUp(name: string, scope: ExpressionScope, context: CheckContext): CheckedValue | null {
  const data = scope.data(name);
  if (data !== null) return dataValue(data, scope, context);
  const parameter = scope.parameter([name]);
  return parameter === null ? null : parameterValue(parameter, name, context);
}

function* namesOf(scope: ExpressionScope): Generator<string> {
  for (const { name, kind } of scope.names()) if (kind !== 'unit' && kind !== 'run') yield name;
  yield* FUNCTION_NAMES;
  yield* CONSTANTS.keys();
}

/** `base.name`. @throws ExpressionTypeError with near names when the base has no such member */
export function checkMember(expression: MemberExpression, context: CheckContext): CheckedValue {
  const base = context.valueOf(expression.base);
  const { name } = expression;
  const at = { span: expression.nameSpan };
  switch (base.kind) {
    case 'parameters':
      return parameterMember(base, name, at, context);
    case 'units': {
      const pair = base.scope.unit(name);
      if (pair !== null) return { kind: 'unit-pair', pair };
      const units = base.scope.names().flatMap((known) => (known.kind === 'unit' ? [known.name] : []));
      const reason =
        units.length === 0
          ? 'The run has no conversion key, so that there are no units to convert by.'
          : `There is no unit ${name}.`;
      throw problem(at, reason, nearNames(name, units));
    }
    case 'unit-pair':
      if (name === 'trans' || name === 'reverse')
        return { kind: 'conversion', pair: base.pair, direction: name };
      throw problem(at, `A unit has the members trans and reverse, not ${name}.`);
    case 'run': {
      if (name === 'inp') return { kind: 'parameters', scope: base.scope, path: [] };
      if (name === 'unit') return { kind: 'units', scope: base.scope };
      const found = lookUp(name, base.scope, context);
      if (found !== null) return found;
      const near = nearNames(name, namesOf(base.scope));
      throw unknownName(at, `There is no field or parameter ${name} in ${base.scope.address}.`, near);
    }
    case 'vector':
      return vectorMember(base, expression, context);
    case 'array':
      if (name === 'val_si') return inSi(base, expression, context);
      throw problem(at, `${shown(expression.base)} has no member ${name}; an array has val_si.`);
    default:
      throw problem(at, `${kindSentence(base, expression.base)} It has no member ${name}.`);
  }
}

const PLACES: ReadonlyMap<string, number> = new Map([
  ['x_data', 0],
  ['y_data', 1],
  ['z_data', 2],
]);

/** `.x` by letter, emout's `.x_data` by place, `.val_si` of each component. */
function vectorMember(
  vector: Extract<CheckedValue, { kind: 'vector' }>,
  expression: MemberExpression,
  context: CheckContext,
): CheckedValue {
  const { name } = expression;
  if (name === 'val_si') return mapComponents(vector, (value) => inSi(value, expression, context));
  const place = PLACES.get(name);
  const component =
    place === undefined ? vector.components.find(({ letter }) => letter === name) : vector.components[place];
  if (component !== undefined) return component.value;
  const letters = vector.components.map(({ letter }) => letter).join(', ');
  throw problem(
    { span: expression.nameSpan },
    `${shown(expression.base)} is ${KIND_WORDS.vector} with the components ${letters}; it has no ${name}.`,
  );
}

/** EMSES numbers as SI ones. @throws ExpressionTypeError without a conversion key */
function inSi(value: ArrayValue, expression: MemberExpression, context: CheckContext): ArrayValue {
  const { type } = value;
  const { unit } = type;
  if (unit.plain || unit.system === 'si') return value;
  if (unit.emsesFactor === null || unit.unit === null) {
    throw problem(
      expression,
      unit.unit === null
        ? `${shown(expression.base)} has no SI values: its unit is not known.`
        : `${shown(expression.base)} has no SI values: the run has no conversion key.`,
    );
  }
  const { emsesFactor } = unit;
  const converted = scaled(value, emsesFactor, context);
  return { ...converted, type: { ...converted.type, unit: { ...unit, system: 'si' }, name: type.name } };
}
