import { ARITHMETIC_KERNELS } from '@emout/ndarray/binary-kernels';
import { clip } from '@emout/ndarray/select-kernels';
import { UNARY_KERNELS, type UnaryOperation } from '@emout/ndarray/unary-kernels';
import { alignAxes, type Operand } from './align-axes.js';
import { plainNumber, result } from './array-value.js';
import type { Argument, BoundCall, FunctionRule } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import type { ArrayValue } from './checked-value.js';
import { replaced } from './choice-functions.js';
import { problem, shown } from './expression-words.js';
import type { FunctionName } from './functions.js';
import { arrayOf, constantOf, wholeNumberOf } from './operands.js';
import { scaled } from './scale.js';
import { commonUnit, withinExponents } from './unit-problems.js';
import { isNumber, PLAIN, PURE, powerOf } from './unit-rules.js';

/** Arguments that are arrays, as operands. @throws ExpressionTypeError */
export function operandOf({ value, expression }: Argument, name: string): Operand {
  return { value: arrayOf(value, expression, name), expression };
}

/** One loop over the values, the unit as it is. */
function keeping(kernel: UnaryOperation): FunctionRule {
  return (call, context) => {
    const { value } = operandOf(call.required('x'), call.name);
    return unary(kernel, value, value.type.unit, context);
  };
}

/** One loop over pure numbers: an angle, an exponent. */
function ofNumbers(kernel: UnaryOperation): FunctionRule {
  return (call, context) => {
    const { value, expression } = operandOf(call.required('x'), call.name);
    const { unit } = value.type;
    if (unit.unit !== null && !isNumber(unit)) {
      throw problem(
        call.expression,
        `${shown(expression)} is in ${unit.unit.symbol}; ${call.name} takes pure numbers. Divide by a value in ${unit.unit.symbol} first.`,
      );
    }
    return unary(kernel, value, unit.plain ? PLAIN : PURE, context);
  };
}

/** Logarithms of quantities are common: what they count is said in a note. */
function logarithm(kernel: UnaryOperation): FunctionRule {
  return (call, context) => {
    const { value, expression } = operandOf(call.required('x'), call.name);
    const { unit } = value.type;
    if (unit.unit !== null && !isNumber(unit)) {
      const counted = unit.system === 'si' ? unit.unit.symbol : `EMSES units of ${unit.unit.symbol}`;
      context.note(`${call.name} is that of ${shown(expression)} counted in ${counted}.`);
    }
    return unary(kernel, value, unit.plain ? PLAIN : PURE, context);
  };
}

function toTruth(kernel: UnaryOperation): FunctionRule {
  return (call, context) => {
    const { value } = operandOf(call.required('x'), call.name);
    const plan = context.graph.elementwise(kernel, { operands: 1, loop: UNARY_KERNELS[kernel] }, [
      value.plan,
    ]);
    return result(value.type, plan, PURE, 'bool');
  };
}

export function unary(
  kernel: UnaryOperation,
  { type, plan }: ArrayValue,
  unit: ArrayValue['type']['unit'],
  context: CheckContext,
): ArrayValue {
  const loop = { operands: 1, loop: UNARY_KERNELS[kernel] } as const;
  return result(type, context.graph.elementwise(kernel, loop, [plan]), unit);
}

function likeOperands(
  kernel: 'hypot' | 'minimum' | 'maximum' | 'arctan2',
  parameters: readonly [string, string],
): FunctionRule {
  return (call, context) => {
    const operands = parameters.map((name) => operandOf(call.required(name), call.name));
    const common = commonUnit(call.expression, operands, 'combined', context);
    const aligned = alignAxes(common.operands, context);
    const loop = { operands: 2, loop: ARITHMETIC_KERNELS[kernel] } as const;
    const plan = context.graph.elementwise(kernel, loop, aligned.plans);
    const angle = common.unit.plain ? PLAIN : PURE;
    return result(aligned, plan, kernel === 'arctan2' ? angle : common.unit);
  };
}

function squareRoot(call: BoundCall, context: CheckContext): ArrayValue {
  const { value } = operandOf(call.required('x'), call.name);
  const { unit, scale } = withinExponents(call.expression, () =>
    powerOf(value.type.unit, 0.5, context.units),
  );
  return scaled(unary('sqrt', value, unit, context), scale, context);
}

function sign(call: BoundCall, context: CheckContext): ArrayValue {
  const { value } = operandOf(call.required('x'), call.name);
  return unary('sign', value, value.type.unit.plain ? PLAIN : PURE, context);
}

