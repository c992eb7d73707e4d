import type { CheckOptions } from './checked-expression.js';
import type { CheckedValue } from './checked-value.js';
import type { Expression, LambdaExpression } from './expression.js';
import type { PlanGraph } from './plan-graph.js';
import type { ExpressionScope, FieldSource } from './scope.js';
import type { UnitMemory } from './unit-memory.js';

/** What the rules of the field language know while an expression is checked. */
export interface CheckContext {
  readonly scope: ExpressionScope;
  readonly options: CheckOptions;
  readonly graph: PlanGraph;
  readonly units: UnitMemory;
  valueOf(expression: Expression): CheckedValue;
  /** The body of a lambda with its argument. */
  apply(lambda: LambdaExpression, argument: CheckedValue): CheckedValue;
  /** The argument of the lambda whose body is checked, by its name. */
  bound(name: string): CheckedValue | null;
  note(sentence: string): void;
  use(scope: ExpressionScope, field: FieldSource): void;
  /** The run of a field that is used; null for any other. */
  scopeOf(field: FieldSource): ExpressionScope | null;
}
