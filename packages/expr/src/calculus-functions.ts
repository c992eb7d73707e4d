import { axisPlace } from './axis-argument.js';
import type { BoundCall, FunctionRule } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import { combine } from './check-operators.js';
import type { ArrayValue, CheckedValue, VectorComponent, VectorValue } from './checked-value.js';
import { derivative } from './derivative.js';
import type { Expression } from './expression.js';
import { listWords, problem, shown } from './expression-words.js';
import { arrayOf } from './operands.js';
import { poisson } from './poisson-function.js';

const LETTERS = ['x', 'y', 'z'] as const;
type Letter = (typeof LETTERS)[number];

/** The letter after and the one after that, in a circle. */
const FOLLOWING: Readonly<Record<Letter, readonly [Letter, Letter]>> = {
  x: ['y', 'z'],
  y: ['z', 'x'],
  z: ['x', 'y'],
};

/** The spatial axes of a value, x before y before z. @throws ExpressionTypeError when there is none */
function spatialLetters(call: BoundCall, value: ArrayValue, expression: Expression): Letter[] {
  const letters = LETTERS.filter((letter) => value.type.axes.some(({ name }) => name === letter));
  if (letters.length > 0) return letters;
  throw problem(call.expression, `${call.name} needs an axis in space; ${shown(expression)} has none.`);
}

/** ∂/∂letter. @throws ExpressionTypeError when the axis is gone */
function along(
  call: BoundCall,
  of: Expression,
  value: ArrayValue,
  letter: Letter,
  order: 1 | 2,
  context: CheckContext,
): ArrayValue {
  const place = value.type.axes.findIndex(({ name }) => name === letter);
  if (place < 0) {
    const names = value.type.axes.map(({ name }) => name);
    throw problem(
      call.expression,
      `${call.name} needs the axis ${letter}; ${shown(of)} has ${names.length === 0 ? 'none' : listWords(names)}.`,
    );
  }
  return derivative(call.expression, of, value, place, order, context);
}

function gradient(call: BoundCall, context: CheckContext): CheckedValue {
  const { value, expression } = call.required('x');
  const array = arrayOf(value, expression, call.name);
  const axis = call.optional('axis');
  if (axis !== null) {
    return derivative(
      call.expression,
      expression,
      array,
      axisPlace(axis, array, shown(expression)),
      1,
      context,
    );
  }
  const components = spatialLetters(call, array, expression).map(
    (letter): VectorComponent => ({
      letter,
      value: along(call, expression, array, letter, 1, context),
    }),
  );
  return { kind: 'vector', name: '', components };
}

function laplacian(call: BoundCall, context: CheckContext): CheckedValue {
  const { value, expression } = call.required('x');
  const array = arrayOf(value, expression, call.name);
  const parts = spatialLetters(call, array, expression).map((letter) =>
    along(call, expression, array, letter, 2, context),
  );
  return sum(call.expression, parts, '+', context);
}

function divergence(call: BoundCall, context: CheckContext): CheckedValue {
  const { vector, expression } = vectorArgument(call, 'v');
  const parts = vector.components.map(({ letter, value }) =>
    along(call, expression, value, letter, 1, context),
  );
  return sum(call.expression, parts, '+', context);
}

function curl(call: BoundCall, context: CheckContext): CheckedValue {
  const { vector, expression } = vectorArgument(call, 'v');
  const component = (letter: Letter) =>
    vector.components.find((candidate) => candidate.letter === letter)?.value;
  const about = (letter: Letter): ArrayValue | null => {
    const [next, last] = FOLLOWING[letter];
    const [a, b] = [component(last), component(next)];
    if (a === undefined || b === undefined) return null;
    const parts = [
      along(call, expression, a, next, 1, context),
      along(call, expression, b, last, 1, context),
    ];
    return sum(call.expression, parts, '-', context);
  };
  const components = LETTERS.flatMap((letter): VectorComponent[] => {
    const value = about(letter);
    return value === null ? [] : [{ letter, value }];
  });
  const [only] = components;
  if (only === undefined) {
    throw problem(
      call.expression,
      `curl needs a vector of two or three components; ${shown(expression)} has one.`,
    );
  }
  return components.length === 1 ? only.value : { kind: 'vector', name: '', components };
}

/** @throws ExpressionTypeError for anything but a vector */
export function vectorArgument(
  call: BoundCall,
  parameter: string,
): { readonly vector: VectorValue; readonly expression: Expression } {
  const { value, expression } = call.required(parameter);
  if (value.kind === 'vector') return { vector: value, expression };
  throw problem(
    expression,
    `${call.name} takes a vector such as exyz or gradient(phisp); ${shown(expression)} is none.`,
  );
}

/** Parts added, or subtracted from the first. */
export function sum(
  at: Expression,
  parts: readonly ArrayValue[],
  operator: '+' | '-',
  context: CheckContext,
): ArrayValue {
  const [first, ...rest] = parts;
  if (first === undefined) throw new RangeError('a sum has parts');
  return rest.reduce(
    (left, right) =>
      combine(at, operator, { value: left, expression: at }, { value: right, expression: at }, context),
    first,
  );
}

export const CALCULUS_RULES: Readonly<
  Record<'gradient' | 'div' | 'curl' | 'laplacian' | 'poisson', FunctionRule>
> = { gradient, div: divergence, curl, laplacian, poisson };
