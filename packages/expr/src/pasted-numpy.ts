import { ExpressionError } from './errors.js';
import type { BinaryOperator, Expression, Span, UnaryOperator } from './expression.js';
import { FUNCTIONS, isFunctionName, printSignature } from './functions.js';
import { argumentsOf, functionCall, type PastedCall } from './pasted-call.js';

/** Names under which NumPy and the mathematics of Python are imported. */
const MODULES: ReadonlySet<string> = new Set(['np', 'numpy', 'math']);

const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['nan', 'nan'],
  ['NaN', 'nan'],
  ['inf', 'inf'],
  ['Inf', 'inf'],
  ['pi', 'pi'],
]);

/** NumPy's other names for functions of the field language. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['absolute', 'abs'],
  ['fabs', 'abs'],
  ['amin', 'min'],
  ['amax', 'max'],
  ['average', 'mean'],
  ['around', 'round'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
  ['atan2', 'arctan2'],
]);

const BINARY: ReadonlyMap<string, BinaryOperator> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['true_divide', '/'],
  ['floor_divide', '//'],
  ['mod', '%'],
  ['remainder', '%'],
  ['power', '**'],
  ['pow', '**'],
  ['less', '<'],
  ['less_equal', '<='],
  ['greater', '>'],
  ['greater_equal', '>='],
  ['equal', '=='],
  ['not_equal', '!='],
  ['logical_and', '&'],
  ['logical_or', '|'],
]);

const UNARY: ReadonlyMap<string, UnaryOperator> = new Map([
  ['negative', '-'],
  ['positive', '+'],
  ['logical_not', '~'],
]);

/** Functions that only make an array of what is one here. */
const COPIES: ReadonlySet<string> = new Set(['array', 'asarray', 'copy']);

export function isNumpyModule(name: string): boolean {
  return MODULES.has(name);
}

/** `np.pi` as `pi`. @throws ExpressionError when the field language has no such constant */
export function numpyConstant(text: string, name: string, span: Span): Expression {
  const constant = CONSTANTS.get(name);
  if (constant === undefined) throw unknown(text, name, span);
  return { kind: 'name', name: constant, span };
}

/** `np.absolute(x)` as `abs(x)`, `np.power(a, b)` as `a**b`. @throws ExpressionError when nothing is its like */
export function numpyCall(name: string, call: PastedCall): Expression {
  const { text, span } = call;
  const binary = BINARY.get(name);
  if (binary !== undefined) {
    const [left, right] = argumentsOf(call, ['a', 'b']);
    if (left && right) return { kind: 'binary', operator: binary, left, right, span };
  }
  const unary = UNARY.get(name);
  if (unary !== undefined || name === 'square' || COPIES.has(name)) {
    const [operand] = argumentsOf(call, ['a']);
    if (operand && unary) return { kind: 'unary', operator: unary, operand, span };
    if (operand) return name === 'square' ? square(operand, span) : operand;
  }
  const own = SYNONYMS.get(name) ?? name;
  if (!isFunctionName(own) || FUNCTIONS[own].numpy === null) throw unknown(text, name, call.nameSpan);
  return functionCall(own, call);
}

function square(operand: Expression, span: Span): Expression {
  const two = { kind: 'number', value: 2, span } as const;
  return { kind: 'binary', operator: '**', left: operand, right: two, span };
}

function unknown(text: string, name: string, span: Span): ExpressionError {
  const instead = isFunctionName(name)
    ? `the field language has ${printSignature(name)}, which takes other arguments`
    : 'the field language has no function or constant of that name';
  return new ExpressionError(text, span, `NumPy's “${name}” cannot be used: ${instead}.`);
}
