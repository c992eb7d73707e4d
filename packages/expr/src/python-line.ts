import type { PythonLine } from './checked-expression.js';
import type { CheckedValue } from './checked-value.js';
import type { Expression } from './expression.js';
import { printExpression } from './print.js';

/** The line of Python that gives the same array with emout. */
export function pythonLine(
  expression: Expression,
  values: ReadonlyMap<Expression, CheckedValue>,
  _units: 'si' | 'emses',
): PythonLine {
  if (values.get(expression)?.kind !== 'array') return { line: null, reason: 'It gives no array.' };
  return { line: `data.${printExpression(expression)}` };
}
