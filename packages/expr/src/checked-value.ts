import type { LambdaExpression } from './expression.js';
import type { PlanNode } from './plan-node.js';
import type { ExpressionScope, ParameterValue, UnitPair } from './scope.js';
import type { ArrayType, VectorType } from './value-type.js';

export interface ArrayValue {
  readonly kind: 'array';
  readonly type: ArrayType;
  /** One axis for each of `type`. */
  readonly plan: PlanNode;
}

export interface VectorComponent {
  readonly letter: 'x' | 'y' | 'z';
  readonly value: ArrayValue;
}

export interface VectorValue {
  readonly kind: 'vector';
  readonly name: string;
  readonly components: readonly VectorComponent[];
}

/** What a part of an expression is: numbers to compute with, or what helps to say which. */
export type CheckedValue =
  | ArrayValue
  | VectorValue
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly items: readonly CheckedValue[] }
  | { readonly kind: 'lambda'; readonly lambda: LambdaExpression }
  /** `inp`, `inp.ptcond`. */
  | { readonly kind: 'parameters'; readonly scope: ExpressionScope; readonly path: readonly string[] }
  | {
      readonly kind: 'parameter-list';
      readonly name: string;
      readonly list: Extract<ParameterValue, { kind: 'list' }>;
    }
  | { readonly kind: 'units'; readonly scope: ExpressionScope }
  | { readonly kind: 'unit-pair'; readonly pair: UnitPair }
  | { readonly kind: 'conversion'; readonly pair: UnitPair; readonly direction: 'trans' | 'reverse' }
  | { readonly kind: 'run'; readonly scope: ExpressionScope };

/** How a message calls a value that is no number. */
export const KIND_WORDS: Readonly<Record<CheckedValue['kind'], string>> = {
  array: 'an array',
  vector: 'a vector',
  text: 'a text',
  none: 'None',
  list: 'a list',
  lambda: 'a lambda',
  parameters: 'the parameters of the run',
  'parameter-list': 'a list of parameters',
  units: 'the units of the run',
  'unit-pair': 'a unit',
  conversion: 'a conversion',
  run: 'a run',
};

export function vectorTypeOf({ name, components }: VectorValue): VectorType {
  return {
    kind: 'vector',
    name,
    components: components.map(({ letter, value }) => ({ letter, type: value.type })),
  };
}

/** The same with `change` applied to each component. */
export function mapComponents(vector: VectorValue, change: (value: ArrayValue) => ArrayValue): VectorValue {
  const components = vector.components.map(({ letter, value }) => ({ letter, value: change(value) }));
  return { ...vector, components };
}