function round(call: BoundCall, context: CheckContext): ArrayValue {
  const { value } = operandOf(call.required('x'), call.name);
  const given = call.optional('decimals');
  const decimals =
    given === null ? 0 : wholeNumberOf(given.value, given.expression, 'The number of decimals');
  if (given !== null && Math.abs(decimals) > 300) {
    throw problem(given.expression, `The number of decimals is between -300 and 300; it is ${decimals}.`);
  }
  if (decimals === 0) return unary('round', value, value.type.unit, context);
  // As NumPy: a whole power of ten multiplies or divides exactly.
  const { graph } = context;
  const power = graph.constant(10 ** Math.abs(decimals));
  const multiply = { operands: 2, loop: ARITHMETIC_KERNELS.multiply } as const;
  const divide = { operands: 2, loop: ARITHMETIC_KERNELS.divide } as const;
  const [before, after] = decimals > 0 ? [multiply, divide] : [divide, multiply];
  const [first, last] = decimals > 0 ? ['multiply', 'divide'] : ['divide', 'multiply'];
  const grown = graph.elementwise(first ?? '', before, [value.plan, power]);
  const rounded = graph.elementwise('round', { operands: 1, loop: UNARY_KERNELS.round }, [grown]);
  return result(value.type, graph.elementwise(last ?? '', after, [rounded, power]), value.type.unit);
}

function clipped(call: BoundCall, context: CheckContext): ArrayValue {
  const bound = (name: string, open: number): Operand => {
    const given = call.optional(name);
    if (given !== null) return operandOf(given, call.name);
    return { value: plainNumber(context.graph, open), expression: call.expression };
  };
  const operands = [
    operandOf(call.required('x'), call.name),
    bound('low', Number.NEGATIVE_INFINITY),
    bound('high', Number.POSITIVE_INFINITY),
  ];
  const common = commonUnit(call.expression, operands, 'compared', context);
  const aligned = alignAxes(common.operands, context);
  const plan = context.graph.elementwise('clip', { operands: 3, loop: clip }, aligned.plans);
  return result(aligned, plan, common.unit);
}

function numbersForNan(call: BoundCall, context: CheckContext): ArrayValue {
  const { value } = operandOf(call.required('x'), call.name);
  const number = (name: string, otherwise: number) => {
    const given = call.optional(name);
    return given === null ? otherwise : constantOf(given.value, given.expression, `The value for ${name}`);
  };
  const most = Number.MAX_VALUE;
  const filled = replaced(value, 'isnan', null, number('nan', 0), context);
  const below = replaced(filled, 'equal', Number.POSITIVE_INFINITY, number('posinf', most), context);
  return replaced(below, 'equal', Number.NEGATIVE_INFINITY, number('neginf', -most), context);
}

type ElementwiseName = Extract<
  FunctionName,
  | (
      | 'abs'
      | 'sign'
      | 'sqrt'
      | 'exp'
      | 'log'
      | 'log10'
      | 'sin'
      | 'cos'
      | 'tan'
      | 'arcsin'
      | 'arccos'
      | 'arctan'
    )
  | (
      | 'arctan2'
      | 'sinh'
      | 'cosh'
      | 'tanh'
      | 'hypot'
      | 'floor'
      | 'ceil'
      | 'round'
      | 'clip'
      | 'minimum'
      | 'maximum'
    )
  | ('isnan' | 'isfinite' | 'nan_to_num')
>;

export const ELEMENTWISE_RULES: Readonly<Record<ElementwiseName, FunctionRule>> = {
  abs: keeping('abs'),
  floor: keeping('floor'),
  ceil: keeping('ceil'),
  round,
  sign,
  sqrt: squareRoot,
  exp: ofNumbers('exp'),
  log: logarithm('log'),
  log10: logarithm('log10'),
  sin: ofNumbers('sin'),
  cos: ofNumbers('cos'),
  tan: ofNumbers('tan'),
  arcsin: ofNumbers('arcsin'),
  arccos: ofNumbers('arccos'),
  arctan: ofNumbers('arctan'),
  sinh: ofNumbers('sinh'),
  cosh: ofNumbers('cosh'),
  tanh: ofNumbers('tanh'),
  arctan2: likeOperands('arctan2', ['y', 'x']),
  hypot: likeOperands('hypot', ['x', 'y']),
  minimum: likeOperands('minimum', ['x', 'y']),
  maximum: likeOperands('maximum', ['x', 'y']),
  clip: clipped,
  isnan: toTruth('isnan'),
  isfinite: toTruth('isfinite'),
  nan_to_num: numbersForNan,
};
