import type { CheckedExpression, CheckOptions, PythonLine } from './checked-expression.js';
import {
  type ArrayValue,
  type CheckedValue,
  mapComponents,
  type VectorValue,
  vectorTypeOf,
} from './checked-value.js';
import { Checker } from './checker.js';
import type { Expression } from './expression.js';
import { problem } from './expression-words.js';
import { kindSentence } from './operands.js';
import { costOf } from './plan-cost.js';
import { printExpression } from './print.js';
import { pythonLine } from './python-line.js';
import { resolvedExpression } from './resolved-expression.js';
import type { ExpressionScope } from './scope.js';
import { storedSelection } from './stored-selection.js';
import type { ValueType } from './value-type.js';

/**
 * Finds out what an expression is in a run: its shape, axes, unit and cost, and how to compute it. Nothing is read.
 * @throws ExpressionTypeError, ExpressionCostError; tagged errors of the scope
 */
export function checkExpression(
  expression: Expression,
  scope: ExpressionScope,
  options: CheckOptions,
): CheckedExpression {
  const checker = new Checker(scope, options);
  const value = numbersOf(checker.valueOf(expression), expression);
  const canonical = printExpression(expression);
  const plans =
    value.kind === 'array' ? [value.plan] : value.components.map((component) => component.value.plan);
  let resolved: string | null = null;
  let python: PythonLine | null = null;
  return {
    type: named(asComputed(value), canonical),
    plans,
    canonical,
    // The two are worked out when they are asked for: a check of what is typed needs neither.
    get resolved() {
      resolved ??= printExpression(resolvedExpression(expression, checker.values));
      return resolved;
    },
    get python() {
      python ??= pythonLine(expression, checker.values);
      return python;
    },
    sources: checker.sources,
    notes: checker.notes,
    cost: costOf(plans, options.limits),
    limits: options.limits,
  };
}

function numbersOf(value: CheckedValue, expression: Expression): ArrayValue | VectorValue {
  if (value.kind === 'array' || value.kind === 'vector') return value;
  throw problem(expression, `An expression gives numbers; ${kindSentence(value, expression)}`);
}

/** What is computed is computed in doubles; what is read alone stays as it is stored. */
function asComputed(value: ArrayValue | VectorValue): ArrayValue | VectorValue {
  if (value.kind === 'vector') return mapComponents(value, computedArray);
  return computedArray(value);
}

function computedArray(value: ArrayValue): ArrayValue {
  if (value.type.dtype !== 'float32' || storedSelection(value.plan) !== null) return value;
  return { ...value, type: { ...value.type, dtype: 'float64' } };
}

/** A combination is called by its text. */
function named(value: ArrayValue | VectorValue, canonical: string): ValueType {
  if (value.kind === 'array') return { ...value.type, name: value.type.name || canonical };
  const type = vectorTypeOf(value);
  const name = value.name || canonical;
  const base = /^\w+$/.test(name) ? name : `(${name})`;
  const components = type.components.map((component) => ({
    ...component,
    type: { ...component.type, name: component.type.name || `${base}.${component.letter}` },
  }));
  return { ...type, name, components };
}
