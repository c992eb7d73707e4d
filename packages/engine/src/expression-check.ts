import type { CheckedExpression } from '@emout/expr/checked-expression';
import { FUNCTIONS, type FunctionSignature } from '@emout/expr/functions';
import { countOf } from '@emout/expr/positions';
import type { ArrayType, ValueType } from '@emout/expr/value-type';
import type { AxisDescription, FixedAxis, ReducedAxis } from './description.js';
import {
  axisDataOf,
  axisDescriptionOf,
  fixedAxisOf,
  reducedAxisOf,
  shownSymbol,
  type UnitSystemName,
} from './value-axes.js';

/** What an expression would give, known before anything is read. */
export interface ExpressionType {
  ok: true;
  canonical: string;
  /** The line of Python that gives the same array with emout; null when there is none. */
  python: string | null;
  kind: 'array' | 'vector';
  components: ('x' | 'y' | 'z')[];
  name: string;
  unit: string | null;
  dtype: 'float32' | 'float64' | 'bool';
  shape: number[];
  axes: AxisDescription[];
  fixed: FixedAxis[];
  reduced: ReducedAxis[];
  bytesToRead: number;
  notes: string[];
}

/** Why a text is no expression that can be evaluated. */
export interface ExpressionProblem {
  ok: false;
  message: string;
  hint: string | null;
  /** Characters of the text; null when the message is about all of it. */
  span: { start: number; end: number } | null;
  near: string[];
}

export type ExpressionCheck = ExpressionType | ExpressionProblem;

/** A name that may stand in an expression. */
export interface ExpressionName {
  name: string;
  kind: 'field' | 'vector' | 'parameter' | 'function' | 'constant' | 'unit' | 'run';
  about: string;
}

/** The answer about an expression that was checked. */
export function typeAnswer(checked: CheckedExpression, units: UnitSystemName): ExpressionType {
  const { type } = checked;
  const array = firstArray(type);
  return {
    ok: true,
    canonical: checked.canonical,
    python: checked.python.line,
    kind: type.kind,
    components: type.kind === 'vector' ? type.components.map(({ letter }) => letter) : [],
    name: type.name,
    unit: shownSymbol(array.unit),
    dtype: array.dtype,
    shape: array.axes.map(({ positions }) => countOf(positions)),
    axes: array.axes.map((axis) => axisDescriptionOf(axisDataOf(axis, units))),
    fixed: array.fixed.map((axis) => fixedAxisOf(axis, units)),
    reduced: array.reduced.map((axis) => reducedAxisOf(axis, units)),
    bytesToRead: checked.cost.bytesToRead,
    notes: [...checked.notes],
  };
}

/** The answer about a text that cannot be evaluated; null for an error that is not the text's fault. */
export function problemAnswer(error: unknown): ExpressionProblem | null {
  if (!(error instanceof Error) || !('tag' in error) || typeof error.tag !== 'string') return null;
  const span = 'span' in error ? (error.span as ExpressionProblem['span']) : null;
  const near = 'near' in error && Array.isArray(error.near) ? error.near.map(String) : [];
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : null;
  return {
    ok: false,
    message: error.message,
    hint,
    span: span && { start: span.start, end: span.end },
    near,
  };
}

const CONSTANTS: readonly ExpressionName[] = [
  { name: 'nan', kind: 'constant', about: 'No value' },
  { name: 'inf', kind: 'constant', about: 'Infinity' },
  { name: 'pi', kind: 'constant', about: '3.14159…' },
];

/** Functions and constants of the language, which every run has. */
export function languageNames(): ExpressionName[] {
  const functions = Object.entries(FUNCTIONS).map(
    ([name, one]): ExpressionName => ({
      name,
      kind: 'function',
      about: `${name}(${one.parameters.map(shownParameter).join(', ')}) – ${one.about}`,
    }),
  );
  return [...functions, ...CONSTANTS];
}

function shownParameter({ name, optional, keywordOnly }: FunctionSignature['parameters'][number]): string {
  return keywordOnly ? `${name}=…` : optional ? `[${name}]` : name;
}

/** The array, or the first component of a vector: all share axes and unit. */
export function firstArray(type: ValueType): ArrayType {
  if (type.kind === 'array') return type;
  const [first] = type.components;
  if (first === undefined) throw new RangeError('a vector has components');
  return first.type;
}
