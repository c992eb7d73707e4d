import type { BoundCall, FunctionRule } from './bound-call.js';
import { sum, vectorArgument } from './calculus-functions.js';
import type { CheckContext } from './check-context.js';
import { combine } from './check-operators.js';
import type { ArrayValue, CheckedValue, VectorComponent, VectorValue } from './checked-value.js';
import { unary } from './elementwise-functions.js';
import { problem, shown } from './expression-words.js';
import { arrayOf } from './operands.js';
import { scaled } from './scale.js';
import { withinExponents } from './unit-problems.js';
import { powerOf } from './unit-rules.js';

/** The length of a vector; of an array its absolute value. */
function magnitude(call: BoundCall, context: CheckContext): CheckedValue {
  const { value, expression } = call.required('v');
  if (value.kind !== 'vector') {
    const array = arrayOf(value, expression, call.name);
    return unary('abs', array, array.type.unit, context);
  }
  const squares = value.components.map((component) =>
    product(call, component.value, component.value, context),
  );
  const square = sum(call.expression, squares, '+', context);
  const { unit, scale } = withinExponents(call.expression, () =>
    powerOf(square.type.unit, 0.5, context.units),
  );
  return scaled(unary('sqrt', square, unit, context), scale, context);
}

function dot(call: BoundCall, context: CheckContext): CheckedValue {
  const { vector: a, expression } = vectorArgument(call, 'a');
  const { vector: b, expression: other } = vectorArgument(call, 'b');
  const products = a.components.map(({ letter, value }) => {
    const partner = componentOf(b, letter);
    if (partner === null || a.components.length !== b.components.length) {
      throw problem(
        call.expression,
        `${shown(expression)} has the components ${lettersOf(a)} and ${shown(other)} has ${lettersOf(b)}: they have no scalar product.`,
      );
    }
    return product(call, value, partner, context);
  });
  return sum(call.expression, products, '+', context);
}

const CROSSED = [
  ['x', 'y', 'z'],
  ['y', 'z', 'x'],
  ['z', 'x', 'y'],
] as const;

/** Of vectors with three components a vector; of vectors in one plane its component across it. */
function cross(call: BoundCall, context: CheckContext): CheckedValue {
  const { vector: a, expression } = vectorArgument(call, 'a');
  const { vector: b, expression: other } = vectorArgument(call, 'b');
  const components = CROSSED.flatMap(([letter, next, last]): VectorComponent[] => {
    const [a1, a2] = [componentOf(a, next), componentOf(a, last)];
    const [b1, b2] = [componentOf(b, next), componentOf(b, last)];
    if (!a1 || !a2 || !b1 || !b2) return [];
    const parts = [product(call, a1, b2, context), product(call, a2, b1, context)];
    return [{ letter, value: sum(call.expression, parts, '-', context) }];
  });
  const [first] = components;
  const fits =
    a.components.length === b.components.length && (components.length === 3 || a.components.length === 2);
  if (first === undefined || !fits) {
    throw problem(
      call.expression,
      `${shown(expression)} has the components ${lettersOf(a)} and ${shown(other)} has ${lettersOf(b)}: they have no vector product.`,
    );
  }
  return components.length === 1 ? first.value : { kind: 'vector', name: '', components };
}

function product(call: BoundCall, a: ArrayValue, b: ArrayValue, context: CheckContext): ArrayValue {
  const at = call.expression;
  return combine(at, '*', { value: a, expression: at }, { value: b, expression: at }, context);
}

function componentOf(vector: VectorValue, letter: 'x' | 'y' | 'z'): ArrayValue | null {
  return vector.components.find((component) => component.letter === letter)?.value ?? null;
}

function lettersOf(vector: VectorValue): string {
  return vector.components.map(({ letter }) => letter).join(', ');
}

export const VECTOR_RULES: Readonly<Record<'magnitude' | 'dot' | 'cross', FunctionRule>> = {
  magnitude,
  dot,
  cross,
};
