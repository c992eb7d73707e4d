import { plainNumber } from './array-value.js';
import { checkCall } from './check-calls.js';
import type { CheckContext } from './check-context.js';
import { checkMember, checkName } from './check-names.js';
import { checkBinary, checkUnary } from './check-operators.js';
import { checkSubscript } from './check-subscript.js';
import type { CheckOptions, UsedSource } from './checked-expression.js';
import type { CheckedValue } from './checked-value.js';
import type { Expression, LambdaExpression } from './expression.js';
import { problem } from './expression-words.js';
import { PlanGraph } from './plan-graph.js';
import type { ExpressionScope, FieldSource } from './scope.js';
import { UnitMemory } from './unit-memory.js';

/** Ten times what the longest text has without lambdas. */
const MOST_PARTS = 20_000;

/** Finds the value of every part of an expression in a run. */
export class Checker implements CheckContext {
  readonly graph = new PlanGraph();
  readonly units: UnitMemory;
  /** Values of the parts that were checked. */
  readonly values = new Map<Expression, CheckedValue>();
  readonly #notes = new Set<string>();
  readonly #sources = new Map<string, UsedSource>();
  readonly #scopes = new Map<FieldSource, ExpressionScope>();
  readonly #bound: { readonly name: string; readonly value: CheckedValue }[] = [];
  #checked = 0;

  constructor(
    readonly scope: ExpressionScope,
    readonly options: CheckOptions,
  ) {
    this.units = options.unitMemory ?? new UnitMemory();
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  get sources(): readonly UsedSource[] {
    return [...this.#sources.values()];
  }

  valueOf(expression: Expression): CheckedValue {
    this.#checked += 1;
    if (this.#checked > MOST_PARTS) {
      // The body of a lambda counts once for each component of a vector, and those of lambdas in it again.
      throw problem(expression, 'Lambdas within lambdas make too many parts; write the condition out.');
    }
    const value = this.#check(expression);
    this.values.set(expression, value);
    return value;
  }

  apply(lambda: LambdaExpression, argument: CheckedValue): CheckedValue {
    this.#bound.push({ name: lambda.parameter, value: argument });
    try {
      return this.valueOf(lambda.body);
    } finally {
      this.#bound.pop();
    }
  }

  bound(name: string): CheckedValue | null {
    return this.#bound.findLast((argument) => argument.name === name)?.value ?? null;
  }

  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  use(scope: ExpressionScope, field: FieldSource): void {
    const { name, fingerprint } = field;
    this.#scopes.set(field, scope);
    this.#sources.set(`${scope.address}\n${name}`, { run: scope.address, name, fingerprint });
    for (const sentence of field.notes) this.note(`${name}: ${sentence}`);
  }

  scopeOf(field: FieldSource): ExpressionScope | null {
    return this.#scopes.get(field) ?? null;
  }

  #check(expression: Expression): CheckedValue {
    switch (expression.kind) {
      case 'number':
        return plainNumber(this.graph, expression.value);
      case 'text':
        return { kind: 'text', value: expression.value };
      case 'name':
        return checkName(expression, this);
      case 'member':
        return checkMember(expression, this);
      case 'call':
        return checkCall(expression, this);
      case 'subscript':
        return checkSubscript(expression, this);
      case 'unary':
        return checkUnary(expression, this);
      case 'binary':
        return checkBinary(expression, this);
      case 'list':
        return { kind: 'list', items: expression.items.map((item) => this.valueOf(item)) };
      case 'lambda':
        return { kind: 'lambda', lambda: expression };
    }
  }
}
