import { sameDimension } from '@emout/units/unit';
import { bindCall } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import { type ArrayValue, type CheckedValue, mapComponents } from './checked-value.js';
import type { CallExpression } from './expression.js';
import { problem, shown } from './expression-words.js';
import { FUNCTION_RULES } from './function-rules.js';
import { FUNCTION_NAMES, isFunctionName } from './functions.js';
import { nearNames } from './near-names.js';
import { arrayOf, kindSentence } from './operands.js';
import { scaled } from './scale.js';
import type { UnitPair } from './scope.js';

/** `name(arguments)`, `unit.v.trans(x)`, `run("address")`. @throws ExpressionTypeError */
export function checkCall(expression: CallExpression, context: CheckContext): CheckedValue {
  const { callee } = expression;
  if (callee.kind === 'name') {
    if (isFunctionName(callee.name)) {
      return FUNCTION_RULES[callee.name](bindCall(callee.name, expression, context), context);
    }
    if (callee.name === 'run') return otherRun(expression, context);
    const near = nearNames(callee.name, [...FUNCTION_NAMES, 'run']);
    throw problem(callee, `There is no function ${callee.name}.`, near);
  }
  const called = context.valueOf(callee);
  if (called.kind === 'conversion') return converted(expression, called, context);
  throw problem(callee, `${kindSentence(called, callee)} It cannot be called.`);
}

function otherRun(expression: CallExpression, context: CheckContext): CheckedValue {
  const [address] = expression.positional;
  if (address?.kind !== 'text' || expression.positional.length > 1 || expression.keywords.length > 0) {
    throw problem(expression, 'run takes the address of a run as a text: run("address").phisp.');
  }
  return { kind: 'run', scope: context.scope.run(address.value) };
}

function converted(
  expression: CallExpression,
  { pair, direction }: Extract<CheckedValue, { kind: 'conversion' }>,
  context: CheckContext,
): CheckedValue {
  const [argument] = expression.positional;
  if (argument === undefined || expression.positional.length > 1 || expression.keywords.length > 0) {
    throw problem(expression, `unit.${pair.name}.${direction} takes one argument.`);
  }
  const value = context.valueOf(argument);
  const convert = (array: ArrayValue): ArrayValue => {
    const { unit } = array.type;
    const from = direction === 'trans' ? 'si' : 'emses';
    if (!unit.plain && unit.unit !== null) {
      if (!sameDimension(unit.unit.dimension, pair.unit.dimension)) {
        throw problem(
          argument,
          `${shown(argument)} is in ${unit.unit.symbol || 'no unit'}; unit.${pair.name} converts ${pair.unit.symbol}.`,
        );
      }
      if (unit.system !== from) {
        const words = { si: 'SI', emses: 'EMSES' };
        throw problem(
          argument,
          `${shown(argument)} is in ${words[unit.system]} units already; ${direction} takes ${words[from]} values.`,
        );
      }
    }
    return convertedArray(array, pair, direction, context);
  };
  if (value.kind === 'vector') return { ...mapComponents(value, convert), name: '' };
  return convert(arrayOf(value, argument, direction));
}

function convertedArray(
  array: ArrayValue,
  pair: UnitPair,
  direction: 'trans' | 'reverse',
  context: CheckContext,
): ArrayValue {
  const { unit } = array.type;
  // SI values may be in another unit of the dimension than the pair.
  const own =
    direction === 'trans' && unit.unit !== null && !unit.plain
      ? unit.unit.factorToSi / pair.unit.factorToSi
      : 1;
  const factor = direction === 'trans' ? pair.ratio * own : 1 / pair.ratio;
  const value = scaled(array, factor, context);
  const system = direction === 'trans' ? 'emses' : 'si';
  const type = {
    ...value.type,
    unit: { unit: pair.unit, system, emsesFactor: 1 / pair.ratio, plain: false } as const,
  };
  return { ...value, type: { ...type, dtype: 'float64', name: '' } };
}
